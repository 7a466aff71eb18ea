"""Thirty identities in every column of every form: none may be found in anything that is written, said or served.

The correction file alone may hold them, and lies outside all that is ever served.
"""

import csv
import io
import json
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import snapshot
from cchc_data.__main__ import main
from cchc_data.reading.forms import LINE_NUMBER, forms
from cchc_view import cached, routes
from cchc_view.opendata.sheets import public_tables
from pages import PAGES
from tests.checking.identities import IDENTITIES, needles
from tests.checking.instances import prepare
from tests.checking.sheets import ORDINARY

COUNTABLE = [
    form for form in forms() if not form.startswith("index_766")
]  # JSON; its columns are numbers and names of units
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
    yield [plain.get(name, "").format(n=99) for name in names]
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
        *([f"Việc của {who}"] for who in IDENTITIES),
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
        yield from unpacked(path.name, path.read_bytes())


def unpacked(name, content):
    """(place, bytes) of what is packed in a workbook or document."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from ((f"{name}: {inside}", packed.read(inside)) for inside in packed.namelist())


def found(places):
    """Places that hold a needle, with the number of the needle: never the needle itself."""
    wanted = [(n, needle.encode()) for n, needle in enumerate(needles())]
    return sorted({(place, n) for place, content in places for n, needle in wanted if needle in content})


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """One import of every form, published: (root, folder of the reports, what the terminal showed)."""
    base = tmp_path_factory.mktemp("canary")
    root, out, err = prepare(base / "data"), io.StringIO(), io.StringIO()
    files = [str(write(form, base)) for form in map(forms().get, COUNTABLE)]
    days = {name for form in COUNTABLE for name in columns(forms()[form]) if name.endswith(("_on", "_until", "_at", "_of"))}
    answers = ["survey_method=paper", *(f"date_order.{name}=day_first" for name in sorted(days))]
    options = [*(f"--answer={answer}" for answer in answers), "--report", str(base / "report"), "--data", str(root)]
    with redirect_stdout(out), redirect_stderr(err):
        assert main(["import", *files, *options]) == 0
        assert main(["publish", "--yes", "--data", str(root)]) == 0
    return root, base / "report", out.getvalue() + err.getvalue()


def test_every_form_was_read_and_ordinary_rows_did_get_in(imported):
    told = json.loads((imported[1] / "bao-cao-nhap.json").read_text("utf-8"))["files"]
    assert [file["form"] for file in told] == [forms()[form].title_vi for form in sorted(COUNTABLE, key="commune_procedures".__ne__)]
    tables = snapshot.read_manifest(imported[0], snapshot.current_id(imported[0]))["tables"]
    assert {name for name, facts in tables.items() if name.startswith("work/") and not facts["rows"]} == set()


def test_nobody_stands_in_what_the_terminal_shows(imported):
    assert found([("terminal", imported[2].encode())]) == []


def test_nobody_stands_in_work_tables_public_cubes_manifests_or_anything_else_of_the_data_folder(imported):
    root = imported[0]
    correction_files = {path for path in root.glob("corrections/*")}
    assert len(correction_files) > 10
    places = [(place, content) for place, content in everything(root) if not _of(place, correction_files)]
    assert found(places) == []


def test_nobody_stands_in_the_reports(imported):
    assert found(everything(imported[1])) == []


def test_the_correction_files_do_hold_them_for_the_official_alone(imported):
    folder = imported[0] / "corrections"
    assert oct(folder.stat().st_mode)[-3:] == "700"
    assert len({n for _, n in found(everything(folder))}) > len(IDENTITIES)


def test_nobody_stands_in_any_answer_of_the_site(imported, monkeypatch):
    monkeypatch.setenv("CCHC_DATA", str(imported[0]))
    cached.store.cache_clear()
    site = TestClient(Starlette(routes=routes.build(PAGES)), follow_redirects=False)
    answers = [(address, site.get(address)) for address in addresses(cached.current())]
    cached.store.cache_clear()
    assert {address: answer.status_code for address, answer in answers if answer.status_code != 200} == {}
    places = [(address, answer.content + str(answer.headers).encode()) for address, answer in answers]
    assert found(places) == []
    assert found(each for address, answer in answers for each in unpacked(address, answer.content)) == []


def addresses(loaded):
    """Every kind of address that tells of the data, the ones of each table and page among them."""
    yield from ("/", "/api/v1/indicators", "/api/v1/procedures?q=khai", "/api/v1/periods", "/atom.xml", "/sitemap.xml")
    yield from ("/status.json", "/du-lieu/datapackage.json", "/du-lieu/dcat.jsonld", "/nhung", "/huy-hieu/on_time_pct.svg")
    yield from (f"/nhe/{page.path}?lang={lang}" for page in PAGES for lang in ("vi", "en"))
    yield from (f"/du-lieu/{name}.{kind}" for name in public_tables(loaded) for kind in ("csv", "json", "xlsx", "parquet"))
    yield from (f"/thu-tuc/{row['proc_code']}" for row in loaded.rows("procedure_codes")[:3])
    yield from (f"/bao-cao/2026-Q3.{kind}" for kind in ("docx", "xlsx", "pdf"))


def _of(place, files):
    return any(file.name in place for file in files)


def test_the_search_itself_finds_what_it_looks_for(tmp_path):
    (tmp_path / "leak.txt").write_text(f"gặp {IDENTITIES[3].upper()}", "utf-8")
    assert found(everything(tmp_path))
