"""A small share of `python -m tests.fuzz`: whatever comes, an answer and no traceback, in bounded time."""

import os
from collections import Counter

import pytest

from tests.fuzz import surfaces
from tests.fuzz.__main__ import MOST_SECONDS, bombard

COUNT = int(os.environ.get("CCHC_FUZZ", "300"))
SEED = int(os.environ.get("CCHC_FUZZ_SEED", "2"))


@pytest.mark.parametrize("name", ["files", "addresses", "search"])
def test_whatever_comes_there_is_an_answer_in_bounded_time(on_the_demo, demo, name):
    outcomes = Counter()
    asks = {"files": lambda: surfaces.files(outcomes), "addresses": lambda: surfaces.addresses(demo), "search": lambda: surfaces.questions(demo)}
    with asks[name]() as ask:
        told = bombard(ask, COUNT // 15 if name == "files" else COUNT, SEED)
    assert told.worst <= MOST_SECONDS[name]


def test_a_harm_is_told_with_what_is_needed_to_see_it_again():
    def ask(random):
        if random.random() < 0.5:
            raise ValueError("harm")

    with pytest.raises(surfaces.Failed, match=r"input \d+ of seed 7: ValueError"):
        bombard(ask, 50, 7)
