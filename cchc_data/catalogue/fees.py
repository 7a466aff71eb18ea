"""Fees: an amount in đồng only where the portal wrote one unmistakably (domain 4.3, rule 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_data.catalogue.text import clean, is_missing
from cchc_data.catalogue.vocabulary import one_of, words

_AMOUNT = r"\d{1,3}(?:[.,]\d{3})*"


@dataclass(frozen=True)
class Fee:
    """A fee in đồng. `kind`: free (0 đồng), fixed, unclear, other_currency; empty when missing.

    `unit` is what one fee pays for, such as "/trang"; `raw` is the source's own text.
    """

    vnd: int | None
    kind: str
    unit: str
    raw: str


def fee_pattern() -> str:
    """A regular expression for one fee as the portal writes it, without its brackets."""
    vocabulary = words()
    texts = one_of([vocabulary["fees"]["free"], *vocabulary["missing"]])
    return rf"(?:{texts}|{money_pattern()})"


def money_pattern() -> str:
    """A regular expression for an amount with its currency, such as "8,000 VNĐ" or "10 USD"."""
    return rf"\d[\d.,]* (?:{one_of(words()['fees']['currency'])}|[A-Z]{{3}})"


def parse_fee(raw: str, detail: str = "") -> Fee:
    """Read the fee `raw` with the bracketed `detail` that follows it; what is unclear stays text."""
    text = clean(raw)
    whole = clean(raw + detail)
    if is_missing(text):
        return Fee(None, "", "", whole)
    if text == words()["fees"]["free"]:
        return Fee(0, "free", "", whole)
    if re.fullmatch(r"[\d.,]+ [A-Z]{3}", text) and not text.endswith("VND"):
        return Fee(None, "other_currency", _unit(detail, ""), whole)
    return _fixed(text, detail, whole)


def _fixed(text: str, detail: str, whole: str) -> Fee:
    rules = words()["fees"]
    found = re.fullmatch(rf"({_AMOUNT})(?: ?(?:đ|{one_of(rules['currency'])}))?", text)
    digits = re.sub(r"\D", "", found[1]) if found else ""
    if not digits or int(digits) < rules["smallest_vnd"]:
        return Fee(None, "unclear", "", whole)
    return Fee(int(digits), "fixed", _unit(detail, digits), whole)


def _unit(detail: str, digits: str) -> str:
    """The unit in "(/trang)", or in "(2.000 đồng/trang; …" when the amount is the fee itself."""
    found = re.match(rf"\(({_AMOUNT} ?(?:đồng|đ))?(/[^;,.()\d]{{1,30}})(?=[;,.)])", clean(detail))
    if not found or (found[1] and re.sub(r"\D", "", found[1]) != digits):
        return ""
    return found[2].strip()
