"""The one starter: what is typed after it, and what it starts."""

import pytest
import start


@pytest.fixture
def started(monkeypatch):
    """What start.py would run and install for what was typed; nothing is installed or run."""

    def typed(*arguments):
        found = {}
        monkeypatch.setattr(start, "prepare", lambda lists: found.update(lists=[path.name for path in lists]))
        monkeypatch.setattr(start, "hand_over", lambda program, here, env: found.update(program=program[1:], here=here) or 7)
        assert start.main([*arguments]) == 7
        return found

    return typed


SITE = ["-m", "streamlit", "run", "dashboard.py"]


@pytest.mark.parametrize("typed", [(), ("run",), ("--server.port=8600",), ("run", "--server.port=8600")])
def test_without_a_command_it_runs_the_site_with_whatever_options(started, typed):
    found = started(*typed)
    assert found["program"] == SITE + [one for one in typed if one != "run"]
    assert (found["lists"], found["here"]) == (["requirements.txt"], start.HERE)


def test_data_commands_see_files_from_where_they_are_typed(started, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = started("data", "import", "so.xlsx")
    assert (found["program"], found["here"]) == (["-m", "cchc_data", "import", "so.xlsx"], tmp_path)


def test_what_only_some_need_is_installed_for_them_alone(started):
    assert "requirements-s3.txt" in started("data", "publish", "--data", "s3://bucket/x")["lists"]
    assert "requirements-spark.txt" in started("data", "publish", "--engine", "spark")["lists"]
    assert len(started("data", "publish")["lists"]) == 1


@pytest.mark.parametrize("typed", ["--help", "-h", "starrt"])
def test_anything_else_is_answered_with_the_usage(typed, capsys):
    assert start.main([typed]) == 2
    assert "Cách dùng: python3 start.py [run|province|test|data|audit]" in capsys.readouterr().err
