"""A town of 2021 and a commune of 2026 from the same code: every page speaks the language of its day."""

import re

import pytest
from tests.report.reading import text
from tests.view.page_reading import read

from cchc_data import sample, terms
from cchc_data.measure import Scope, figure, series
from cchc_data.publish import coverage
from cchc_view import cached, report
from pages import PAGES

# What was said in one of the two years only. "cấp xã", "xã hội", "cấp huyện" name levels and
# history and are right in both.
THEN = {
    "vi": r"\b[Tt]hị trấn\b|(?<!cấp )\b[Hh]uyện\b|Phòng Nội vụ|Một cửa|[Mm]ức độ [34]|Văn phòng – Thống kê|Văn hóa – Thông tin",
    "en": r"\b[Tt]own|(?<!former )\b[Dd]istrict(?!-level)|[Oo]ne-stop counter|level[s]? [34]|Office and Statistics",
}
NOW = {
    "vi": r"(?<!cấp )(?<!tác )\b[Xx]ã\b(?! hội)|Sở Nội vụ|Sở Tư pháp|Trung tâm Phục vụ|[Tt]oàn trình|(?<!nhận )\b[Mm]ột phần\b|766"
          r"|Dịch vụ công quốc gia|Phòng Văn hóa|118/2025|03/2025|309/2026|Luật Chuyển đổi số|VNeID",
    "en": r"\b[Cc]ommune\b(?!-level)|Department of|Service Centre|[Oo]nline in (?:full|part)|766|national public service|118/2025|309/2026",
}  # fmt: skip
FOREIGN = {"town-2021": NOW, "commune-2026": THEN}

# Addresses that tell of offices, levels and rules: every page, a procedure, its sheet, the notice board.
MORE = ["thu-tuc/1.001193", "thu-tuc/1.001193/phieu", "phan-anh/niem-yet", "thu-tuc?tim=khai+sinh"]


def told(site, path, lang):
    """The texts of a page; of the page of figures only what is about figures, not the software's own papers."""
    answer = site.get(f"/nhe/{path}", params={"lang": lang} if "?" not in path else None)
    assert answer.status_code == 200, path
    page = read(answer.text)
    own = [page] if path != "so-lieu" else [page.all("table")[0], *page.all("header"), *page.all("footer")]
    return [text for part in own for text in part.texts_in(lang)]


def before_the_merger(loaded):
    """Names of the units that a commune was made of, which it may tell."""
    return {one["name_vi"] for one in loaded.org.get("merged_from", [])}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_speaks_of_another_year(served, lang):
    setting, site = served
    history = before_the_merger(cached.current())
    foreign = {}
    for page in PAGES:
        if page.is_for(cached.current()):
            found = [text for text in told(site, page.path, lang) if re.search(FOREIGN[setting][lang], text)]
            foreign[page.path] = [text for text in found if text not in history]
    assert len(foreign) >= len(PAGES) - 1
    assert {path: texts for path, texts in foreign.items() if texts} == {}


@pytest.mark.parametrize("path", MORE)
def test_no_sheet_and_no_procedure_of_the_town_speaks_of_today(town_site, path):
    """Only the town: the texts of today's procedures are the source's own words."""
    assert [text for text in told(town_site, path, "vi") if re.search(NOW["vi"], text)] == []


def test_each_setting_really_uses_its_own_words(served):
    """So that the search above cannot pass because a page says nothing."""
    setting, site = served
    own = THEN if setting == "town-2021" else NOW
    said = " ".join(text for page in ("", "ke-hoach", "truc-tuyen") for text in told(site, page, "vi"))
    missing = [part for part in re.split(r"\|", own["vi"])[:6] if not re.search(part, said)]
    assert len(missing) <= 3, missing
    names = terms.on(cached.current().as_of, cached.current().org)["vi"]
    assert names["Unit"] in said and names["one_stop"] in said and names["Levels"].lower() in said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_shows_a_place_left_open(served, lang):
    _, site = served
    for page in PAGES:
        if page.is_for(cached.current()):
            assert [text for text in told(site, page.path, lang) if re.search(r"[{}]|^None$", text)] == []


def test_the_comparison_by_decision_766_is_there_only_once_it_is_made(served):
    setting, site = served
    there = setting == "commune-2026"
    for address in ("/nhe/doi-chieu", "/doi-chieu", "/nhung/score_766", "/nhung/doi-chieu", "/api/v1/indicators/score_766"):
        assert site.get(address).status_code == (200 if there else 404), address
    assert ("/doi-chieu" in site.get("/sitemap.xml").text) == there
    assert ("doi-chieu" in site.get("/nhe/ke-hoach").text) == there


def test_every_link_of_the_town_leads_somewhere(town_site):
    """Those of the commune are followed in tests/view/test_pages_light.py."""
    hrefs = {a["href"].split("#")[0] for page in PAGES if page.is_for(cached.current())
             for a in read(town_site.get(f"/nhe/{page.path}").text).all("a") if a["href"].startswith("/nhe")}  # fmt: skip
    assert len(hrefs) > 40
    assert {href: code for href in sorted(hrefs) if (code := town_site.get(href).status_code) != 200} == {}


def test_the_town_is_measured_by_decree_61_and_the_commune_by_decision_766(town_loaded, demo):
    then = figure(town_loaded, "evaluation_score", Scope(town_loaded.org["code"], "2021-Q2"))
    assert (then.state, then.denominator) == ("ok", 18)
    assert "score_766" not in town_loaded.indicators
    now = {name: figure(demo, name, Scope(demo.org["code"], "2026-Q3")).state for name in ("evaluation_score", "score_766")}
    assert now == {"evaluation_score": "not_applicable", "score_766": "ok"}


def test_no_series_joins_the_two_frames(demo):
    for name in ("evaluation_score", "score_766"):
        measured = [p.period.to_on < demo.as_of.replace(2025, 7, 1) for p in series(demo, name, Scope(demo.org["code"], "2026"), "quarter")
                    if p.figure.state == "ok"]  # fmt: skip
        assert measured and set(measured) == {name == "evaluation_score"}


def test_before_december_2021_no_letter_is_too_late(town_loaded):
    rows = town_loaded.rows("whole_table", table="late_letters")
    assert {row["letter"] for row in rows} == {"in_time", "none"}


def test_scores_made_later_are_not_published_with_older_data(town_loaded):
    assert town_loaded.rows("index766_units") == []


def test_the_report_of_the_town_goes_to_the_district_and_that_of_the_commune_to_the_province(town_loaded, demo):
    then, now = (text(report.write(loaded, period, "docx")) for loaded, period in ((town_loaded, "2021-R3"), (demo, "2026-R3")))
    assert "- Phòng Nội vụ;" in then and "THỊ TRẤN MINH HỌA" in then and "Sở Nội vụ" not in then
    assert "- Sở Nội vụ;" in now and "- Sở Tư pháp;" in now and "XÃ MINH HỌA" in now and "Phòng Nội vụ" not in now


def test_a_report_about_the_time_before_the_merger_is_written_by_the_unit_of_that_time(demo):
    said = text(report.write(demo, "2025-Q1", "docx"))
    assert "THỊ TRẤN MINH HỌA" in said and "UBND thị trấn Minh Họa" in said and "XÃ MINH HỌA" not in said


def test_the_sample_of_2021_is_its_year_and_the_same_at_every_making(town, town_loaded):
    again = sample.sample(sample.Setting.load("town-2021"))
    span = coverage(again)
    assert (str(span.first), str(span.as_of)) == ("2020-12-16", "2021-11-30")
    assert town_loaded.as_of == span.as_of and town_loaded.manifest["illustrative"]
    assert 700 < len(again["dossiers"]) < 1000
    assert set(again["reports"]["recipient"]) == {"district_home_affairs"}
