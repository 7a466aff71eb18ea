"""The papers on a page: all of the source's, each once, what everybody needs before what only some do."""

import pytest

from cchc_view import words as wordbook
from cchc_view.page import Telling, View
from cchc_view.procedure.paper_groups import explains, paper_groups
from cchc_view.procedure.papers import checklist, named_papers
from cchc_view.story import Bullets, Checklist, Folded, Paragraph

VI = wordbook.of("vi")
BIRTH, BUILD, STAY, REISSUE, DIVIDE = "1.001193", "1.013225", "1.004194", "2.000575", "1.012817"
RESIDE = "1.004222"


@pytest.fixture(scope="module")
def telling(demo):
    return Telling(demo, View("vi", "2026", default_period="2026"))


def papers(demo, code):
    return demo.rows("procedure_papers", proc_code=code)


def flat(blocks):
    for block in blocks:
        yield block
        yield from flat(block.blocks) if isinstance(block, Folded) else ()


def texts(blocks):
    """Every text of papers that the blocks show, whole where they can be unfolded."""
    for block in flat(blocks):
        if isinstance(block, Checklist):
            yield from (one.more or one.text for one in block.items)
        elif isinstance(block, Bullets):
            yield from block.items


def same(text):
    return text.lstrip("-+*•. ").rstrip(";, .").replace(" ,", ",").casefold()


def test_no_paper_of_the_source_is_lost_and_none_is_shown_twice_in_its_list(demo, telling, codes):
    for code in codes:
        rows = papers(demo, code)
        shown = [same(text) for text in texts(checklist(telling, rows))]
        assert {same(row["text"]) for row in rows} == set(shown), code
        assert len(shown) == len({((row["group"] or "").strip("-+*•. :"), same(row["text"])) for row in rows}), code


def test_what_everybody_brings_comes_first_and_begins_with_the_application(demo):
    groups = paper_groups(papers(demo, BIRTH))
    assert [group.name for group in groups] == ["", "Giấy tờ phải nộp", "Giấy tờ phải xuất trình", "Lưu ý"]
    assert groups[0].usual[0]["text"].startswith("Tờ khai đăng ký khai sinh")
    assert [row["text"][:15] for row in groups[1].usual] == ["Giấy chứng sinh"]
    assert len(groups[1].special) == 3 and groups[3].papers == ()


def test_headings_that_each_ask_for_an_application_are_cases_to_choose_from(demo, telling):
    groups = paper_groups(papers(demo, STAY))
    assert [group.is_case for group in groups if group.papers] == [True, True, True]
    assert VI("checklist.choose") in [b.text for b in checklist(telling, papers(demo, STAY)) if isinstance(b, Paragraph)]


def test_headings_that_begin_alike_are_cases_and_one_without_an_application_says_so(demo, telling):
    groups = [group for group in paper_groups(papers(demo, RESIDE)) if group.papers]
    assert len(groups) == 6 and all(group.is_case for group in groups)
    assert named_papers(telling, papers(demo, RESIDE)).choices == 6
    rented = next(b for b in checklist(telling, papers(demo, RESIDE)) if isinstance(b, Folded) and "thuê" in b.summary)
    assert VI("checklist.bare") in [getattr(block, "text", "") for block in rented.blocks]
    owned = next(b for b in checklist(telling, papers(demo, RESIDE)) if isinstance(b, Folded) and "sở hữu của mình" in b.summary)
    assert VI("checklist.bare") not in [getattr(block, "text", "") for block in owned.blocks]


def test_the_case_of_households_comes_before_those_of_monuments_and_embassies(demo, telling):
    folded = [b.summary for b in checklist(telling, papers(demo, BUILD)) if isinstance(b, Folded)]
    assert folded[0] == "Công trình nhà ở riêng lẻ" and len(folded) == 7


def test_zero_originals_only_explain_and_an_unknown_number_is_still_a_paper(demo, telling):
    paper = {"text": "Đơn", "originals": None, "copies": None}
    assert explains(paper | {"originals": 0}) and not explains(paper)
    assert not explains(paper | {"originals": 0, "copies": 1})
    assert explains(paper | {"text": "Lưu ý: - Nộp trực tiếp thì", "originals": 1})
    [application] = [p for p in papers(demo, DIVIDE) if p["originals"] is None and p["copies"] is None]
    items = [item for b in flat(checklist(telling, papers(demo, DIVIDE))) if isinstance(b, Checklist) for item in b.items]
    assert [item.count for item in items if item.text == application["text"]] == [VI("procedures.count_unknown")]


def test_at_a_glance_there_are_titles_or_a_choice(demo, telling):
    birth = named_papers(telling, papers(demo, BIRTH))
    assert birth.titles[0] == "Tờ khai đăng ký khai sinh" and "Giấy tờ tùy thân" in birth.titles
    assert birth.more == 4 and birth.choices == 0
    assert named_papers(telling, papers(demo, REISSUE)).choices == 10
    assert named_papers(telling, []).titles == ()


def test_no_title_is_empty_or_as_long_as_a_paragraph(demo, telling, codes):
    for code in codes:
        for title in named_papers(telling, papers(demo, code)).titles:
            assert 3 <= len(title) <= 100, (code, title)
