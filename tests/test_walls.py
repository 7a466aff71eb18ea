"""The walls of the house: who may import whom, where SQL and Vietnamese live, how long a file is."""

import ast
import io
import re
import tokenize
import tomllib
import unicodedata
from pathlib import Path

import pytest

from cchc_data import indicators

HERE = Path(__file__).parents[1]
HALVES = ("cchc_data", "cchc_view", "pages")
SOURCES = {path.relative_to(HERE).as_posix(): path for half in HALVES for path in sorted((HERE / half).rglob("*.py"))}
EVERYTHING = SOURCES | {
    path.relative_to(HERE).as_posix(): path
    for path in [*HERE.glob("*.py"), *(one for name in ("tests", "benchmarks", "deploy") for one in (HERE / name).rglob("*.py"))]
}
FORBIDDEN = {
    "cchc_data": {"streamlit", "altair", "cchc_view", "pages", "dashboard"},
    "cchc_view": {"pages", "dashboard"},
}
LIBRARIES = {"streamlit", "altair", "duckdb", "pandas", "numpy", "jinja2", "babel", "starlette", "cchc_data", "dashboard"}
# Names of tables and columns come from schemas/, never from a value; DDL knows no parameters.
# Names of our own tables and columns, never a value: one statement is bound once, a relation that becomes a table twice.
FORMATTED_SQL = {
    "cchc_data/publish/__init__.py": ["create table public.{} as {}"],
    "cchc_data/publish/files.py": ["copy {} to $path (format parquet, compression zstd)"],
    "cchc_data/publish/loading.py": ["create table {} ({})"],
    "cchc_data/store.py": ['create table "{}" as select {} from read_parquet($path)', 'create table "{}" ({})'],
}
SQL = re.compile(r"^\s*(select|insert|update|delete|create|drop|copy|attach|set|with|from|alter|pragma)\s", re.IGNORECASE)
LONGEST = 250
# A currency in a pattern that reads it.
VIETNAMESE_TERMS = {"cchc_data/catalogue/fees.py"}


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def imported(path):
    """Top-level names of the modules a file imports anywhere, lazily too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "say the whole name of what is imported"
            yield node.module.split(".")[0]


def half_of(name):
    return name.split("/")[0]


@pytest.mark.parametrize("half", FORBIDDEN)
def test_imports_point_down_only(half):
    wrong = {name: FORBIDDEN[half] & set(imported(path)) for name, path in SOURCES.items() if half_of(name) == half}
    assert len(wrong) > 3
    assert {name: found for name, found in wrong.items() if found} == {}


def test_pages_know_only_the_drawing_half():
    found = {name: set(imported(path)) & LIBRARIES for name, path in SOURCES.items() if half_of(name) == "pages"}
    assert len(found) > 5
    assert {name: libraries for name, libraries in found.items() if libraries} == {}


# The work tier: who names its folder or reads its tables, and who may use those who do.
OPENS_WORK = {
    "cchc_data/snapshot.py",
    "cchc_data/publish/files.py",
    "cchc_data/checking/merge.py",
    "cchc_data/checking/recounting.py",
    "cchc_data/checking/importing.py",
    "cchc_data/checking/judging.py",
    "cchc_data/checking/refreshing.py",
    "cchc_data/desk/edits.py",
    "cchc_data/desk/queues.py",
}
AT_THE_DESK = ("cchc_data/desk/", "cchc_view/desk/")


def names(path):
    """Every module and name a file imports, dotted, and every string constant outside docstrings."""
    explained = docstring_lines(tree(path))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno not in explained:
            yield node.value


def test_only_import_publish_and_the_desk_open_the_work_tier():
    found = {name: set(names(path)) for name, path in SOURCES.items()}
    opening = {name for name, told in found.items() if "work" in told or any(one.endswith(".current_work") for one in told)}
    assert opening == OPENS_WORK


def test_only_the_desk_and_its_doors_know_the_desk():
    """Its page, its addresses, and the two that show the way to it; of the public pages none."""
    found = {name: set(names(path)) for name, path in SOURCES.items() if not name.startswith(AT_THE_DESK)}
    knowing = {name for name, told in found.items() if any(one.startswith(("cchc_data.desk", "cchc_view.desk")) for one in told)}
    assert knowing == {"cchc_view/routes/desk.py", "cchc_view/routes/theirs.py", "cchc_view/tell_streamlit.py", "pages/desk.py"}
    inside = [name for name, told in found.items() if any(one.startswith("cchc_data.desk") for one in told)]
    assert inside == []


def formatted(node):
    """Text with holes: an f-string, `text % x`, `text.format(x)` or `text + x`; None for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mod, ast.Add)):
        return node.left.value if isinstance(node.left, ast.Constant) and isinstance(node.left.value, str) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        target = node.func.value
        return target.value if isinstance(target, ast.Constant) and isinstance(target.value, str) else None
    return None


def formatted_sql(source):
    texts = [formatted(node) for node in ast.walk(source)]
    return [text for text in texts if text and SQL.match(text)]


def test_no_sql_is_put_together_from_values():
    found = {name: formatted_sql(tree(path)) for name, path in SOURCES.items()}
    assert {name: texts for name, texts in found.items() if texts} == FORMATTED_SQL


@pytest.mark.parametrize(
    "bad", ['f"select {x}"', '"select %s" % x', '"select {}".format(x)', '"select " + x', 'f"COPY {x} to y"']
)
def test_the_search_for_sql_with_values_finds_each_way_to_write_it(bad):
    assert formatted_sql(ast.parse(f"execute({bad})"))


def vietnamese(text):
    """True if a word carries Vietnamese marks; đ by itself or in a pattern's [A-ZĐ] is no word."""
    outside = re.sub(r"\[[^\]]*\]", "", unicodedata.normalize("NFC", text.lower()))
    words = re.findall(r"[^\W\d_]{2,}", outside)
    return any("đ" in word or unicodedata.normalize("NFD", word) != word for word in words)


def docstring_lines(source):
    """First lines of every string that stands alone as a statement."""
    return {
        node.lineno for node in ast.walk(source)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }  # fmt: skip


def sentences_in(path):
    """Places of strings with Vietnamese letters outside docstrings and comments."""
    explained = docstring_lines(tree(path))
    text = path.read_text("utf-8")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_text = token.type == tokenize.STRING or tokenize.tok_name[token.type] == "FSTRING_MIDDLE"
        if is_text and token.start[0] not in explained and vietnamese(token.string):
            yield token.start[0]


def test_vietnamese_sentences_live_in_toml():
    found = {name: list(sentences_in(path)) for name, path in SOURCES.items()}
    assert {name: lines for name, lines in found.items() if lines and name not in VIETNAMESE_TERMS} == {}


def test_the_search_for_vietnamese_passes_over_docstrings_and_comments(tmp_path):
    file = tmp_path / "a.py"
    file.write_text('"""Hồ sơ."""\nx = 1  # hồ sơ\ny = "a – b đ"\nz = "hồ sơ"\n', "utf-8")
    assert list(sentences_in(file)) == [4]


def pairs():
    return sorted({path.stem for path in indicators.FOLDER.iterdir() if path.suffix in (".toml", ".sql")} - {"_macros"})


@pytest.mark.parametrize("name", pairs())
def test_an_indicator_is_a_pair_of_files_that_says_everything(name):
    assert (indicators.FOLDER / f"{name}.sql").read_text("utf-8").startswith("-- ")
    facts = tomllib.loads((indicators.FOLDER / f"{name}.toml").read_text("utf-8"))
    for language in ("vi", "en"):
        words = facts[language]
        assert all(words[key] for key in ("title", "short", "question", "why", "numerator", "denominator", "method"))
        assert words["exclusions"]
    assert len(facts["vi"]["exclusions"]) == len(facts["en"]["exclusions"])
    assert facts["vi"].keys() == facts["en"].keys()
    assert vietnamese(facts["vi"]["title"])
    assert not vietnamese(re.sub(r"\d+/\S+", "", facts["en"]["title"]))  # but for the number of a decision


@pytest.mark.parametrize("name", pairs())
def test_an_indicator_names_its_target_rule_and_its_legal_basis(name):
    found = indicators.load_all()[name]
    assert found.target.op in indicators.OPS
    assert (found.target.goal is None) == (found.target.op == "qualitative")
    assert found.legal_basis and all(found.legal_basis)
    assert found.unit in indicators.UNITS and found.counted in indicators.COUNTED
    assert found.interval in ("wilson", "none") and found.when_empty in ("none_arisen", "no_data")


def test_no_file_of_python_is_longer_than_one_can_read_at_once():
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in EVERYTHING.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_nothing_is_left_to_do_later():
    later = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
    found = {name: later.findall(path.read_text("utf-8")) for name, path in EVERYTHING.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_every_file_says_what_it_is_for():
    silent = [name for name, path in EVERYTHING.items() if path.stat().st_size and not ast.get_docstring(tree(path))]
    assert silent == []
