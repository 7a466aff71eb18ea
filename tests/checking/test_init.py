"""A data folder of one's own: by the code alone for the communes of the province."""

import json

import pytest

from cchc_data import reference
from cchc_data.checking import org
from cchc_data.commands import init
from tests.checking.instances import csv, line, run


def test_a_commune_of_the_province_needs_its_code_only(tmp_path):
    assert run(tmp_path / "moi", "init", "H21.227") == 0
    assert org.load(tmp_path / "moi") == {
        "code": "H21.227",
        "name_vi": "UBND xã Vân Canh, tỉnh Gia Lai",
        "name_en": "People's Committee of Vân Canh commune, Gia Lai province",
        "unit_type": "commune",
    }
    assert run(tmp_path / "moi", "import", csv(tmp_path, line(1, unit="H21.227"))) == 0


def test_every_commune_and_ward_is_known_by_its_code():
    codes = reference.index766_communes()["department_code"]
    assert [code for code in codes if set(init.known(code)) != set(init.NAMES)] == []


def test_another_unit_tells_its_names(tmp_path, capsys):
    assert run(tmp_path, "init", "H99.001", "--json") == 2
    assert "--name-vi, --name-en, --unit-type" in json.loads(capsys.readouterr().out)["says"]
    assert list(tmp_path.iterdir()) == []
    names = ["--name-vi", 'UBND thị trấn "Mẫu" \\ A', "--name-en", "Mau", "--unit-type", "township"]
    assert run(tmp_path, "init", "H99.001", *names) == 0
    assert org.load(tmp_path)["name_vi"] == names[1]


def test_what_is_there_is_not_written_over(root, capsys):
    before = (root / "org.toml").read_bytes()
    assert run(root, "init", "H21.227") == 5
    assert "không ghi đè" in capsys.readouterr().out and (root / "org.toml").read_bytes() == before


def test_a_code_that_is_no_text_of_a_code_harms_nothing(tmp_path):
    with pytest.raises(SystemExit):
        run(tmp_path, "init")
