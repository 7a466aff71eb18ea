"""The roll-up says what the unit's own site says, and follows it; no unit reaches into another."""

import shutil
from dataclasses import asdict

import pytest
from provinces import DRAWN, GENERATED, SILENT, publish

from cchc_data import province, snapshot
from cchc_data.__main__ import main
from cchc_data.measure import overall
from cchc_data.province import rollup
from cchc_data.province.following import Following
from cchc_data.store import Store
from tests.checking.instances import csv, line


@pytest.fixture
def own(home, tmp_path):
    """A copy of the province that a test may change."""
    return province.load(shutil.copytree(home, tmp_path / "data"))


def everything(folder, but=""):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file() and f"/{but}/" not in f"{p}/"}


def test_a_figure_of_the_roll_up_is_that_of_the_units_own_pages(home, following):
    loaded = Store(province.load(home).folder(GENERATED)).current()
    measured, rolled = overall(loaded, loaded.periods), following.rolled[GENERATED]
    assert (rolled.snapshot, rolled.as_of) == (loaded.id, loaded.as_of)
    for (indicator, period), counted in rolled.figures.items():
        figure = measured[period][indicator]
        assert counted.state == figure.state
        shown = (figure.numerator, figure.denominator) if figure.state == "ok" else (None, None)
        assert (counted.numerator, counted.denominator) == shown
    assert {key for key, one in rolled.figures.items() if one.state == "ok" and one.denominator}


def test_a_unit_that_never_published_has_no_figures(following):
    rolled = following.rolled[SILENT]
    assert (rolled.state, rolled.snapshot, dict(rolled.figures)) == ("empty", "", {})


def test_what_was_saved_is_what_was_measured(home, following):
    assert asdict(rollup.saved(province.load(home), GENERATED)) == asdict(rollup.measure(province.load(home).folder(GENERATED)))


def test_a_roll_up_of_another_snapshot_is_worth_nothing(own):
    rollup.save(own, DRAWN)
    assert rollup.saved(own, DRAWN)
    publish(own.home, DRAWN, "proc | received | due | finished\nbirth | 07-02 | 07-10 | 07-09")
    assert rollup.saved(own, DRAWN) is None


def test_only_who_publishes_is_measured_anew(own, monkeypatch):
    following, measured = Following(own), []
    following.look()
    monkeypatch.setattr("cchc_data.province.following.measure", lambda root: measured.append(root.name) or rollup.measure(root))
    before = following.rolled
    written = publish(own.home, DRAWN, "proc | received | due | finished\nbirth | 07-02 | 07-10 | 07-09")
    following.look()
    assert measured == [DRAWN]
    assert following.rolled[DRAWN].snapshot == written
    assert following.rolled[GENERATED] is before[GENERATED]


def test_a_damaged_unit_says_so_and_leaves_the_others_alone(own):
    damaged = next((snapshot.folder(own.folder(DRAWN), snapshot.current_id(own.folder(DRAWN))) / "public").glob("timeliness*"))
    damaged.write_bytes(b"x")
    following = Following(own)
    following.look()
    assert following.rolled[DRAWN].snapshot == ""
    assert following.rolled[GENERATED].state == "ok"


def test_import_and_publish_of_one_unit_change_no_other_file_of_the_province(own, tmp_path, monkeypatch):
    monkeypatch.setenv("CCHC_DATA", str(own.home))
    (own.folder(SILENT)).mkdir(parents=True)
    before = everything(own.home, SILENT)
    assert main(["init", SILENT, "--unit", SILENT]) == 0
    assert main(["import", str(csv(tmp_path, line(1, unit=SILENT), line(2, unit=SILENT))), "--unit", SILENT]) == 0
    assert main(["publish", "--yes", "--unit", SILENT]) == 0
    assert main(["verify", "--unit", SILENT]) == 0
    assert everything(own.home, SILENT) == before
    assert snapshot.read_manifest(own.folder(SILENT), snapshot.current_id(own.folder(SILENT)))["org"]["code"] == SILENT


def test_a_unit_that_the_province_does_not_list_gets_no_folder(own, capsys, monkeypatch):
    monkeypatch.setenv("CCHC_DATA", str(own.home))
    assert main(["init", "H21.227", "--unit", "H21.2277"]) == 2
    assert "H21.2277" in capsys.readouterr().err
    assert not (own.home / "units" / "H21.2277").exists()


@pytest.mark.parametrize("code", ["../../x1", "a", "H21/1", "", ".1"])
def test_a_code_that_could_leave_its_folder_is_refused(own, code):
    with (own.home / province.LIST).open("a", encoding="utf-8") as listed:
        listed.write(f'"{code}",Xã Thử,Thử,commune\n')
    with pytest.raises(province.ProvinceError):
        province.load(own.home)
