"""One storage on loopback for all, emptied before each test; two published states and a draft to put into it."""

import shutil
import warnings

import pytest

from cchc_data import release, snapshot
from cchc_data.bucket import following
from cchc_data.bucket.address import parse
from cchc_data.bucket.remote import Remote
from tests.bucket.storage import KEY, SECRET, Storage
from tests.data.rows import ORG, work
from tests.release.folders import AT, FIRST, JULY_LATE

ORG_TOML = 'code = "H21.000"\nname_vi = "UBND xã Minh Họa, tỉnh Gia Lai"\nname_en = "Minh Họa"\nunit_type = "commune"\n'


@pytest.fixture(scope="session")
def _storage():
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of libraries that are there for the tests alone
        storage = Storage()
        patch.setenv("AWS_ENDPOINT_URL_S3", storage.address)
        patch.setenv("AWS_ACCESS_KEY_ID", KEY)
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        yield storage
        storage.end()


@pytest.fixture(scope="session")
def _files(_storage):
    """The library's half, made once: half a second each."""
    return Remote(parse("s3://kho-xa"))._files


@pytest.fixture
def storage(_storage, _files, tmp_path, monkeypatch):
    """Empty; whoever asks for it keeps its copies in a folder of the test."""
    _storage.empty()
    monkeypatch.setenv("CCHC_CACHE", str(tmp_path / "machine"))
    monkeypatch.setattr(Remote, "_files", _files)
    return _storage


@pytest.fixture
def machine(storage, tmp_path, monkeypatch):
    """A machine of its own that follows s3://kho-xa/xa and looks when it is told to.

    `holding` is a folder whose public state it has fetched before.
    """

    def of(name="a", holding=None):
        monkeypatch.setenv("CCHC_CACHE", str(tmp_path / name))
        found = following.Following(parse("s3://kho-xa/xa"))
        if holding:
            shutil.copytree(holding, found.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("work", "audit.jsonl", "org.toml", ".*"))
        found.look()
        return found

    return of


@pytest.fixture(scope="session")
def states(tmp_path_factory):
    """A folder that has published one state, the same after a second one, and the second one's draft."""
    first = tmp_path_factory.mktemp("states") / "first"
    first.mkdir()
    (first / "org.toml").write_text(ORG_TOML, "utf-8")
    made = snapshot.write(first, work(dossiers=FIRST), ORG, created_at=AT, sources=[], draft=True)
    release.publish(first, made, by="a@xa.vn", at=AT)
    second = shutil.copytree(first, first.with_name("second"))
    made = snapshot.write(second, work(dossiers=JULY_LATE), ORG, created_at=AT, sources=[], draft=True)
    draft = shutil.copytree(second / "drafts" / made, first.with_name("drafts") / made)
    release.publish(second, made, by="a@xa.vn", at=AT)
    return first, second, draft


@pytest.fixture
def first(states):
    return states[0]


@pytest.fixture
def second(states):
    return states[1]


@pytest.fixture
def draft(states):
    """The draft of the second state, to be put into a folder that has published the first."""
    return states[2]


@pytest.fixture(autouse=True)
def _followed_by_nobody():
    """What a test follows is followed until it ends."""
    yield
    for one in following.forget_all():
        one.end()
