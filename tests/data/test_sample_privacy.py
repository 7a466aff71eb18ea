"""Nobody is recognisable in the sample, and its Vietnamese is fit for the public."""

import re
import unicodedata

import pytest

from cchc_data.sample import sample

LONG_NUMBER = re.compile(r"\d{8,}")
EMAIL = re.compile(r"\S+@\S+")
PERSON = re.compile(r"(?i:\b(ông|bà|anh|chị|cô|chú|bác))\s+[A-ZĐÁÀẢÃẠÂĂÉÈÊÍÌÓÒÔƠÚÙƯÝ][a-zà-ỹ]+")
PLACE = re.compile(r"(?i)\b(thôn|làng|tổ dân phố|số nhà)\b")


@pytest.fixture(scope="module")
def tables():
    return sample()


@pytest.fixture(scope="module")
def summaries(tables):
    return tables["complaints"]["public_summary"].dropna()


@pytest.mark.parametrize("pattern", [LONG_NUMBER, EMAIL, PERSON, PLACE], ids=lambda p: p.pattern[:12])
def test_no_summary_holds_a_number_a_mailbox_a_person_or_a_village(summaries, pattern):
    assert not any(pattern.search(text) for text in summaries)


def test_only_published_complaints_have_a_summary_and_all_of_them_do(tables):
    complaints = tables["complaints"]
    assert (complaints["public_summary"].notna() == (complaints["status"] == "published")).all()
    assert (complaints["published_on"].notna() == (complaints["status"] == "published")).all()


def test_at_least_twenty_five_summaries_differ(summaries):
    assert summaries.nunique() >= 25


def test_every_summary_is_composed_unicode_and_ends_as_a_sentence(summaries):
    for text in summaries:
        assert unicodedata.is_normalized("NFC", text)
        assert text.endswith(".")
        assert "  " not in text


def test_contacts_name_posts_and_an_invented_place_never_persons(tables):
    contacts = tables["contacts"]
    assert "0269 000 0000" in set(contacts["phone"].dropna())
    assert contacts["phone"].dropna().str.startswith("0269 000 ").all()
    assert contacts["address_vi"].dropna().str.contains("đơn vị giả định").all()
    assert contacts["url"].dropna().str.contains(r"example\.vn").all()
    assert not contacts["label_vi"].map(lambda text: bool(PERSON.search(text))).any()


def test_the_hotline_says_when_somebody_answers(tables):
    hotline = tables["contacts"].query("kind == 'hotline'")
    assert list(hotline["hours_vi"]) == ["Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00 (trừ ngày nghỉ lễ)"]
