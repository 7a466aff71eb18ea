"""Answers that were asked for before: the same, nobody else's, and never too many."""

from cchc_data import remembered
from cchc_data.remembered import Remembered


def counted(n=2):
    """What asks, and how often it did."""
    asked = []
    return (lambda: asked.append(1) or [{"n": number} for number in range(n)]), asked


def test_the_same_question_is_asked_once_and_another_is_not_taken_for_it():
    ask, asked = counted()
    kept = Remembered()
    for _ in range(3):
        assert kept.rows("figures", {"period": "2026", "indicators": ["a", "b"]}, ask) == [{"n": 0}, {"n": 1}]
    assert len(asked) == 1
    for query, values in (("series", {"period": "2026", "indicators": ["a", "b"]}), ("figures", {"period": "2026", "indicators": ["a"]}),
                          ("figures", {"kind": "2026", "indicators": ["a", "b"]}), ("figures", {})):  # fmt: skip
        kept.rows(query, values, ask)
    assert len(asked) == 5


def test_nothing_is_an_answer_too():
    ask, asked = counted(0)
    kept = Remembered()
    assert [kept.rows("contacts", {}, ask) for _ in range(2)] == [[], []]
    assert len(asked) == 1


def test_what_a_caller_does_to_its_rows_nobody_else_sees():
    kept = Remembered()
    for _ in range(2):
        rows = kept.rows("contacts", {}, counted()[0])
        assert rows == [{"n": 0}, {"n": 1}]
        rows.pop()["n"] = 7
        rows[0]["n"] = 7


def test_long_answers_are_asked_for_each_time():
    ask, asked = counted(remembered.MOST_ROWS + 1)
    kept = Remembered()
    assert [len(kept.rows("whole_table", {}, ask)) for _ in range(2)] == [remembered.MOST_ROWS + 1] * 2
    assert len(asked) == 2


def test_the_answer_that_was_not_asked_for_longest_goes_first():
    kept = Remembered()
    for number in range(remembered.MOST_ANSWERS):
        kept.rows("figures", {"period": number}, counted()[0])
    kept.rows("figures", {"period": 0}, counted()[0])
    kept.rows("figures", {"period": -1}, counted()[0])
    ask, asked = counted()
    kept.rows("figures", {"period": 0}, ask)
    assert not asked
    kept.rows("figures", {"period": 1}, ask)
    assert len(asked) == 1
