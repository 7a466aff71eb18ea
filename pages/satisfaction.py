"""Are people satisfied, how many answered, and with what are they less so?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import tables
from cchc_view.evidence import over_time
from cchc_view.figures import tile, tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Note, Tiles
from cchc_view.survey import factor_bars, sheets_sentence
from cchc_view.survey_waves import two_years, waves

FACTORS = dict.fromkeys(
    (
        "satisfaction_access_pct",
        "satisfaction_procedure_pct",
        "satisfaction_staff_pct",
        "satisfaction_result_pct",
        "satisfaction_feedback_pct",
    ),
    "",
)
# Asked in a survey, said by those who rated an answer, and worked out by the formula of Decision 766.
WAYS = dict.fromkeys(("satisfaction_pct", "complaints_satisfied_pct", "satisfaction_766_pct"), "")


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("satisfaction.question"), level=1, lead=words("satisfaction.lead"))
    yield Tiles((tile(telling, "satisfaction_pct"),), lead=True)
    yield Note(sheets_sentence(telling))
    yield factor_bars(telling, FACTORS)
    yield Heading(words("satisfaction.factors"))
    yield Tiles(tiles(telling, FACTORS))
    yield Note(words("satisfaction.baseline"))
    yield Heading(words("years.title"), lead=words("years.lead"))
    yield two_years(telling, ("satisfaction_pct", *FACTORS))
    yield over_time(telling, "satisfaction_pct", "quarter")
    yield Heading(words("satisfaction.ways"), lead=words("satisfaction.ways_lead"))
    yield Tiles(tiles(telling, WAYS))
    yield waves(telling)
    yield tables.survey_questions(telling)
    yield from source(telling)
