"""The SQL prompt: the public tables of one snapshot, one question at a time, nothing else."""

import io
import json
import sys

import duckdb
import pytest

from cchc_data import snapshot
from cchc_data.store import Loaded
from tests.checking.instances import run


def test_a_question_is_answered_as_a_table_or_as_json(root, capsys):
    sql = "select indicator, numerator from figures where period = '2026' and field is null and indicator = 'on_time_pct'"
    assert run(root, "shell", "-c", sql) == 0
    assert capsys.readouterr().out.splitlines() == ["indicator    numerator", "on_time_pct  1", "(1 dòng)"]
    assert run(root, "shell", "-c", sql, "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"indicator": "on_time_pct", "numerator": 1}]


def test_rows_about_people_files_and_settings_are_out_of_reach(root, tmp_path, capsys):
    assert run(root, "shell", "-c", "select * from dossiers") == 3
    assert "Traceback" not in capsys.readouterr().err
    loaded = Loaded(root, snapshot.current_id(root))
    for sql in (
        f"copy figures to '{tmp_path}/x.csv'",
        f"select * from read_text('{root}/org.toml')",
        "set enable_external_access = true",
        "install httpfs",
        "selekt",
    ):
        with pytest.raises(duckdb.Error):
            loaded.ask(sql)
    assert not list(tmp_path.glob("*.csv"))


def test_what_is_changed_in_the_prompt_is_gone_with_it(root):
    assert run(root, "shell", "-c", "drop table figures") == 0
    assert run(root, "verify") == 0


def test_the_prompt_survives_mistakes_and_ends_when_told(root, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("selekt\n\nhelp\nselect 1 + 1 as hai\nthoat\nselect 9\n"))
    monkeypatch.setattr("builtins.input", _input)
    assert run(root, "shell") == 0
    said = capsys.readouterr().out
    assert snapshot.current_id(root) in said and "timeliness" in said and "dossiers," not in said
    assert "hai\n2\n(1 dòng)" in said and "9" not in said.rpartition("(1 dòng)")[2]


def test_a_folder_without_a_snapshot_has_nothing_to_ask(tmp_path, capsys):
    assert run(tmp_path, "shell", "-c", "select 1") == 5
    assert "Chưa có bản số liệu" in capsys.readouterr().out


def _input(prompt=""):
    told = sys.stdin.readline()
    if not told:
        raise EOFError
    return told.rstrip("\n")
