"""The ten questions of citizens and the ten of officials, each answered within two clicks from the home page.

A visitor walks: follows links as they are called on the screen, types into the search box, and reads
what is then visible. A search and the opening of a fold count as a click, too.
"""

import re
from dataclasses import dataclass

import pytest
from visiting import Visitor

from cchc_data.measure import Scope, figure
from cchc_view import figures
from cchc_view import words as wordbook

pytestmark = pytest.mark.browser

VI = wordbook.of("vi")
MOST_CLICKS = 2
BIRTH = ("tìm: dang ky khai sinh", "Đăng ký khai sinh")
NOT_MET = "Tiêu chí nào chưa đạt, ai phụ trách?"


@dataclass(frozen=True)
class Question:
    """How a visitor comes to the answer, and what is then to be read.

    A step of the walk is the name of a link, "tìm: " and what is typed, or "mở: " and part of
    the name of a fold. `read` are texts, or patterns where there is a backslash; `measured` are
    indicators, to be read with their counts; `leads_to` are patterns of addresses.
    """

    asked: str
    walk: tuple[str, ...]
    read: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()


QUESTIONS = {
    "C1": Question("Cần giấy gì, bao nhiêu bộ?", BIRTH, ("Giấy tờ cần có", "Giấy chứng sinh", "1 bản chính")),
    "C2": Question("Bao lâu thì xong?", BIRTH, ("Bao lâu Trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo", "Tính ngày")),
    "C3": Question("Hết bao nhiêu tiền?", BIRTH, ("Bao nhiêu tiền Miễn phí",)),
    "C4": Question("Nộp ở nhà được không?", BIRTH, ("Làm tại nhà Nộp trực tuyến toàn trình", "bưu chính"), (), ("https://",)),
    "C5": Question("Xã có làm đúng hẹn không?", (), ("Hồ sơ giải quyết đúng hạn",), ("on_time_pct",)),
    "C6": Question(
        "Hồ sơ của tôi trễ rồi, tôi được gì?",
        ("Hồ sơ của tôi bị trễ",),
        ("Bạn có quyền nhận văn bản xin lỗi có nêu lý do và ngày trả mới; chỉ được gia hạn một lần",),
        ("apology_pct",),
        ("https://dichvucong.gov.vn",),
    ),
    "C7": Question(
        "Bị bắt đi lại nhiều lần, đòi giấy thừa?",
        ("Tôi có quyền gì?",),
        ("Chỉ bị yêu cầu bổ sung một lần, bằng văn bản", "Bạn có quyền từ chối yêu cầu không được công khai"),
        ("supplement_over_once_count", "extra_paper_complaints_count"),
    ),
    "C8": Question("Gọi số nào?", (), ("Đường dây nóng 0269 000 0000",), (), ("tel:02690000000",)),
    "C9": Question(
        "Phản ánh của người khác xử lý ra sao?",
        ("Phản ánh",),
        (r"Cộng \d+ \d+ \d+", VI("complaints.results")),
        ("complaints_on_time_pct", "complaints_published_pct"),
    ),
    "C10": Question(
        "Người dân có hài lòng không, bao nhiêu người trả lời?",
        ("Hài lòng",),
        (r"\d+ phiếu hợp lệ", "Khoảng tin cậy 95%"),
        ("satisfaction_pct", "satisfaction_feedback_pct"),
    ),
    "O1": Question(
        "Tiêu chí nào chưa đạt, ai chủ trì, hạn khi nào?",
        (NOT_MET,),
        (r"\b\d tiêu chí của kế hoạch", "Chủ trì", "Thời hạn", "Chưa đạt"),
        ("on_time_pct",),
    ),
    "O2": Question("Bao nhiêu hồ sơ quá hạn chưa có thư xin lỗi?", ("Hồ sơ của tôi bị trễ",), (r"\d+ hồ sơ chưa có", "Chưa có thư")),
    "O3": Question(
        "Bao nhiêu hồ sơ đang giải quyết, còn hạn và quá hạn?",
        ("Đúng hạn",),
        ("Tiếp nhận và giải quyết hồ sơ theo biểu 06a", r"Đang giải quyết", r"quá hạn"),
    ),
    "O4": Question(
        "Bao nhiêu hồ sơ bị yêu cầu bổ sung quá một lần, không có văn bản?",
        ("Tôi có quyền gì?",),
        (),
        ("supplement_over_once_count", "supplement_written_pct"),
    ),
    "O5": Question(
        "Thủ tục nào chưa có hồ sơ trực tuyến, bưu chính?",
        ("Trực tuyến, bưu chính", "mở: thủ tục trực tuyến chưa có ai nộp"),
        (r"\d+ thủ tục có bưu chính chưa có ai dùng", r"Hộ tịch (Toàn trình|Một phần)\b"),
        ("online_procedures_used_pct", "postal_procedures_used_pct"),
    ),
    "O6": Question(
        "Lĩnh vực, tháng nào kéo tỷ lệ xuống?",
        ("Đúng hạn",),
        ("Lĩnh vực kéo tỷ lệ xuống", r"Đất đai \d+ \d,\d\d Tháng \d\d/2026 \d+ hồ sơ"),
    ),
    "O7": Question(
        "Phản ánh nào sắp hết hạn, đã trả lời mà chưa công khai?",
        ("Phản ánh",),
        (VI("outcome.open_in_time"), VI("outcome.answered")),
        ("complaints_published_pct",),
    ),
    "O8": Question(
        "Thủ tục nào đã công bố mà trang chưa cập nhật?",
        ("Thủ tục", "mở: Dành cho cán bộ"),
        ("Thủ tục cần xử lý", "Đang có hiệu lực nhưng chưa đăng"),
        ("published_pct",),
    ),
    "O9": Question(
        "Số của tôi lệch ở đâu, mất điểm nhóm nào?",
        ("Kế hoạch", "Đối chiếu điểm 766"),
        ("Tỷ lệ đúng hạn", VI("compare.reason_1"), "Còn thiếu"),
        ("on_time_766_pct",),
    ),
    "O10": Question(
        "Báo cáo quý gửi Sở Nội vụ, Sở Tư pháp?",
        ("Báo cáo quý",),
        ("Báo cáo của kỳ này",),
        (),
        (r"/bao-cao/2026\.docx$", r"/bao-cao/2026\.xlsx$", r"/bao-cao/2026\.pdf$"),
    ),
}


@pytest.fixture(scope="module")
def phone(chromium, server):
    with Visitor(chromium, server.address, 360, java_script_enabled=False) as one:
        yield one


@pytest.fixture(scope="module")
def desk(chromium, server):
    with Visitor(chromium, server.address) as one:
        yield one


def walk(visitor: Visitor, steps: tuple[str, ...], wait) -> int:
    """Take the steps and say how many clicks it took."""
    main = visitor.page.locator("main, [data-testid=stMain]")
    for step in steps:
        if step.startswith("tìm: "):
            box = main.get_by_role("searchbox").or_(main.get_by_role("textbox")).first
            box.fill(step.removeprefix("tìm: "))
            box.press("Enter")
        elif step.startswith("mở: "):
            main.locator("summary").filter(has_text=step.removeprefix("mở: ")).click()
        else:
            visitor.page.get_by_role("link", name=step, exact=True).first.click()
        wait()
    return len(steps)


def check(question: Question, visitor: Visitor, demo) -> None:
    text = " ".join(visitor.page.locator("body").inner_text().split())
    for pattern in question.read:
        assert re.search(pattern if "\\" in pattern else re.escape(pattern), text), pattern
    for indicator in question.measured:
        measured = figure(demo, indicator, Scope(demo.org["code"], "2026"))
        shown = [" ".join(f(measured, VI).split()) for f in (figures.value_text, figures.counts_text)]
        assert all(part in text for part in shown), shown
    hrefs = visitor.page.locator("a").evaluate_all("links => links.filter(a => a.checkVisibility()).map(a => a.href)")
    for pattern in question.leads_to:
        assert any(re.search(pattern, href) for href in hrefs), pattern


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_question_is_answered_on_a_phone_within_two_clicks(phone, demo, key):
    question = QUESTIONS[key]
    answer = phone.page.goto(f"{phone.address}/nhe/")
    assert answer.ok
    assert walk(phone, question.walk, phone.page.wait_for_load_state) <= MOST_CLICKS
    check(question, phone, demo)


# One for each kind of step: the tile in sight, the search, the menu, a card of the home page.
@pytest.mark.parametrize("key", ["C5", "C3", "C10", "O1", "O9"])
def test_a_question_is_answered_in_the_interactive_pages_within_two_clicks(desk, demo, key):
    question = QUESTIONS[key]
    desk.open("/")
    assert walk(desk, question.walk, lambda: arrived(desk)) <= MOST_CLICKS
    check(question, desk, demo)


def arrived(visitor: Visitor) -> None:
    visitor.page.wait_for_timeout(300)
    visitor.page.wait_for_load_state()
    if visitor.page.locator("[data-test-script-state]").count():
        visitor.told()


def test_every_question_of_both_lists_is_asked():
    assert list(QUESTIONS) == [f"C{n}" for n in range(1, 11)] + [f"O{n}" for n in range(1, 11)]
