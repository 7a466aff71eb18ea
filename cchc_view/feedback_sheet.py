"""The A4 sheet for the notice board: what came of the period's feedback (plan of 2021, criterion 2.5)."""

from __future__ import annotations

from cchc_data import periods
from cchc_view import format, labels
from cchc_view.feedback import MOST_RESULTS, results
from cchc_view.page import LIGHT, Telling
from cchc_view.procedure.sheet import fill, qr

ON_THE_SHEET = 12  # more would not fit on one side


def results_html(telling: Telling, home: str) -> str:
    """The sheet; `home` is our address as the visitor reached it."""
    words = telling.words
    every = results(telling, MOST_RESULTS)
    shown = every[:ON_THE_SHEET]
    address = f"{home}/phan-anh"
    return fill(
        telling,
        "results.html",
        title=words("results_sheet.title"),
        kind=words("results_sheet.title"),
        lead=words("results_sheet.lead", period=labels.covered(telling)),
        numbers=_numbers(telling),
        head=[words(f"results_sheet.{key}") for key in ("month", "what")],
        rows=[
            (labels.period_name(periods.parse(row["month"]), words), row["public_summary"]) for row in shown
        ],
        nothing=words("complaints.no_results"),
        more=words("results_sheet.more", n=len(every) - len(shown)) if len(every) > len(shown) else "",
        qr=qr(address),
        address=address,
        scan=words("results_sheet.scan"),
        back_href=telling.view.elsewhere("phan-anh", base=LIGHT),
        back=words("results_sheet.back"),
    )  # fmt: skip


def _numbers(telling: Telling) -> str:
    rows = telling.loaded.rows("complaint_counts", period=telling.view.period, org_code=telling.scope.org_code)
    if not rows:
        return telling.words("results_sheet.nothing")
    total = {name: format.number(n, telling.lang) for name, n in rows[-1].items() if isinstance(n, int)}
    return telling.words("results_sheet.numbers", in_time=total["handled_in_time"], **total)
