"""Rule 4.3.2: old encodings are recognised by score and never converted without an answer."""

import unicodedata

import pytest
from workbooks import LIST, cells, only, read, row, text, xlsx

from cchc_data.reading import legacy
from cchc_data.received import NeedsConfirmation, UnreadableFile

ROWS = [LIST, row(1), row(2)]
TCVN3 = {"Tªn thñ tôc": "Tên thủ tục", "Ngµy tiÕp nhËn": "Ngày tiếp nhận", "§óng h¹n": "Đúng hạn", "Hé tÞch": "Hộ tịch", "Hå s¬": "Hồ sơ"}
VNI = {"Teân thuû tuïc": "Tên thủ tục", "Ngaøy tieáp nhaän": "Ngày tiếp nhận", "Ñuùng haïn": "Đúng hạn", "Hoä tòch": "Hộ tịch", "Hoà sô": "Hồ sơ"}
PLAIN = "Cộng hòa xã hội chủ nghĩa, ưỡn ẹo ỷ ẵm ằng ỹ ỵ đỗ ỏ ờ ĩ ị ỉ ổ ữ"


def unconvert(words, font):
    """The bytes an old program would have written: the tables read backwards."""
    back = {}
    for old, letter in legacy._table(font).items():
        back.setdefault(letter, old)
    return "".join(back.get(letter, letter) for letter in words)


def old_rows(font):
    return [[unconvert(str(cell).lower(), font) for cell in line] for line in ROWS]


@pytest.mark.parametrize(("old", "new"), TCVN3.items())
def test_rule_4_3_2_tcvn3(old, new):
    assert legacy.converter("tcvn3")(old) == new


@pytest.mark.parametrize(("old", "new"), VNI.items())
def test_rule_4_3_2_vni(old, new):
    assert legacy.converter("vni")(old) == new


@pytest.mark.parametrize("font", legacy.FONTS)
def test_rule_4_3_2_tables_hold_every_small_letter(font):
    assert legacy.converter(font)(unconvert(PLAIN.lower(), font)) == PLAIN.lower()


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-le", "utf-8"])
def test_rule_4_3_2_unicode_with_and_without_marks(tmp_path, mark):
    received = only(text(tmp_path / "a.csv", ROWS, encoding=mark))
    assert cells(received, "proc_name") == ["Đăng ký khai sinh"] * 2
    assert received.encoding == "utf-8"


@pytest.mark.parametrize("font", legacy.FONTS)
def test_rule_4_3_2_old_bytes_ask_first(tmp_path, font):
    file = text(tmp_path / "a.csv", old_rows(font), encoding="latin-1")
    with pytest.raises(NeedsConfirmation) as asked:
        read(file)
    assert asked.value.remark.code == "old_encoding"
    assert asked.value.remark.values["guess"] == asked.value.answers[0] == font


@pytest.mark.parametrize("font", legacy.FONTS)
def test_rule_4_3_2_old_bytes_are_converted_once_confirmed(tmp_path, font):
    received = only(text(tmp_path / "a.csv", old_rows(font), encoding="latin-1"), encoding=font)
    assert cells(received, "proc_name") == ["đăng ký khai sinh"] * 2
    assert received.encoding == font


@pytest.mark.parametrize("font", legacy.FONTS)
def test_rule_4_3_2_cells_of_a_workbook_too(tmp_path, font):
    file = xlsx(tmp_path / "a.xlsx", old_rows(font))
    with pytest.raises(NeedsConfirmation):
        read(file)
    assert cells(only(file, encoding=font), "status") == ["đã trả kết quả"] * 2


@pytest.mark.parametrize("font", legacy.FONTS)
def test_rule_4_3_2_web_pages_called_xls_too(tmp_path, font):
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in old_rows(font))
    (tmp_path / "a.xls").write_text(f"<table>{lines}</table>", "latin-1")
    with pytest.raises(NeedsConfirmation):
        read(tmp_path / "a.xls")
    assert cells(only(tmp_path / "a.xls", encoding=font), "proc_name") == ["đăng ký khai sinh"] * 2


@pytest.mark.parametrize(("right", "suspected"), [(2, True), (3, False)])
def test_rule_4_3_2_asks_only_when_three_times_as_many_words_make_sense(right, suspected):
    old = ["hå s¬", "ngµy hÑn", "tr¶"]  # hồ sơ, ngày hẹn, trả: 0 known words before, 5 after
    found = legacy.suspect([*old, *["hạn"] * right])  # 7 : 2 is enough, 8 : 3 is not
    assert bool(found) == suspected


def test_rule_4_3_2_the_answer_may_be_that_it_is_right_already(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", old_rows("tcvn3")), encoding="unicode")
    assert refusal.value.remark.code in ("unknown_form", "no_header")


def test_rule_4_3_2_the_question_shows_no_name(tmp_path):
    rows = [LIST, row(1, **{"Chủ hồ sơ": "Trịnh Đỗ Mỹ Lệ"})]
    old = [[unconvert(str(cell).lower(), "tcvn3") for cell in line] for line in rows]
    with pytest.raises(NeedsConfirmation) as asked:
        read(text(tmp_path / "a.csv", old, encoding="latin-1"))
    shown = " ".join(asked.value.remark.values.values())
    assert not any(part in shown for part in ("trịnh", "đỗ", "mỹ", "lệ"))


def test_rule_4_3_2_windows_1258(tmp_path):
    words = [["STT", "Mã hồ sơ", "Tên thủ tục", "Ngày tiếp nhận", "Hạn xử lý"], [1, "A-1", "Hộ tịch", "01/03/2026", "02/03/2026"]]
    file = tmp_path / "a.csv"
    file.write_bytes("\n".join(",".join(map(str, line)) for line in words).translate(_1258()).encode("cp1258"))
    with pytest.raises(NeedsConfirmation) as asked:
        read(file)
    assert asked.value.answers[0] == "cp1258"
    received = only(file, encoding="cp1258")
    assert (cells(received, "proc_name"), received.encoding) == (["Hộ tịch"], "cp1258")


def _1258():
    """Letters as Windows-1258 keeps them: a base letter and a combining tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    found = {}
    for letter in map(chr, range(0xC0, 0x1EFA)):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        if tone:
            found[ord(letter)] = unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return found


def test_rule_4_3_2_good_vietnamese_raises_no_question(tmp_path):
    assert only(xlsx(tmp_path / "a.xlsx", ROWS)).encoding == "utf-8"


def test_rule_4_3_2_bytes_of_no_known_encoding(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b,c\n\xc0\xe1\xf0\xfe,\xf5\xf5,\xe9\n")
    with pytest.raises(UnreadableFile) as refusal:
        read(tmp_path / "a.csv")
    assert refusal.value.remark.code == "unknown_encoding"


def test_rule_4_3_2_an_answer_nobody_offered(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", ROWS), encoding="klingon")
    assert refusal.value.remark.code == "bad_answer"
