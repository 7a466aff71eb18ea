"""A data folder to import into: the demo's figures with an org.toml, in a folder of its own."""

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cchc_data import snapshot
from cchc_data.__main__ import main
from cchc_data.checking import importing
from tests.data.rows import work

ORG_TOML = """
code = "H21.000"
name_vi = "UBND xã Minh Họa, tỉnh Gia Lai"
name_en = "People's Committee of Minh Họa commune"
unit_type = "commune"
"""
NOW = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=7)))
HEADER = (
    "Mã hồ sơ;Tên thủ tục hành chính;Người nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Trạng thái;Hình thức nộp"
)
ORG = {"code": "H21.000", "name_vi": "UBND xã Minh Họa, tỉnh Gia Lai", "name_en": "Minh Họa", "unit_type": "commune"}


def prepare(root):
    """A folder that has published something small."""
    root.mkdir(exist_ok=True)
    (root / "org.toml").write_text(ORG_TOML, "utf-8")
    drawn = work(
        dossiers="proc | received | due | finished\nbirth | 06-02 | 06-10 | 06-09\nbirth | 06-03 | 06-05 | 06-12"
    )
    snapshot.make_current(root, snapshot.write(root, drawn, ORG, created_at=NOW, sources=[]))
    return root


def csv(folder, *lines, name="danh sach ho so.csv"):
    """A list of dossiers as a vendor's CSV."""
    path = Path(folder) / name
    path.write_text("\n".join([HEADER, *lines]) + "\n", "utf-8-sig")
    return path


def line(n, *, received="01/10/2026", due="16/10/2026", finished="05/10/2026", status="Có kết quả", unit="H21.000"):
    """One line of that CSV."""
    return f"{unit}-261001-{n:04d};Đăng ký khai sinh;Nguyễn Văn A;{received};{due};{finished};{status};Trực tiếp"


def run(root, *arguments):
    """The exit code of the command line."""
    return main([*map(str, arguments), "--data", str(root)])


def bring(root, *paths, **answers):
    """Import without the command line; returns the account."""
    return importing.run(root, list(paths), answers, NOW)


def state(root):
    """Every byte of what is public: CURRENT and all files of its snapshot."""
    current = snapshot.current_id(root)
    files = sorted(p for p in snapshot.folder(root, current).rglob("*") if p.is_file())
    return current, [(p.relative_to(root).as_posix(), p.read_bytes()) for p in files]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    return prepare(tmp_path_factory.mktemp("prepared") / "data")


@pytest.fixture
def root(prepared, tmp_path):
    return Path(shutil.copytree(prepared, tmp_path / "data"))
