"""The progress bar: for whoever waits at a terminal, and nobody else."""

import argparse
import io

import pytest

from cchc_data.checking import importing, steps
from cchc_data.commands import progress
from cchc_data.commands.words import words
from tests.checking.instances import NOW, csv, line


STAGES = ("reading", "checking", "merging", "writing", "comparing")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(monkeypatch, stream, *, as_json=False):
    """What is drawn while an import of one file goes through its stages."""
    monkeypatch.setattr("sys.stderr", stream)
    with progress.bar(argparse.Namespace(json=as_json), steps.count(["a.xlsx"])) as step:
        for stage in STAGES:
            step(stage, "a.xlsx")
    return stream.getvalue()


def test_at_a_terminal_each_stage_is_named(monkeypatch):
    told = shown(monkeypatch, Terminal())
    places = [told.index(words()["stage"][stage].format(about="a.xlsx")) for stage in STAGES]
    assert places == sorted(places) and "4/5" in told


@pytest.mark.parametrize(("stream", "as_json"), [(io.StringIO(), False), (Terminal(), True)])
def test_scripts_see_no_bar(monkeypatch, stream, as_json):
    assert shown(monkeypatch, stream, as_json=as_json) == ""


@pytest.mark.compares
def test_an_import_has_as_many_stages_as_were_announced(root, tmp_path):
    heard, path = [], csv(tmp_path, line(1))
    importing.run(root, [path], {}, NOW, step=lambda *told: heard.append(told))
    assert len(heard) == steps.count([path]) and heard[0] == ("reading", "danh sach ho so.csv")
    assert {stage for stage, _ in heard} <= set(words()["stage"])
