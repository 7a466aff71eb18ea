"""Names, laws and units by date: who reads figures of 2021 reads the names and laws of 2021."""

from datetime import date

import pytest

from cchc_data import indicators, laws, reference, terms, unit

YEAR_OF_THE_PLAN, TODAY = date(2021, 11, 30), date(2026, 10, 30)
TOWN, COMMUNE, WARD = ({"unit_type": kind} for kind in ("township", "commune", "ward"))
PLAN = reference.plan()


def name(term, day, org=COMMUNE, lang="vi"):
    return terms.on(day, org)[lang][term]


@pytest.mark.parametrize(
    ("term", "then", "now"),
    [
        ("one_stop", "Bộ phận Một cửa", "Trung tâm Phục vụ hành chính công"),
        ("office", "Văn phòng – Thống kê", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("home_affairs", "Phòng Nội vụ", "Sở Nội vụ"),
        ("levels", "mức độ 3 và 4", "toàn trình và một phần"),
        ("upper", "huyện", "tỉnh"),
    ],
)
def test_a_term_is_called_what_it_was_called_on_the_day(term, then, now):
    assert (name(term, YEAR_OF_THE_PLAN), name(term, TODAY)) == (then, now)


@pytest.mark.parametrize(
    ("term", "last", "first"),
    [("one_stop", date(2025, 6, 30), date(2025, 7, 1)), ("levels", date(2022, 8, 14), date(2022, 8, 15))],
)
def test_a_name_ends_on_its_last_day_and_the_next_begins_on_the_day_after(term, last, first):
    assert name(term, last) == name(term, YEAR_OF_THE_PLAN) != name(term, first) == name(term, TODAY)


def test_the_unit_is_a_town_a_commune_or_a_ward():
    assert [name("unit", TODAY, org) for org in (TOWN, COMMUNE, WARD)] == ["thị trấn", "xã", "phường"]
    assert name("specialists", TODAY, WARD) == "cán bộ, công chức chuyên môn phường"


def test_a_name_at_the_beginning_of_a_sentence_is_capitalised():
    assert name("Unit", TODAY, WARD) == "Phường"
    assert name("Culture", YEAR_OF_THE_PLAN) == "Công chức phụ trách Văn hóa – Thông tin"


def test_an_installation_puts_its_own_names_in_the_place_of_ours_for_their_days():
    own = COMMUNE | {"terms": [{"term": "one_stop", "valid_from": "2026-01-01", "vi": "Trung tâm phường", "en": "Centre"}]}
    assert name("one_stop", TODAY, own) == "Trung tâm phường"
    assert name("one_stop", date(2025, 12, 31), own) == "Trung tâm Phục vụ hành chính công"


@pytest.mark.parametrize("day", [date(2018, 1, 1), YEAR_OF_THE_PLAN, date(2022, 8, 15), date(2025, 7, 1), date.max])
@pytest.mark.parametrize("org", [TOWN, COMMUNE, WARD], ids=lambda org: org["unit_type"])
def test_every_term_has_exactly_one_name_on_every_day(day, org):
    holding = [row["term"] for row in reference.terms() if terms._holds(row, day, org["unit_type"])]
    assert sorted(holding) == sorted({row["term"] for row in reference.terms()})


def texts(part):
    for key, value in part.items():
        if key.endswith(("_vi", "_en")):
            yield key[-2:], [value] if isinstance(value, str) else value


@pytest.mark.parametrize(("day", "org"), [(YEAR_OF_THE_PLAN, TOWN), (TODAY, COMMUNE), (TODAY, WARD)])
def test_every_place_in_the_plan_has_a_name(day, org):
    names = terms.on(day, org)
    for part in (*PLAN["section"], *PLAN["criterion"], *PLAN["obligation"]):
        for lang, said in texts(part):
            for text in said:
                assert "{" not in text.format_map(names[lang])
    assert {lead for criterion in PLAN["criterion"] for lead in criterion["leads"]} <= set(names["vi"])


@pytest.mark.parametrize(
    ("code", "key", "expected"),
    [
        ("1.5", "title_vi", "Tỷ lệ thủ tục hành chính cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trong năm"),
        ("2.3", "title_vi", "Chỉ số hài lòng về công chức tại Bộ phận Một cửa"),
        ("1.1", "target_vi", "100% số thủ tục hành chính thuộc thẩm quyền giải quyết được công khai đầy đủ trên Trang thông tin "
                             "điện tử của thị trấn"),
        ("2.5", "target_vi", "Giữ vững hoặc nâng cao tỷ lệ hài lòng 1% so với năm 2020 (năm 2020 là 99,12%), theo tiêu chí của huyện"),
    ],
)  # fmt: skip
def test_read_on_a_day_of_2021_the_plan_says_what_was_scanned(code, key, expected):
    criterion = next(one for one in PLAN["criterion"] if one["code"] == code)
    assert criterion[key].format_map(terms.on(YEAR_OF_THE_PLAN, TOWN)["vi"]) == expected


# Laws


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        ("Nghị định 61/2018/NĐ-CP, Điều 17", "61/2018/NĐ-CP"),
        ("Quyết định 766/QĐ-TTg ngày 23/6/2022, chỉ số 5.2", "766/QĐ-TTg"),
        ("Luật Chuyển đổi số 148/2025/QH15, Điều 32", "148/2025/QH15"),
        ("Công văn 1094/UBND-NC ngày 21/5/2020", "1094/UBND-NC"),
        ("Nghị định 309/2026/NĐ-CP (sửa đổi Nghị định 118/2025/NĐ-CP)", "309/2026/NĐ-CP"),
        ("Kế hoạch năm 2021, mục 1.2", None),
    ],
)
def test_the_number_of_a_document_is_the_first_in_its_entry(entry, number):
    assert laws.number(entry) == number


def test_every_document_named_by_an_indicator_has_its_days():
    named = {laws.number(entry) for one in indicators.load_all().values() for entry in one.legal_basis}
    assert named - {None} <= set(laws.spans())
    assert all(last is None or first < last for first, last in laws.spans().values())


def test_a_law_is_named_from_its_first_day_to_its_last():
    entries = ("Nghị định 61/2018/NĐ-CP", "Nghị định 118/2025/NĐ-CP", "Kế hoạch năm 2021")
    assert laws.in_force(entries, date(2025, 6, 30)) == entries[::2]
    assert laws.in_force(entries, date(2025, 7, 1)) == entries[1:]


def told(day, org):
    return indicators.told_on(day, terms.on(day, org))


def test_a_rule_that_had_not_been_made_is_not_known():
    assert set(indicators.load_all()) - set(told(YEAR_OF_THE_PLAN, TOWN)) == {
        "on_time_766_pct", "score_766", "satisfaction_766_pct"}
    assert set(told(TODAY, COMMUNE)) == set(indicators.load_all())


def test_no_indicator_of_2021_names_a_law_made_later_and_none_of_today_an_abolished_one():
    for day, org in ((YEAR_OF_THE_PLAN, TOWN), (TODAY, COMMUNE)):
        for indicator in told(day, org).values():
            held = min(day, indicator.valid_to or day)
            assert laws.in_force(indicator.legal_basis, held) == indicator.legal_basis
            assert indicator.legal_basis, indicator.id


def test_a_rule_that_ended_still_names_the_law_it_rested_on():
    assert any("61/2018" in entry for entry in told(TODAY, COMMUNE)["evaluation_score"].legal_basis)


def test_every_sentence_of_every_indicator_is_filled_in():
    for day, org in ((YEAR_OF_THE_PLAN, TOWN), (TODAY, COMMUNE)):
        for indicator in told(day, org).values():
            for said in indicator.words.values():
                flat = [text for value in said.values() for text in ([value] if isinstance(value, str) else value)]
                assert [text for text in flat if "{" in text or "}" in text] == []


def test_short_names_are_the_same_on_every_day():
    """They head columns, rows and files, where a changing name would look like another figure."""
    for day, org in ((YEAR_OF_THE_PLAN, TOWN), (TODAY, COMMUNE)):
        for name_, indicator in told(day, org).items():
            assert {lang: said["short"] for lang, said in indicator.words.items()} == {
                lang: said["short"] for lang, said in indicators.load_all()[name_].words.items()}


# The unit


MERGED = {
    "code": "H21.001", "name_vi": "UBND xã Mới", "valid_from": "2025-07-01",
    "merged_from": [{"name_vi": "UBND thị trấn Cũ", "unit_type": "township"}, {"name_vi": "UBND xã Kia"}],
}  # fmt: skip


def test_before_a_merger_the_unit_is_the_one_that_kept_the_records():
    assert unit.on(MERGED, date(2025, 6, 30))["name_vi"] == "UBND thị trấn Cũ"
    assert unit.on(MERGED, date(2025, 7, 1))["name_vi"] == "UBND xã Mới"
    assert (unit.began(MERGED), unit.began({"code": "x"})) == (date(2025, 7, 1), None)
    assert unit.on({"code": "x"}, date(2020, 1, 1)) == {"code": "x"}


def test_days_of_the_organisation_are_text_in_a_manifest():
    raw = {"valid_from": date(2025, 7, 1), "merged_from": [{"until": date(2025, 6, 30)}], "code": "x"}
    assert unit.plain(raw) == {"valid_from": "2025-07-01", "merged_from": [{"until": "2025-06-30"}], "code": "x"}
