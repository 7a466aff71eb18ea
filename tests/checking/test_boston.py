"""58,251 real requests with a city's own verdict: every number of docs/checks/boston-2011.md, counted a second way."""

import csv
import gzip
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.reading import read
from tests import shared_data
from tests.checking.sheets import codes

pytestmark = shared_data.needed
CHECKS = Path(__file__).parents[2] / "docs" / "checks"
ORG = {"code": "BOSTON", "name_vi": "Boston", "name_en": "Boston", "unit_type": "commune"}


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The city's file, unpacked."""
    path = tmp_path_factory.mktemp("boston") / "boston.csv"
    with gzip.open(shared_data.DATA / "complaints-boston-2011" / "boston311_2011h2.csv.gz") as packed:
        path.write_bytes(packed.read())
    return path


@pytest.fixture(scope="module")
def ours(file):
    """What the importer makes of it."""
    answers = {"mapping": str(CHECKS / "boston-2011.toml")}
    (received,) = read(file, answers=answers)
    return check(received, Setting(ORG, date(2026, 11, 23), answers))


@pytest.fixture(scope="module")
def slowly(file):
    """Row by row: (row number, our verdict, the city's flag, promised?, late within its very day?)."""
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    last = max(moment for row in rows for moment in (_moment(row["open_dt"]), _moment(row["closed_dt"])) if moment)
    return [_judged(number, row, last) for number, row in enumerate(rows, start=2)]


def _moment(text):
    return datetime.fromisoformat(text) if text.strip() else None


def _judged(number, row, last):
    due, closed = _moment(row["target_dt"]), _moment(row["closed_dt"])
    if due and due.year > 2028:
        return number, "rejected", row["ontime"].strip(), True, False
    if row["case_status"] == "Open":
        verdict = "open_late" if due and due.date() < last.date() else "open_in_time"
    elif due is None or closed.date() == due.date():
        verdict = "on_time"
    else:
        verdict = "late" if closed.date() > due.date() else "early"
    within = bool(due and closed and closed.date() == due.date() and closed > due)
    return number, verdict, row["ontime"].strip(), bool(due), within


def late(verdict):
    return verdict in ("late", "open_late")


def test_the_two_counts_agree_row_by_row(ours, slowly):
    differing = [number for number, verdict, flag, _, _ in slowly if verdict != "rejected" and flag and late(verdict) != (flag == "OVERDUE")]
    assert codes(ours.discrepancies) == {"verdict_differs": differing}
    assert codes(ours.rejected) == {"date_year_out": [number for number, verdict, *_ in slowly if verdict == "rejected"]}


def test_every_difference_is_a_request_closed_on_its_day_but_after_its_hour(ours, slowly):
    within = {number for number, verdict, flag, _, within in slowly if within and flag}
    assert {remark.row for remark in ours.discrepancies} == within


def test_the_page_tells_these_numbers(ours, slowly):
    page = (CHECKS / "boston-2011.md").read_text("utf-8")
    kept = [row for row in slowly if row[1] != "rejected"]
    flags, verdicts = Counter(flag for _, _, flag, _, _ in slowly), Counter(verdict for _, verdict, *_ in kept)
    compared = sum(bool(flag) for _, _, flag, _, _ in kept)
    blank = Counter(verdict for _, verdict, flag, _, _ in kept if not flag)
    promised = [(verdict, within) for _, verdict, _, due, within in kept if due and verdict != "open_in_time"]
    told = [
        number(len(slowly)),
        number(len(ours.rejected)),
        number(flags[""]),
        number(compared),
        number(compared - len(ours.discrepancies)),
        number(len(ours.discrepancies)),
        percent(1 - len(ours.discrepancies) / compared),
        number(verdicts["early"]),
        number(sum(not due for *_, due, _ in slowly)),
        percent(flags["ONTIME"] / (flags["ONTIME"] + flags["OVERDUE"])),
        percent(sum(not late(verdict) for verdict, _ in promised) / len(promised)),
        f"{blank['late']} xong trễ, {blank['open_late']} còn mở quá hạn, {blank['on_time']} đúng hạn",
    ]
    assert [text for text in told if text not in page] == []


def number(n):
    return f"{n:,}".replace(",", ".")


def percent(share):
    return f"{100 * share:.2f}".replace(".", ",") + " %"
