"""When a paper is needed and what to call it, by the words of the source."""

import pytest

from cchc_data.catalogue.fee_texts import fee_details, telling_details
from cchc_data.catalogue.needs import is_application, is_case, is_ordinary, plain_heading, short_title

DELEGATED = "Văn bản ủy quyền (được chứng thực) theo quy định trong trường hợp ủy quyền. Trường hợp là ông, bà thì thôi."
IDENTITY = "Hộ chiếu/Thẻ căn cước hoặc giấy tờ khác (sau đây gọi tắt là giấy tờ tùy thân) để chứng minh về nhân thân."


@pytest.mark.parametrize(
    "text",
    [
        "Trường hợp trẻ em bị bỏ rơi thì phải có biên bản.",
        "- Đối với Quân đội nhân dân: Giấy giới thiệu.",
        "(ii) Trường hợp ủy quyền cho tổ chức thì có hợp đồng.",
        "(1.7) Đối với công trình nhà ở riêng lẻ",
        "a) Đối với trường hợp cấp lần đầu",
        DELEGATED,
        "Mảnh trích đo bản đồ địa chính thửa đất (nếu có).",
        "Đơn xin miễn lệ phí (nếu có)",
        "Giấy chứng nhận kết hôn nếu cha, mẹ đã đăng ký kết hôn.",
    ],
)
def test_a_paper_of_one_case_says_so_at_its_beginning_or_in_its_first_clause(text):
    assert is_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng.",
        "Tờ khai đăng ký khai sinh theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp);",
        "Tờ khai thay đổi thông tin cư trú, trong đó ghi rõ ý kiến đồng ý đối với trường hợp có chủ hộ.",
        "Giấy khám sức khỏe có giá trị sử dụng nếu được cấp chưa quá 06 tháng.",
        "Thông tin chứng minh thuộc trường hợp xóa đăng ký thường trú.",
        "Giấy tờ phải nộp",
        IDENTITY,
    ],
)
def test_a_condition_later_on_in_brackets_or_about_the_paper_itself_makes_no_case(text):
    assert not is_case(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (IDENTITY, "Giấy tờ tùy thân"),
        (DELEGATED, "Văn bản ủy quyền"),
        ("Giấy đề nghị đăng ký hộ kinh doanh;", "Giấy đề nghị đăng ký hộ kinh doanh"),
        ("Tờ khai đăng ký nhận cha, mẹ, con theo mẫu (nếu nộp trực tiếp)", "Tờ khai đăng ký nhận cha, mẹ, con"),
        ("(i) Giấy đề nghị theo mẫu", "Giấy đề nghị"),
        ("Một trong các giấy tờ sau: Căn cước điện tử; bản chính Hộ chiếu", "Một giấy tờ tùy thân (căn cước hoặc hộ chiếu)"),
        (".02 bộ bản vẽ thiết kế (trong hồ sơ)", "02 bộ bản vẽ thiết kế"),
    ],
)
def test_a_paper_has_a_short_title(text, title):
    assert short_title(text) == title


def test_a_title_is_cut_at_a_word_and_says_so():
    title = short_title("Giấy " + "rất dài " * 40)
    assert len(title) <= 75 and title.endswith(" …") and "rất dà …" not in title


def test_a_heading_loses_its_number_and_its_beginning_and_end():
    assert plain_heading("(1.7) Đối với công trình nhà ở riêng lẻ") == "Công trình nhà ở riêng lẻ"
    assert plain_heading("Đăng ký tạm trú theo danh sách, hồ sơ gồm") == "Đăng ký tạm trú theo danh sách"
    assert plain_heading("Giấy tờ phải nộp") == "Giấy tờ phải nộp"
    assert plain_heading("") == ""
    assert is_ordinary("Công trình nhà ở riêng lẻ") and not is_ordinary("Công trình tôn giáo")


def test_forms_to_apply_with_are_known_by_their_beginning():
    assert is_application("- Đơn đăng ký đất đai") and is_application("(i) Giấy đề nghị cấp lại")
    assert not is_application("Đơn thuốc của bác sĩ".lower()) and not is_application("Giấy chứng sinh")


def row(fee_raw="", note=""):
    return {"fee_raw": fee_raw, "note": note}


def test_what_stands_beside_a_fee_is_told_point_by_point_and_once():
    raw = "7,000 VNĐ(- Cá nhân: + Nộp qua cổng thu 7.000 đồng. - Miễn cho trẻ em.)"
    assert fee_details([row(raw), row(raw)]) == ("Cá nhân: Nộp qua cổng thu 7.000 đồng.", "Miễn cho trẻ em.")
    assert fee_details([row("8,000 VNĐ(/bản)"), row("Miễn phí"), row("")]) == ()
    assert fee_details([row("Miễn phí(Miễn cho A)"), row("5,000 VNĐ(Lệ phí (Miễn cho A))")]) == ("Lệ phí (Miễn cho A)",)


def test_a_note_about_money_belongs_to_the_fee_and_another_does_not():
    assert fee_details([row(note="Từ trang thứ 3 thu 1.000 đồng/trang")]) == ("Từ trang thứ 3 thu 1.000 đồng/trang",)
    assert fee_details([row(note="Nộp tại Công an cấp xã")]) == ()


def test_a_bare_pointer_to_the_law_tells_nothing():
    by_law = "Miễn phí(Theo quy định của Luật phí và lệ phí.)"
    assert fee_details([row(by_law)]) and telling_details([row(by_law)]) == ()
    assert telling_details([row("Miễn phí(Mức thu do Hội đồng nhân dân tỉnh quyết định.)")])
