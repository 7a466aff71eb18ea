"""Fixtures of every test of the desk."""

import shutil
from pathlib import Path

import pytest

from tests.checking.instances import prepare
from tests.desk.folders import OFFICIALS


@pytest.fixture(scope="session")
def with_officials(tmp_path_factory):
    root = prepare(tmp_path_factory.mktemp("desk") / "data")
    (root / "officials.toml").write_text(OFFICIALS, "utf-8")
    return root


@pytest.fixture
def root(with_officials, tmp_path):
    return Path(shutil.copytree(with_officials, tmp_path / "data"))
