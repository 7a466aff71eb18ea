"""Satisfaction surveys: quarterly paper waves, and buttons at the counter apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from cchc_data.sample.setting import Setting

# SIPAS form, questions 15 to 33 by factor.
QUESTIONS = {1: range(15, 19), 2: range(19, 23), 3: range(23, 28), 4: range(28, 31), 5: range(31, 34)}

_SPELL_LOSS = 0.06
_BUTTON_QUESTION, _BUTTON_FACTOR = 27, 3

# Share of sheets with an answer, by factor: few people have ever given feedback.
_ANSWERED = {1: 0.99, 2: 0.985, 3: 0.99, 4: 0.98, 5: 0.46}

# How the satisfied split over 4 and 5, and the others over 1, 2 and 3.
_VERY = 0.41
_OTHERS = (0.07, 0.2, 0.73)

Records = list[dict[str, Any]]


def surveys(setting: Setting, rng: np.random.Generator) -> tuple[Records, Records]:
    """Rows of `survey_waves` and of `survey_answers`, oldest wave first."""
    liking = {question: rng.uniform(0.945, 0.975) for numbers in QUESTIONS.values() for question in numbers}
    waves: Records = []
    answers: Records = []
    facts = setting.surveys
    for n, quarter in enumerate(facts["quarters"]):
        wave = _paper_wave(*map(int, quarter.split("-")), facts, rng)
        waves.append(wave)
        for factor, numbers in QUESTIONS.items():
            for question in numbers:
                share = _share(liking[question], wave["wave"], question, n, facts)
                answers += _answers(wave, factor, question, _ANSWERED[factor], share, rng)
    buttons = _button_wave(facts["buttons"])
    return [*waves, buttons], answers + _answers(buttons, _BUTTON_FACTOR, _BUTTON_QUESTION, 1.0, 0.985, rng)


def _paper_wave(year: int, quarter: int, facts: Mapping[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    valid = int(rng.integers(*facts["valid"]))
    return {
        "wave": f"{year}-Q{quarter}",
        "from_on": date(year, 3 * quarter, 5),
        "to_on": date(year, 3 * quarter, 20),
        "method": "paper",
        "comparable_group": "sipas-paper",
        "sent": facts["sent"],
        "valid": valid,
    }


def _button_wave(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, "method": "button", "comparable_group": "counter-button", "sent": None}


def _share(liking: float, wave: str, question: int, n: int, facts: Mapping[str, Any]) -> float:
    spell = _SPELL_LOSS if wave == facts["spell_wave"] and question in facts["spell_questions"] else 0.0
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
