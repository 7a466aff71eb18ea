"""Workbooks changed at random, imported for good: an answer with an exit code, never a crash, nothing published.

`CCHC_MUTANTS` says how many (default 6, about a second each).
"""

import io
import os
import shutil
import zipfile
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_data.checking import changes
from cchc_data.commands import Exit
from cchc_data.templates import templates
from tests.checking.instances import prepare, run, state
from tests.docs import examples
from tests.reading.workbooks import in_memory

MUTANTS = int(os.environ.get("CCHC_MUTANTS", "6"))
TABLES = [
    examples.REGISTER,
    examples.LIST,
    examples.FORM_06A,
    examples.FORM_07A,
    examples.BY_UNIT,
    examples.COMPLAINTS,
    examples.SURVEY,
    examples.OUTGOING,
    *([[*template.example], [*template.example.values()]] for template in templates().values()),
]
CELLS = st.one_of(
    st.none(),
    st.integers(-5, 60_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=15),
    st.sampled_from(
        ["31/02/2026", "01/10/2026", "10/25/2026", "1900-01-00", "Tổng cộng", "STT", "Quá hạn", "=1+1", "Không có thông tin"]
    ),
    st.sampled_from([cell for table in TABLES for row in table for cell in row if cell]),
)


@st.composite
def tables(draw):
    """A known table with cells, rows and columns changed, moved, doubled or gone."""
    rows = [list(row) for row in draw(st.sampled_from(TABLES))]
    for _ in range(draw(st.integers(1, 8))):
        row = draw(st.integers(0, len(rows) - 1))
        change = draw(st.sampled_from(["cell", "cell", "cell", "double", "drop", "swap", "shift"]))
        if change == "cell" and rows[row]:
            rows[row][draw(st.integers(0, len(rows[row]) - 1))] = draw(CELLS)
        elif change == "double":
            rows.insert(draw(st.integers(0, len(rows))), list(rows[row]))
        elif change == "drop" and len(rows) > 1:
            del rows[row]
        elif change == "swap":
            other = draw(st.integers(0, len(rows) - 1))
            rows[row], rows[other] = rows[other], rows[row]
        elif change == "shift":
            rows = [[None, *line] for line in rows]
    return rows


@st.composite
def workbooks(draw):
    """The bytes of a workbook: of a changed table, or of an example with parts of the file itself changed."""
    if draw(st.booleans()):
        return in_memory(draw(tables()))
    content = bytearray(draw(st.sampled_from(FILES)))
    if draw(st.booleans()):
        return bytes(with_a_changed_part(draw, bytes(content)))
    for place in draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=30)):
        content[place] = draw(st.integers(0, 255))
    return bytes(content)


FILES = [path.read_bytes() for path in sorted(examples.FOLDER.iterdir())]


def with_a_changed_part(draw, content):
    """Some bytes of one member of the archive, or of the file itself when it is none, replaced."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return _cut(draw, content)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        victim = draw(st.sampled_from(source.namelist()))
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _cut(draw, part) if name == victim else part)
    return out.getvalue()


def _cut(draw, part):
    place = draw(st.integers(0, len(part)))
    return part[:place] + draw(st.binary(max_size=40)) + part[place + draw(st.integers(0, 40)) :]


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """A prepared folder; what a draft would change is not worked out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "between", lambda *_: changes.Comparison())
        yield prepare(tmp_path_factory.mktemp("mutants") / "data")


@settings(max_examples=MUTANTS, suppress_health_check=list(HealthCheck))
@given(content=workbooks(), method=st.sampled_from([[], ["--answer", "survey_method=qr"]]))
def test_changed_workbooks_never_crash_and_never_publish(quick, content, method):
    before, said = state(quick), io.StringIO()
    path = quick.parent / "mutant.xlsx"
    path.write_bytes(content)
    with redirect_stdout(said), redirect_stderr(said):
        code = run(quick, "import", path, *method)
    assert code in (Exit.DONE, Exit.REFUSED, Exit.QUESTION, Exit.NOTHING)
    assert "Traceback" not in said.getvalue() and said.getvalue().strip()
    assert state(quick) == before
    shutil.rmtree(quick / "drafts", ignore_errors=True)
    shutil.rmtree(quick / "corrections", ignore_errors=True)
