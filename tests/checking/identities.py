"""Thirty people who do not exist, as they appear in officials' files."""

import unicodedata

NAMES = [
    "Nguyễn Văn Khánh",
    "TRẦN THỊ HƯỜNG",
    "Lê Quốc Bảo",
    "Phạm Ngọc Diễm",
    "Ksor H'Bia",
    "Rơ Châm Hlơi",
    "Siu Blơk",
    "Y Blui Êban",
    "nguyễn thị lành",
    "Nguyen Van Phuoc",
]
IDS = ["052184009176", "064091005523", "CCCD: 052200118845", "231456789", "230 987 654", "B7654321", "052.184.009.177"]
PHONES = ["0905123987", "0978.456.123", "+84 935 777 204", "0269 999 88 77 66", "84336221908"]
MAILS = ["khanh.nguyen87@gmail.com", "huongtt@yahoo.com.vn", "k'bia @ outlook.com"]
PLACES = [
    "Thôn 7, xã Ia Băng",
    "45/12 đường Wừu",
    "Làng Plei Brêl",
    "tổ dân phố 11 phường Diên Hồng",
    "số nhà 208 Phan Đình Phùng",
]
IDENTITIES = [*NAMES, *IDS, *PHONES, *MAILS, *PLACES]
assert len(IDENTITIES) == 30


def needles():
    """What must be found nowhere: each identity as written, decomposed, in capitals, without accents, digits joined."""
    found = set()
    for text in IDENTITIES:
        digits = "".join(filter(str.isdigit, text))
        found |= {
            text,
            unicodedata.normalize("NFD", text),
            text.upper(),
            text.lower(),
            _bare(text),
            _bare(text).upper(),
            _bare(text).lower(),
        }
        found |= {digits} if len(digits) >= 7 else set()
    return sorted(found)


def _bare(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))
