"""Thirty identities in every column of every form: none may be found in anything that is written.

The correction file alone may hold them, and lies outside all that is ever served.
"""

import csv
import io
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import duckdb
import pytest

from cchc_data import snapshot
from cchc_data.__main__ import main
from cchc_data.reading.forms import LINE_NUMBER, forms
from tests.checking.identities import IDENTITIES, needles
from tests.checking.instances import prepare
from tests.checking.sheets import ORDINARY

COUNTABLE = [
    form for form in forms() if not form.startswith("index_766")
]  # JSON; its columns are numbers and names of units
FILLED = (
    "apology_letters",
    "commune_procedures",
    "complaints",
    "contacts",
    "criteria_scores",
    "documents",
    "dossiers",
    "evaluations",
    "facility_checks",
    "initiatives",
    "oversight",
    "plan_tasks",
    "reports",
    "staff",
    "survey_answers",
    "survey_waves",
)
PERSONAL = {"Người nộp": "applicant", "Số CCCD": "id", "Địa chỉ": "address", "Điện thoại": "phone", "Ghi chú": "note"}


def columns(form):
    """Field → header as officials write it."""
    return {
        field.name: field.label
        for field in form.fields
        if field.name != LINE_NUMBER and not field.personal and field.label != field.name
    }


def rows(form):
    """An ordinary row, then one row per column and identity with the identity in that column."""
    names, plain = list(columns(form)), ORDINARY.get(form.id, {})
    yield [plain.get(name, "").format(n=9000) for name in names]
    n = 0
    for name in names:
        for identity in IDENTITIES:
            n += 1
            row = {key: plain.get(key, "").format(n=n) for key in names}
            yield [identity if key == name else row[key] for key in names]


def write(form, folder):
    """The form as a CSV file: a title, its columns, personal columns beside them, thirty free texts."""
    personal = {} if form.id == "contacts" else PERSONAL
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\n")
    out.writerow([f"DANH SÁCH do {IDENTITIES[0]} lập"])
    heads = [
        ["STT"],
        *(label.split(" / ") for label in columns(form).values()),
        *([name] for name in personal),
        ["Cột lạ"],
    ]
    for tier in range(max(map(len, heads))):
        out.writerow([head[tier] if tier < len(head) else "" for head in heads])
    for n, row in enumerate(rows(form), start=1):
        who = IDENTITIES[n % len(IDENTITIES)]
        out.writerow([n, *row, *[who] * len(personal), f"Liên hệ {who} để biết thêm"])
    path = Path(folder) / f"{form.id}_{IDENTITIES[1]}_{IDENTITIES[14]}.csv"
    path.write_text(text.getvalue(), "utf-8-sig")
    return path


def everything(folder):
    """(place, bytes) of every file below `folder` and of what is packed inside it."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        yield path.relative_to(folder).as_posix(), path.name.encode() + b"\0" + path.read_bytes()
        if path.suffix == ".parquet":
            with duckdb.connect() as database:
                yield f"{path.name}, unpacked", str(database.read_parquet(str(path)).fetchall()).encode()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as packed:
                yield from ((f"{path.name}: {name}", packed.read(name)) for name in packed.namelist())


def found(places):
    """Places that hold a needle, with the number of the needle: never the needle itself."""
    wanted = [(n, needle.encode()) for n, needle in enumerate(needles())]
    return sorted({(place, n) for place, content in places for n, needle in wanted if needle in content})


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """One import of every form, published; (root, report folder, outputs by form)."""
    base = tmp_path_factory.mktemp("canary")
    root, report, said = prepare(base / "data"), base / "report", {}
    for form in map(forms().get, COUNTABLE):
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            arguments = [
                "import",
                str(write(form, base)),
                "--data",
                str(root),
                "--report",
                str(report / form.id),
                "--answer",
                "survey_method=qr",
            ]
            code = main(
                [
                    *arguments,
                    *(
                        f"--answer=date_order.{name}=day_first"
                        for name in columns(form)
                        if name.endswith(("_on", "_until", "_at"))
                    ),
                ]
            )
            main(["publish", "--yes", "--data", str(root)])
        said[form.id] = (int(code), out.getvalue(), err.getvalue())
    return root, report, said


@pytest.mark.parametrize("form", COUNTABLE)
def test_every_form_was_read_and_its_ordinary_row_understood(imported, form):
    code, out, err = imported[2][form]
    assert code in (0, 5), err
    assert "Cần làm" not in err


@pytest.mark.parametrize("form", COUNTABLE)
def test_nobody_stands_in_what_the_terminal_shows(imported, form):
    _, out, err = imported[2][form]
    assert found([("terminal", (out + err).encode())]) == []


def test_nobody_stands_in_work_tables_public_cubes_or_manifests(imported):
    root = imported[0]
    assert found(everything(root / "snapshots")) == []
    assert found(everything(root / "drafts")) == []


def test_nobody_stands_in_the_reports(imported):
    assert found(everything(imported[1])) == []


def test_the_correction_files_hold_the_rows_and_nothing_else_does(imported):
    root = imported[0]
    assert found(everything(root / "corrections"))
    others = [
        (place, content)
        for place, content in everything(root)
        if not place.startswith("corrections/") and " " not in place and ":" not in place
    ]
    assert found(others) == []


def test_ordinary_rows_did_get_in(imported):
    root = imported[0]
    tables = snapshot.read_manifest(root, snapshot.current_id(root))["tables"]
    filled = {name for name, facts in tables.items() if name.startswith("work/") and facts["rows"]}
    assert filled == {f"work/{name}.parquet" for name in FILLED}


def test_the_search_itself_finds_what_it_looks_for(tmp_path):
    (tmp_path / "leak.txt").write_text(f"gặp {IDENTITIES[3].upper()}", "utf-8")
    assert found(everything(tmp_path))
