"""Keyboard alone, letters twice as large, less motion: each citizen's question is still answered."""

import pytest
from test_questions import QUESTIONS, check
from visiting import Visitor

from cchc_view import words as wordbook
from pages import PAGES

pytestmark = pytest.mark.browser

VI = wordbook.of("vi")
CITIZENS = [key for key in QUESTIONS if key.startswith("C")]
MOST_STOPS = 250

# What has the focus: in sight, and with an outline that nobody can overlook, round itself or, in a box of
# Streamlit's, round the box. The page's own scrolling frame is the one stop without a place.
_FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const ringed = [one, one.parentElement, one.parentElement?.parentElement].filter(Boolean).map((each) => getComputedStyle(each))
    .some((style) => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none");
  return {
    who: `${one.tagName} ${(one.getAttribute("aria-label") || one.textContent || "").trim().slice(0, 40)}`,
    stop: !["MAIN", "BODY"].includes(one.tagName),
    plain: !ringed,
    unseen: box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth,
  };
}"""

# Text that does not fit into what holds it and is cut off there.
_CUT = """() => [...document.querySelectorAll("#cc-whole *")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).overflow === "hidden"
    && getComputedStyle(one).clipPath === "none" && getComputedStyle(one).clip === "auto"  // else it is meant to be heard only
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => `${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""

_MOVING = """() => [...document.querySelectorAll(".cc, .cc *, .w-panel")]
  .filter((one) => ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part || null);
    return style.transitionDuration.split(", ").some((each) => parseFloat(each) > 0) || style.animationName !== "none";
  })).map((one) => one.className)"""


class ByKeys:
    """A visitor who only presses Tab, Enter and letters; `wrong` collects stops where one cannot see where one is."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.wrong: list[str] = []

    def reach(self, wanted) -> None:
        """Tab on until `wanted` has the focus."""
        handle = wanted.element_handle()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(_FOCUS)
            self.wrong += [stop["who"]] if stop["stop"] and (stop["plain"] or stop["unseen"]) else []
            if handle.evaluate("(one) => one === document.activeElement"):
                return
        raise AssertionError(f"not reached in {MOST_STOPS} stops")

    def walk(self, steps: tuple[str, ...]) -> None:
        """The steps of test_questions.walk to other pages, without a mouse."""
        main = self.page.locator("main, [data-testid=stMain]")
        for step in steps:
            if step.startswith("tìm: "):
                self.reach(main.get_by_role("searchbox").or_(main.get_by_role("textbox")).first)
                self.page.keyboard.insert_text(step.removeprefix("tìm: "))
            else:
                self.reach(self.page.get_by_role("link", name=step, exact=True).first)
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
            if self.page.locator("#root").count():
                self.visitor.told()


@pytest.fixture(scope="module")
def light(chromium, calm):
    with Visitor(chromium, calm.address, 360, reduced_motion="reduce") as one:
        yield one


@pytest.mark.parametrize("key", CITIZENS)
def test_a_citizens_question_is_answered_by_keyboard_alone(light, demo, key):
    light.page.goto(f"{light.address}/nhe/")
    keys = ByKeys(light)
    keys.walk(QUESTIONS[key].walk)
    check(QUESTIONS[key], light, demo)
    assert keys.wrong == []


def test_it_is_so_in_the_interactive_pages(chromium, calm, demo):
    with Visitor(chromium, calm.address) as one:
        one.open("/")
        keys = ByKeys(one)
        keys.walk(QUESTIONS["C3"].walk)  # past Streamlit's own boxes to the search, and what it found
        check(QUESTIONS["C3"], one, demo)
        assert keys.wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_letters_twice_as_large_lose_nothing_and_nothing_moves(light, page):
    for width in (640, 360):  # as a window of 1280 pixels at 200 %, and a phone
        light.resize(width)
        light.page.goto(f"{light.address}/nhe/{page.path}")
        if width == 360:
            light.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert light.outside() == [] and light.page.evaluate(_CUT) == []
    assert light.page.evaluate(_MOVING) == []


def test_the_search_for_motion_finds_it_where_it_is_allowed(chromium, calm):
    with Visitor(chromium, calm.address) as one:
        one.page.goto(f"{calm.address}/nhe/dung-han")
        assert one.page.evaluate(_MOVING) != []


def test_a_stop_without_an_outline_would_be_noticed(light):
    light.page.goto(f"{light.address}/nhe/phan-anh")
    light.page.evaluate("document.querySelectorAll('a').forEach((one) => { one.style.outline = 'none'; })")
    keys = ByKeys(light)
    keys.reach(light.page.get_by_role("link", name=VI("satisfaction.menu"), exact=True).first)
    assert keys.wrong
