"""A province as it is served: each session is told of the unit below whose address it was opened."""

import pytest
from serving import Server

from cchc_data import sample
from cchc_data.commands import make_province
from cchc_data.sample.province import listed, planned
from visiting import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    home = tmp_path_factory.mktemp("province") / "data"
    units = listed()[:2]
    make_province.describe(home, units)
    for plan in planned(units, sample.SEED):
        make_province.publish(home, plan)
    started = Server(home)
    yield started, units
    started.stop()


def test_each_unit_takes_over_with_its_own_figures_and_the_province_leads_there(served, chromium):
    server, units = served
    with Visitor(chromium, server.address) as visitor:
        for unit in (*units, units[0]):
            visitor.open("/")
            visitor.page.get_by_role("rowheader").get_by_role("link", name=unit.name_vi, exact=True).click()
            visitor.told()
            shown = visitor.page.locator(".cc-tile--lead .cc-tile-counts").inner_text()
            told = visitor.page.request.get(f"{server.address}/{unit.code}/api/v1/indicators/on_time_pct?period=2026")
            figure = told.json()["figures"][0]
            assert [int(part.replace(".", "")) for part in shown.split()[0].split("/")] == [figure["numerator"], figure["denominator"]]
            assert unit.name_vi.split(maxsplit=1)[1] in visitor.page.locator(".cc-place").inner_text()
        assert visitor.trouble == []
        assert visitor.hosts == {server.address.removeprefix("http://")}
