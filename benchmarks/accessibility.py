"""Every page in every setting through axe-core, and what the browser itself complains about.

Writes the result that /tiep-can shows. Ours is what our own templates and styles draw; Streamlit's is
what its client draws. Takes about a quarter of an hour and needs Chromium.

python -m benchmarks.accessibility            # the whole, written to data/checks/accessibility.json
python -m benchmarks.accessibility nhe/dung   # only addresses with this in them; nothing is written
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from benchmarks import every_page
from benchmarks.every_page import LANGUAGES, THEMES, WIDTHS, Seen
from tests.browser.browsers import FLAGS, installed

RESULT = every_page.ROOT / "data" / "checks" / "accessibility.json"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ADVICE = "best-practice"  # not part of WCAG: reported apart
OPTIONS = {"runOnly": [*TAGS, ADVICE], "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations", "incomplete"]}

# Our markup carries our classes; what else stands below Streamlit's root, its client has drawn.
_OWNERS = """(targets) => targets.map((selector) => {
  const element = document.querySelector(selector), root = element?.closest("#root");
  const own = element?.closest(".cc, [class^='cc-'], [class*=' cc-']");
  return root && !(own && root.contains(own)) ? "streamlit" : "ours";
})"""


class Tally:
    """What was found so far: rule by owner and level, with the number of views and one example each."""

    def __init__(self) -> None:
        self.views: Counter[str] = Counter()
        self.addresses: set[str] = set()
        self.complaints: list[str] = []
        self.wide: list[str] = []
        self.hosts: set[str] = set()
        self.versions: dict[str, str] = {}
        self._rules: dict[tuple[str, str, str], dict[str, Any]] = {}

    def look(self, seen: Seen) -> None:
        """One page in one setting."""
        visitor = seen.visitor
        self.views[seen.kind] += 1
        self.addresses.add(f"{visitor.address.partition('://')[2] if seen.kind == 'error' else ''}{seen.path}")
        response = Axe().run(visitor.page, None, OPTIONS).response
        self.versions |= {"axe_core": response["testEngine"]["version"]}
        for level, found in (("violations", response["violations"]), ("to_be_judged", response["incomplete"])):
            for rule in found:
                self._count(seen, "best_practice" if level == "violations" and ADVICE in rule["tags"] else level, rule)
        where = f"{seen.path} ({seen.theme}, {seen.width})"
        # A page that says no is itself a complaint of the browser's: that one line is left out.
        self.complaints += [f"{where}: {line}" for line in visitor.trouble if "status of 4" not in line and "status of 5" not in line]
        visitor.trouble.clear()
        if seen.kind not in ("sheet", "desk"):  # sheets are as wide as their paper
            self.wide += [f"{where}: {line}" for line in visitor.outside()]
        own = urlsplit(visitor.address).netloc
        self.hosts |= {host for host in visitor.hosts if host != own} if seen.kind != "desk" else set()

    def _count(self, seen: Seen, level: str, rule: Mapping[str, Any]) -> None:
        targets = [node["target"][0] for node in rule["nodes"]]
        owners = seen.visitor.page.evaluate(_OWNERS, targets)
        for owner in dict.fromkeys(owners):
            known = self._rules.setdefault((level, owner, rule["id"]), {"rule": rule["id"], "help": rule["help"], "views": 0})
            known["views"] += 1
            node = rule["nodes"][owners.index(owner)]
            known.setdefault("example", f"{seen.path} {seen.theme} {seen.width}: {node['html'][:300]}")

    def found(self, level: str, owner: str) -> list[dict[str, Any]]:
        return [told for (one, whose, _), told in sorted(self._rules.items()) if (one, whose) == (level, owner)]


def result(tally: Tally, browser: str, day: date) -> dict[str, Any]:
    """What is written down, and read again by /tiep-can."""
    levels = ("violations", "best_practice", "to_be_judged")
    return {
        "checked_on": day.isoformat(),
        "axe_core": tally.versions["axe_core"],
        "browser": f"Chromium {browser}",
        "tags": list(TAGS),
        "settings": {"widths": list(WIDTHS), "themes": list(THEMES), "languages": list(LANGUAGES)},
        "addresses": len(tally.addresses),
        "views": sum(tally.views.values()),
        "views_by_kind": dict(sorted(tally.views.items())),
        **{level: {owner: tally.found(level, owner) for owner in ("ours", "streamlit")} for level in levels},
        "complaints_of_the_browser": len(tally.complaints),
        "sideways": len(tally.wide),
        "other_hosts_asked": len(tally.hosts),
    }


def main(only: str = "") -> int:
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        for number, seen in enumerate(every_page.visits(browser, Path(folder), only), start=1):
            tally.look(seen)
            if number % 100 == 0:
                print(f"{number} views", file=sys.stderr, flush=True)
        told = result(tally, browser.version, date.today())
        browser.close()
    _say([*tally.complaints, *tally.wide, *sorted(tally.hosts)], told)
    if not only:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 1 if told["violations"]["ours"] or tally.complaints or tally.wide or tally.hosts else 0


def _say(lines: Iterable[str], told: Mapping[str, Any]) -> None:
    print(*lines, sep="\n")
    for level in ("violations", "best_practice", "to_be_judged"):
        for owner, rules in told[level].items():
            for rule in rules:
                print(f"{level} {owner}: {rule['rule']} in {rule['views']} views, as {rule['example']}")
    print(f"{told['addresses']} addresses, {told['views']} views, axe-core {told['axe_core']}, {told['browser']}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
