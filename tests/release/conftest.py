"""Fixtures of every test of making public."""

import shutil

import pytest
from rows import work, write

from cchc_data import snapshot
from tests.release.folders import FIRST, JULY_LATE, JUNE_LATE, READY, draft, lock


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    root = tmp_path_factory.mktemp("prepared")
    snapshot.make_current(root, write(root, work(dossiers=FIRST)))
    lock(root)
    READY.update({dossiers: draft(root, dossiers) for dossiers in (JULY_LATE, JUNE_LATE)})
    return root


@pytest.fixture
def root(prepared, tmp_path):
    """Published, with June locked."""
    return shutil.copytree(prepared, tmp_path / "data")
