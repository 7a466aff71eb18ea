"""One visitor in a browser: what the page shows, asks for and complains about."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

# WCAG 2.2 AA, all that a program can tell of it; the one rule that 2.2 added is off by default.
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

# Everything a visitor can read or hear: text and labels of what is drawn and not said to be in
# another language. React Aria, inside Streamlit's boxes, announces changes to screen readers in
# the language of the browser and knows no Vietnamese: its announcer is left out. So are the
# names of icons, which a font draws as icons.
_READ = """() => {
  const found = [], lang = document.documentElement.lang;
  const skip = "script, style, noscript, template, [data-live-announcer], [data-testid=stIconMaterial]";
  const names = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === 3 ? node.parentElement : node;
    const other = element.closest("[lang]").lang !== lang;
    if (other || element.closest(skip) || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (node.nodeType === 3) found.push(node.textContent.trim());
    else if (!element.closest("[aria-hidden=true]")) for (const name of names) found.push(element.getAttribute(name) || "");
  }
  return found.concat(document.title).filter(Boolean);
}"""

# What sticks out to the right of the window and is not inside a box that scrolls by itself.
_OUTSIDE = """() => {
  const held = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (["auto", "scroll"].includes(style.overflowX) && box.matches(".cc-table-box, pre")) return true;
      if (style.position === "fixed" || style.clipPath !== "none") return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !held(e))
    .map((e) => `${e.tagName}.${e.getAttribute("class")}: ${e.textContent.slice(0, 40)}`);
}"""

# Watches from before the first paint: shifts as browsers count them, frames without a headline, and
# where the parts in sight stood last before Streamlit took over.
_WATCH = """
const parts = "h1, h2, .cc-lead, .cc-tile-value, .cc-chart-title, .cc-note, .cc-table, .cc-card";
window.where = (story) => [...story.querySelectorAll(parts)].filter((part) => part.checkVisibility())
  .map((part) => [part.textContent.trim().slice(0, 30), part.getBoundingClientRect().top]);
window.shift = 0;
window.blank = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
const look = () => {
  const first = document.getElementById("cc-first");
  if (first) window.before = where(first);
  const painted = performance.getEntriesByName("first-contentful-paint").length;
  const shown = [...document.querySelectorAll("h1")].some((one) => one.checkVisibility({ visibilityProperty: true }));
  if (painted && !shown) window.blank += 1;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""

# What a page's own policy forbids, said where every test looks for trouble. One is meant to be: a library
# inside Streamlit's client would count faster with WebAssembly, asks whether it may, and goes on without.
_FORBIDDEN = """
addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI !== "wasm-eval") console.error(`forbidden by policy: ${event.effectiveDirective} ${event.blockedURI}`);
});
"""

MOST_SHIFT = 0.05
MOST_PIXELS = 8


class Visitor:
    """A browser window with its own cookies and cache, in English so that nothing hides in Vietnamese."""

    def __init__(self, browser: Browser, address: str, width: int = 1280, **more: object) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 800}, locale="en-US", **more)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.add_init_script(_WATCH)
        self.page.add_init_script(_FORBIDDEN)
        self.hosts: set[str] = set()
        self.trouble: list[str] = []
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", lambda socket: self._asked(socket.url))
        self.page.on("pageerror", lambda error: self.trouble.append(f"page error: {error}"))
        self.page.on("console", self._said)

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob"):
            self.hosts.add(urlsplit(url).netloc)

    def _said(self, message) -> None:
        if message.type == "error":
            self.trouble.append(f"{message.text} {message.location}")

    def open(self, path: str) -> Page:
        """Open an address and wait until Streamlit has told the story."""
        self.trouble.clear()
        answer = self.page.goto(self.address + path)
        assert answer.ok, (answer.status, path)
        self.told()
        return self.page

    def look_at(self, path: str) -> None:
        """Open an address of any kind, also one that says no, with all its folds."""
        self.trouble.clear()
        self.page.goto(self.address + path)
        if self.page.locator("#root").count():
            self.told()
        self.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")

    def told(self) -> None:
        try:
            self.page.wait_for_selector("html.cc-taken", state="attached")
            self.settled()
        except TimeoutError as error:
            shown = self.page.locator("body").inner_text()[:500]
            raise AssertionError(f"not told: {self.page.url} {self.trouble} {shown}") from error

    def settled(self) -> None:
        """Until no script runs and every chart is drawn."""
        self.page.wait_for_selector("[data-test-script-state=notRunning]", state="attached")
        self.page.wait_for_selector("#root footer.cc", state="attached")
        self.page.wait_for_selector("[data-testid=stVegaLiteChart]:not(:has(svg))", state="detached")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})

    def texts(self) -> list[str]:
        return self.page.evaluate(_READ)

    def outside(self) -> list[str]:
        """What makes the page scroll sideways; empty when nothing does."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return self.page.evaluate(_OUTSIDE) + (["the page scrolls sideways"] if wide else [])

    def disturbed(self) -> list[str]:
        """What a visitor noticed of the takeover: shifts, blank frames, parts in sight that now stand elsewhere."""
        shift, blank, before = self.page.evaluate("[shift, blank, before]")
        after = self.page.evaluate("where(document.getElementById('root'))")
        assert [text for text, _ in before] == [text for text, _ in after]
        found = [f"layout shift {shift:.3f}"] if shift >= MOST_SHIFT else []
        found += [f"{blank} blank frames"] if blank else []
        return found + [
            f"{text} moved by {now - then:.0f} px"
            for (text, then), (_, now) in zip(before, after, strict=True)
            if 0 <= then < 800 and abs(now - then) > MOST_PIXELS
        ]

    def tiles(self) -> dict[str, str]:
        """The value of each tile by indicator."""
        return self.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll(".cc-tile")].map((tile) =>
              [tile.dataset.indicator, tile.querySelector(".cc-tile-value").textContent]))"""
        )

    def violations(self, leave_out: list[str] | None = None) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA, one line each."""
        context = {"exclude": [[selector] for selector in leave_out]} if leave_out else None
        found = Axe().run(self.page, context, WCAG).response["violations"]
        return [f"{v['id']}: {node['target']} {node['html'][:200]}" for v in found for node in v["nodes"]]
