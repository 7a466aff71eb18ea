"""python -m cchc_data: what it prints and the exit code it gives."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rows import work, write

from cchc_data import snapshot
from cchc_data.__main__ import COMMANDS, main
from cchc_data.commands import Exit

HERE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    root = tmp_path_factory.mktemp("sampled")
    assert main(["sample", "--data", str(root)]) == 0
    return root


@pytest.fixture
def root(sampled, tmp_path):
    """A data folder with the demo as it was just generated."""
    return shutil.copytree(sampled, tmp_path / "data")


@pytest.fixture
def run(root, capsys):
    """Run a command on the folder: (exit code, output lines, errors)."""

    def run(*arguments):
        code = main([*arguments, "--data", str(root)])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return run


def add(root):
    added = write(root, work(dossiers="received\n06-01"))
    snapshot.make_current(root, added)
    return added


def test_sample_makes_its_snapshot_current_and_twice_is_once(root, run):
    before = snapshot.current_id(root)
    assert run("sample") == (0, [before], "")
    assert snapshot.current_id(root) == before
    assert len(snapshot.history(root)) == 1


def test_snapshots_lists_newest_first_and_marks_the_public_one(root, run):
    first = snapshot.current_id(root)
    second = add(root)
    code, lines, _ = run("snapshots")
    assert code == 0
    assert [line.split("  ")[:2] for line in lines] == [[second, "đang công khai"], [first, "đã lưu"]]
    listed = json.loads("".join(run("snapshots", "--json")[1]))["snapshots"]
    assert [(one["id"], one["state"]) for one in listed] == [(second, "public"), (first, "kept")]


def test_verify_names_every_snapshot_that_is_as_written(root, run):
    ids = {snapshot.current_id(root), add(root)}
    code, lines, errors = run("verify")
    assert (code, {line.split(":")[0] for line in lines}, errors) == (0, ids, "")
    told = json.loads(run("verify", "--json")[1][0])
    assert {one["id"] for one in told["snapshots"]} == ids


@pytest.mark.parametrize("name", ["public/timeliness.parquet", "work/dossiers.parquet", "manifest.json"])
@pytest.mark.parametrize("content", [None, b"", b"{}"], ids=["gone", "empty", "other"])
def test_verify_fails_and_names_what_was_changed(root, run, name, content):
    public = snapshot.current_id(root)
    path = snapshot.folder(root, public) / name
    path.unlink() if content is None else path.write_bytes(content)
    code, _, errors = run("verify")
    assert code == 1
    assert public in errors and Path(name).stem in errors
    code, lines, errors = run("verify", "--json")
    assert (code, json.loads(lines[0])["state"], errors) == (1, "damaged", "")


def test_verify_passes_over_an_import_in_progress(root, run):
    shutil.copytree(snapshot.folder(root, snapshot.current_id(root)), root / "snapshots" / ".building-1")
    code, lines, _ = run("verify")
    assert (code, len(lines)) == (0, 1)


def test_rollback_makes_the_parent_public_again_and_can_be_undone_by_publishing(root, run):
    first = snapshot.current_id(root)
    second = add(root)
    code, lines, errors = run("rollback")
    assert (code, errors) == (0, "") and first in lines[0] and second in lines[0]
    assert snapshot.current_id(root) == first
    assert {manifest["id"] for manifest in snapshot.history(root)} == {first, second}
    snapshot.make_current(root, second)
    assert snapshot.current_id(root) == second


def test_rollback_of_the_first_snapshot_says_there_is_none_before(root, run):
    first = snapshot.current_id(root)
    code, lines, errors = run("rollback")
    assert (code, errors) == (5, "") and "quay lại" in lines[0]
    assert snapshot.current_id(root) == first


def test_rollback_to_a_damaged_parent_fails_and_changes_nothing(root, run):
    first, second = snapshot.current_id(root), add(root)
    (snapshot.folder(root, first) / "public" / "intake.parquet").unlink()
    code, _, errors = run("rollback")
    assert code == 1 and "public/intake.parquet" in errors
    assert snapshot.current_id(root) == second


def test_a_folder_without_snapshots_is_not_an_error(tmp_path, capsys):
    codes = [main([command, "--data", str(tmp_path)]) for command in ("snapshots", "verify", "rollback")]
    assert codes == [0, 0, 5]
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["Chưa", "Chưa", "Không"]


@pytest.mark.parametrize("arguments", [[], ["publish everything"], ["verify", "--dat"]])
def test_a_command_that_does_not_exist_is_explained(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert "Cách dùng: python -m cchc_data" in said and "Dòng lệnh chưa đúng" in said


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_vietnamese_and_names_every_exit_code(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"] if command else ["--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert [int(line.split()[0]) for line in said.splitlines() if re.match(r"  \d  ", line)] == list(Exit)
    assert not re.search(r"usage:|options:|positional|show this", said)


def test_the_how_to_names_every_exit_code():
    told = (HERE / "docs" / "how-to" / "import-files.md").read_text("utf-8")
    assert all(re.search(rf"^\| {int(code)} \|", told, re.MULTILINE) for code in Exit)


def test_the_exit_code_and_the_folder_of_the_environment_reach_the_shell(root):
    environment = os.environ | {"CCHC_DATA": str(root)}
    command = [sys.executable, "-W", "error", "-m", "cchc_data", "verify"]
    good = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True)
    assert (good.returncode, good.stderr) == (0, "")
    (snapshot.folder(root, snapshot.current_id(root)) / "public" / "intake.parquet").unlink()
    bad = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "Traceback" not in bad.stderr


@pytest.mark.parametrize("command", ["publish", "rollback", "import"])
def test_a_command_begins_without_waiting_for_what_it_may_not_need(command):
    asked = f"import sys, {COMMANDS[command]}; sys.exit(bool({{'pandas', 'duckdb'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], cwd=HERE).returncode == 0
