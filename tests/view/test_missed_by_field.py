"""What pulls the on-time rate down: fields with what each costs, and the month of most late dossiers."""

import pytest
from page_reading import read, table_rows

from cchc_data.measure import Scope, by_field, figure
from cchc_view import cached

CAPTION = "Lĩnh vực kéo tỷ lệ xuống"


@pytest.fixture(scope="session")
def rows(site):
    return lambda **query: table_rows(read(site.get("/nhe/dung-han", params=query).text), CAPTION)


def points(text):
    return float(text.replace(",", "."))


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2026-R3", "2026-08"])
def test_each_field_costs_its_late_dossiers_and_together_they_are_all_that_is_missing(rows, period):
    loaded = cached.current()
    scope = Scope(loaded.org["code"], period)
    whole = figure(loaded, "on_time_pct", scope)
    *fields, total = rows(ky=period)
    late = {row["name_vi"]: each.denominator - each.numerator for row, each in by_field(loaded, "on_time_pct", scope)}
    assert {row[0]: int(row[1]) for row in fields} == {name: n for name, n in late.items() if n}
    assert sum(int(row[1]) for row in fields) == int(total[1]) == whole.denominator - whole.numerator
    assert points(total[2]) == pytest.approx(100 - whole.value, abs=0.006)
    assert [int(row[1]) for row in fields] == sorted((int(row[1]) for row in fields), reverse=True)


def test_the_worst_month_of_a_field_is_the_one_with_most_late_dossiers(rows):
    loaded = cached.current()
    for row in rows(ky="2026-Q3")[:-1]:
        late = {}
        for month in ("2026-07", "2026-08", "2026-09"):
            measured = by_field(loaded, "on_time_pct", Scope(loaded.org["code"], month))
            late |= {month: f.denominator - f.numerator for field, f in measured if field["name_vi"] == row[0]}
        worst = max(late, key=lambda month: (late[month], month))
        assert row[3] == f"Tháng {worst[5:]}/{worst[:4]} {late[worst]} hồ sơ"


def test_a_period_cut_at_the_15th_names_no_month(rows):
    assert {row[3] for row in rows(ky="2026-R3")} == {"–"}


def test_one_field_alone_is_not_split(site):
    page = read(site.get("/nhe/dung-han", params={"linh-vuc": "dat-dai"}).text)
    assert not [table for table in page.all("table") if table.one("caption").text.startswith(CAPTION)]
