"""Satisfaction surveys: eight quarterly paper waves, and buttons at the counter apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

# SIPAS form, questions 15 to 33 by factor.
QUESTIONS = {1: range(15, 19), 2: range(19, 23), 3: range(23, 28), 4: range(28, 31), 5: range(31, 34)}

_QUARTERS = ((2024, 4), *((2025, n) for n in range(1, 5)), *((2026, n) for n in range(1, 4)))
_SPELL_WAVE, _SPELL_QUESTIONS, _SPELL_LOSS = "2026-Q3", (22, 28), 0.06
_BUTTON_WAVE, _BUTTON_QUESTION, _BUTTON_FACTOR = "2026-Q3-button", 27, 3

# Share of sheets with an answer, by factor: few people have ever given feedback.
_ANSWERED = {1: 0.99, 2: 0.985, 3: 0.99, 4: 0.98, 5: 0.46}

# How the satisfied split over 4 and 5, and the others over 1, 2 and 3.
_VERY = 0.41
_OTHERS = (0.07, 0.2, 0.73)

Records = list[dict[str, Any]]


def surveys(rng: np.random.Generator) -> tuple[Records, Records]:
    """Rows of `survey_waves` and of `survey_answers`, oldest wave first."""
    liking = {question: rng.uniform(0.945, 0.975) for numbers in QUESTIONS.values() for question in numbers}
    waves: Records = []
    answers: Records = []
    for n, (year, quarter) in enumerate(_QUARTERS):
        wave = _paper_wave(year, quarter, rng)
        waves.append(wave)
        for factor, numbers in QUESTIONS.items():
            for question in numbers:
                share = _share(liking[question], wave["wave"], question, n)
                answers += _answers(wave, factor, question, _ANSWERED[factor], share, rng)
    buttons = _button_wave()
    return [*waves, buttons], answers + _answers(buttons, _BUTTON_FACTOR, _BUTTON_QUESTION, 1.0, 0.985, rng)


def _paper_wave(year: int, quarter: int, rng: np.random.Generator) -> dict[str, Any]:
    valid = int(rng.integers(110, 141))
    return {
        "wave": f"{year}-Q{quarter}",
        "from_on": date(year, 3 * quarter, 5),
        "to_on": date(year, 3 * quarter, 20),
        "method": "paper",
        "comparable_group": "sipas-paper",
        "sent": 150,
        "valid": valid,
    }


def _button_wave() -> dict[str, Any]:
    return {
        "wave": _BUTTON_WAVE,
        "from_on": date(2026, 8, 3),
        "to_on": date(2026, 9, 30),
        "method": "button",
        "comparable_group": "counter-button",
        "sent": None,
        "valid": 412,
    }


def _share(liking: float, wave: str, question: int, n: int) -> float:
    spell = _SPELL_LOSS if wave == _SPELL_WAVE and question in _SPELL_QUESTIONS else 0.0
    return min(0.985, liking + 0.0015 * n - spell)


def _answers(
    wave: dict[str, Any], factor: int, question: int, answered: float, share: float, rng: np.random.Generator
) -> Records:
    satisfied = (share * (1 - _VERY), share * _VERY)
    others = tuple((1 - share) * part for part in _OTHERS)
    total = int(rng.binomial(wave["valid"], answered))
    counts = rng.multinomial(total, others + satisfied)
    return [
        {"wave": wave["wave"], "question_no": question, "factor": factor, "answer": answer, "n": int(n)}
        for answer, n in enumerate(counts, start=1)
    ]
