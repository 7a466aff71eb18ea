"""Every page there is, in each setting: for whoever wants to look at all of them.

Interactive pages, light pages, procedures, sheets to print, pieces for other pages' frames, the screen on
the wall, a province and the way into one of its units, the officials' desk before and after its login, and
the pages that say no.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
# Servers, the provider of logins and the visitors are those of the browser tests.
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from desk_visiting import Desk  # noqa: E402
from provider import Provider  # noqa: E402
from serving import Server  # noqa: E402
from visiting import Visitor  # noqa: E402

from cchc_data import instance, sample  # noqa: E402
from cchc_data.commands import make_province  # noqa: E402
from cchc_data.province import Unit  # noqa: E402
from cchc_data.province.rollup import INDICATORS  # noqa: E402
from cchc_data.sample.province import listed, planned  # noqa: E402
from cchc_view.desk.page import SECTIONS  # noqa: E402
from cchc_view.pieces import pieces  # noqa: E402
from pages import PAGES  # noqa: E402
from tests.checking.instances import ORG_TOML  # noqa: E402

WIDTHS, THEMES, LANGUAGES = (360, 1280), ("light", "dark"), ("vi", "en")
MORE = (
    ("procedure", "/thu-tuc/1.001193"),
    ("procedure", "/nhe/thu-tuc/1.001193"),
    ("procedure", "/nhe/thu-tuc/2.000815"),
    ("sheet", "/nhe/thu-tuc/1.001193/phieu"),
    ("sheet", "/nhe/niem-yet/ho-tich"),
    ("sheet", "/nhe/phan-anh/niem-yet"),
    ("light", "/nhe/thu-tuc?tim=khai+sinh"),
    ("light", "/nhe/thu-tuc?tim=qwxz&ky=x"),
    ("light", "/nhe/dung-han?ky=2025-Q2"),
    ("light", "/nhe/ke-hoach?ky=2025-Q2"),
    ("light", "/nhe/dung-han?nen=toi"),
    ("piece", "/nhung"),
    ("piece", "/dung-han?embed=true"),
    ("wall", "/theo-doi?man-hinh=1"),
    ("error", "/khong-co"),
    ("error", "/nhe/thu-tuc/9.999999"),
)


@dataclass(frozen=True)
class Seen:
    """One page in one setting, open in `visitor` and quiet."""

    kind: str
    path: str
    lang: str
    theme: str
    width: int
    visitor: Visitor


def public_pages() -> list[tuple[str, str]]:
    """(kind, address) of everything that needs no login, without its language."""
    told = [("interactive", f"/{page.path}") for page in PAGES] + [("light", f"/nhe/{page.path}") for page in PAGES]
    return [*told, *MORE, *(("piece", f"/nhung/{name}") for name in pieces(PAGES))]


def visits(browser: Browser, folder: Path, only: str = "") -> Iterator[Seen]:
    """Every page in every setting, or the public ones with `only` in their address; the servers live meanwhile."""
    (folder / "site").mkdir()
    with _running(Server(folder / "site" / "data")) as site:
        yield from _in_each_setting(browser, site, [one for one in public_pages() if only in one[1]])
    if only:
        return
    units = _province(folder / "province")
    with _running(Server(folder / "province")) as province:
        yield from _in_each_setting(browser, province, [("province", path) for path in province_pages(units[0].code)])
    (folder / "nothing").mkdir()
    with _running(Server(folder / "nothing")) as bare, Visitor(browser, bare.address) as visitor:
        yield from _widths("error", "/nhe/", "vi", "light", visitor)
    yield from _desk(browser, folder)


def province_pages(code: str) -> list[str]:
    """The home of a province by each figure it compares, and the first pages of one unit."""
    compared = [f"{base}?chi-so={name}" for base in ("/", "/nhe/") for name in INDICATORS]
    return ["/", "/nhe/", *compared, f"/{code}/", f"/{code}/nhe/", f"/{code}/khong-co"]


def _province(home: Path) -> list[Unit]:
    """A province of a few units, one of which has never published."""
    units = listed()[:4]
    make_province.describe(home, units)
    for plan in planned(units[:3], sample.SEED):
        make_province.publish(home, plan)
    return units


def _in_each_setting(browser: Browser, site: Server, pages: list[tuple[str, str]]) -> Iterator[Seen]:
    for theme in THEMES:
        # Without motion, so that nothing is looked at halfway through.
        with Visitor(browser, site.address, color_scheme=theme, reduced_motion="reduce") as visitor:
            for kind, path in pages:
                for lang in LANGUAGES:
                    told = path + ("" if lang == "vi" else f"{'&' if '?' in path else '?'}lang=en")
                    yield from _widths(kind, told, lang, theme, visitor)


def _widths(kind: str, path: str, lang: str, theme: str, visitor: Visitor) -> Iterator[Seen]:
    visitor.look_at(path)
    for width in WIDTHS:
        visitor.resize(width)
        yield Seen(kind, path, lang, theme, width, visitor)


def _desk(browser: Browser, folder: Path) -> Iterator[Seen]:
    provider = Provider()
    provider.know("an", email="an@xa.vn", email_verified=True)
    root = folder / "office"
    shutil.copytree(instance.demo(), root)
    (root / "org.toml").write_text(ORG_TOML, "utf-8")
    (root / "officials.toml").write_text('nhap = ["an@xa.vn"]\nduyet = ["an@xa.vn"]\n', "utf-8")
    try:
        office = Server(root, options=lambda address: [f"--secrets.files={provider.secrets(folder, address)}"])
        with _running(office), Desk(browser, office.address) as desk:  # vi alone: the desk has no other language
            desk.door()
            yield from _as_it_stands("/can-bo", desk)
            desk.log_in("an")
            for section in SECTIONS:
                desk.trouble.clear()  # the provider's pages are not ours
                desk.section(section)
                yield from _as_it_stands(f"/can-bo?muc={section}", desk)
    finally:
        provider.stop()


def _as_it_stands(path: str, desk: Desk) -> Iterator[Seen]:
    for width in WIDTHS:
        desk.resize(width)
        yield Seen("desk", path, "vi", "light", width, desk)


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    try:
        yield server
    finally:
        server.stop()
