"""The example files of docs/how-to/forms: invented dossiers of an invented commune, in the shapes software exports.

python -m tests.docs.examples writes them anew.
"""

import csv
import json
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from cchc_data.templates import templates, workbook

FOLDER = Path(__file__).parents[2] / "docs" / "how-to" / "examples"

# What must not survive an import.
PEOPLE = ["Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Ví Dụ", "000000000000", "0900000000", "mau@vi-du.example", "Thôn Giả Định"]
SIGNATURES = [[], ["", "", "", "", "Minh Họa, ngày 02 tháng 11 năm 2026"], ["NGƯỜI LẬP BIỂU", "", "", "", "TM. ỦY BAN NHÂN DÂN"], ["", PEOPLE[2]]]
HEAD = "UBND XÃ MINH HỌA"

REGISTER = [
    [HEAD],
    ["SỔ THEO DÕI TÌNH HÌNH TIẾP NHẬN HỒ SƠ TTHC"],
    ["(Từ ngày 01/10/2026 đến ngày 31/10/2026)"],
    ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Số lượng (bộ)", "Họ tên chủ hồ sơ", "Địa chỉ", "Số điện thoại", "Ngày, tháng, năm", "", "Trả kết quả", "Ghi chú"],
    ["", "", "", "", "", "", "", "Nhận hồ sơ", "Hẹn trả kết quả", "Ngày nhận kết quả", ""],
    [1, "H21.000-261001-0001", "Đăng ký khai sinh", 1, PEOPLE[0], PEOPLE[6], PEOPLE[4], "01/10/2026", "02/10/2026", "02/10/2026", "nhận hộ"],
    [2, "H21.000-261005-0002", "Đăng ký kết hôn", 1, PEOPLE[1], PEOPLE[6], PEOPLE[4], "05/10/2026", "06/10/2026", "08/10/2026", ""],
    [3, "H21.000-261012-0003", "Đăng ký tạm trú", 2, PEOPLE[2], PEOPLE[6], PEOPLE[4], "12/10/2026", "15/10/2026", "14/10/2026", ""],
    [4, "H21.000-261028-0004", "Đăng ký thường trú", 1, PEOPLE[0], PEOPLE[6], PEOPLE[4], "28/10/2026", "06/11/2026", "", ""],
    ["Tổng cộng", "", "", 5],
    *SIGNATURES,
]
REGISTER_MERGES = ["H4:I4", *(f"{column}4:{column}5" for column in "ABCDEFGK")]

LIST = [
    ["STT", "Số hồ sơ", "Thủ tục", "Chủ hồ sơ", "Số CCCD", "Ngày tiếp nhận", "Hạn xử lý toàn quy trình", "Ngày kết thúc xử lý", "Hình thức nộp", "Trạng thái", "Thời gian còn lại"],
    [1, "H21.000-261001-0011", "Đăng ký khai sinh", PEOPLE[0], PEOPLE[3], "01/10/2026 08:10:00", "02/10/2026 08:10:00 - 1 ngày", "01/10/2026 15:30:00", "Trực tuyến", "Đã trả kết quả", "Trả trước hạn"],
    [2, "H21.000-261002-0012", "Đăng ký tạm trú", PEOPLE[1], PEOPLE[3], "02/10/2026 09:05:50", "07/10/2026 09:05:00 - 3 ngày (Đã quá hạn 2 ngày)", "09/10/2026 10:00:00", "Trực tiếp", "Đã xử lý xong", "Đã quá hạn 2 ngày"],
    [3, "H21.000-261020-0013", "Đăng ký thường trú", PEOPLE[2], PEOPLE[3], "20/10/2026 14:00:00", "29/10/2026 14:00:00 - 7 ngày", "", "Bưu chính", "Yêu cầu bổ sung", "Tạm dừng chờ bổ sung"],
    [4, "H21.000-261029-0014", "Đăng ký lại khai sinh", PEOPLE[0], PEOPLE[3], "29/10/2026 16:20:00", "05/11/2026 16:20:00 - 5 ngày", "", "Trực tuyến", "Đang xử lý", "Còn 4 ngày"],
]

FORM_06A = [
    ["Biểu số II.06a/VPCP/KSTT", "", "", "Đơn vị báo cáo: UBND xã Minh Họa"],
    ["TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC"],
    ["Kỳ báo cáo: Từ ngày 15/06/2026 đến ngày 14/09/2026"],
    ["TT", "Lĩnh vực, công việc giải quyết theo cấp", "Số hồ sơ tiếp nhận", "", "", "", "Số hồ sơ đã giải quyết", "", "", "", "Số hồ sơ đang giải quyết", "", ""],
    ["", "", "Tổng số", "Trong kỳ", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"],
    ["", "", "", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "", "", "", "", "", "", "", ""],
    [f"({n})" for n in range(1, 14)],
    ["I", "TTHC thuộc thẩm quyền cấp xã"],
    [1, "Hộ tịch", 40, 22, 15, 3, 36, 20, 14, 2, 4, 4, 0],
    [2, "Chứng thực", 55, 0, 55, 0, 55, 50, 5, 0, 0, 0, 0],
    ["Tổng cộng", "", 95, 22, 70, 3, 91, 70, 19, 2, 4, 4, 0],
    *SIGNATURES,
]
FORM_06A_MERGES = ["A4:A6", "B4:B6", "C4:F4", "C5:C6", "D5:E5", "F5:F6", "G4:J4", "K4:M4"]

FORM_07A = [
    ["", "BIỂU 07a/BTP"],
    ["", "Từ ngày 15/06/2026 đến ngày 14/09/2026"],
    ["", "STT", "Lĩnh vực", "Tiếp nhận", "", "", "", "", "Đã giải quyết", "", "", "", "", "", "Đang giải quyết", "", ""],
    ["", "", "", "Tổng số", "Trực tiếp", "Trực tuyến toàn trình", "Bưu chính", "Kỳ trước chuyển qua", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Quá hạn đã có thư xin lỗi", "Quá hạn chưa có thư xin lỗi", "Tổng số", "Trong hạn", "Quá hạn"],
    ["", 1, "Hộ tịch", 40, 15, 22, 0, 3, 36, 20, 14, 2, 1, 1, 4, 4, 0],
    ["", 2, "Chứng thực", 55, 55, 0, 0, 0, 55, 50, 5, 0, 0, 0, 0, 0, 0],
]

BY_UNIT = [
    ["TỔNG HỢP HỒ SƠ THEO ĐƠN VỊ"],
    ["STT", "Đơn vị", "Tổng hồ sơ", "Trực tiếp", "Trực tuyến", "Bưu chính", "Đã giải quyết", "Đúng hạn", "Trễ hạn"],
    [1, "UBND xã Minh Họa", 95, 70, 22, 3, 91, 89, 2],
]

CATALOGUE = [
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH THỦ TỤC HÀNH CHÍNH"],
    ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"],
    ["1.001193", "Đăng ký khai sinh", "Bộ Tư pháp", "Ủy ban nhân dân cấp xã", "Hộ tịch"],
    ["1.004194", "Đăng ký tạm trú", "Bộ Công an", "Công an cấp xã", "Đăng ký, quản lý cư trú"],
]

INDEX_766 = {
    "metadata": {"note": "Tệp ví dụ: đơn vị và điểm số đều giả định", "year": 2026},
    "communesDetail": [
        {
            "departmentCode": "H21.000",
            "departmentName": "UBND xã Minh Họa",
            "childGroup": "COMMUNE",
            "totalScore": 75.3,
            "groupScores": {"CKMB": 11.8, "TDGQ": 19.4, "ONLINE": 6.3, "TTTT": 7.3, "MDSH": 12.5, "MDHL": 18.0},
            "componentIndicators": {"TDGQ_TienDoGiaiQuyet": {"totalReceived": 95, "totalOnTime": 89, "totalOverdue": 2}},
        }
    ],
}

COMPLAINTS = [
    ["DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ"],
    ["STT", "Mã phản ánh", "Người phản ánh", "Số điện thoại", "Ngày gửi", "Nội dung phản ánh", "Loại phản ánh", "Kênh tiếp nhận", "Trạng thái", "Ngày trả lời", "Ngày công khai", "Đánh giá", "Tóm tắt công khai"],
    [1, "PA-0101", PEOPLE[0], PEOPLE[4], "02/10/2026", f"{PEOPLE[0]} phản ánh phải chờ lâu", "Thái độ", "Đường dây nóng", "Đã công khai", "09/10/2026", "12/10/2026", "Hài lòng", "Bộ phận một cửa đã bố trí thêm người hướng dẫn vào sáng thứ Hai."],
    [2, "PA-0102", PEOPLE[1], PEOPLE[4], "20/10/2026", "Thu thêm tiền", "Phí, lệ phí", "Cổng DVC quốc gia", "Đang xử lý", "", "", "", ""],
]

SURVEY = [
    ["Dấu thời gian", "Email", "15. Thông tin về TTHC dễ tiếp cận", "19. TTHC được niêm yết dễ thấy, dễ hiểu", "23. Công chức lịch sự, tôn trọng", "28. Trả kết quả đúng hẹn", "31. Có hình thức tiếp nhận phản ánh", "Góp ý khác"],
    ["01/10/2026 08:12:30", PEOPLE[5], "Hài lòng", "Rất hài lòng", "Rất hài lòng", "Hài lòng", "Hài lòng", f"Cảm ơn cô {PEOPLE[1]}"],
    ["02/10/2026 09:40:00", PEOPLE[5], "Bình thường", "Hài lòng", "Hài lòng", "Không hài lòng", "Hài lòng", ""],
    ["02/10/2026 10:05:10", PEOPLE[5], "Rất hài lòng", "Hài lòng", "Hài lòng", "Hài lòng", "Bình thường", ""],
]

OUTGOING = [
    ["SỔ VĂN BẢN ĐI THÁNG 10/2026"],
    ["STT", "Số ký hiệu", "Ngày VB", "Loại văn bản", "Trích yếu", "Nơi nhận", "Hình thức gửi", "Độ mật", "Lý do gửi giấy"],
    [1, "101/UBND-VP", "01/10/2026", "Công văn", "V/v báo cáo quý III", "Sở Nội vụ", "Điện tử", "Thường", ""],
    [2, "102/UBND-VP", "05/10/2026", "Báo cáo", f"V/v đơn của ông {PEOPLE[0]}", "Thanh tra tỉnh", "Điện tử và giấy", "Thường", "cơ quan nhận yêu cầu bản gốc"],
    [3, "103/UBND-VP", "07/10/2026", "Công văn", "V/v phối hợp", "UBND xã bên", "Giấy", "Thường", ""],
]


def write_all(folder):
    """Write every example; a few kilobytes each."""
    folder.mkdir(parents=True, exist_ok=True)
    _xlsx(folder / "f01-so-theo-doi.xlsx", REGISTER, REGISTER_MERGES)
    _html(folder / "f02-danh-sach-ho-so.xls", LIST)
    _xlsx(folder / "f03-bieu-06a.xlsx", FORM_06A, FORM_06A_MERGES)
    _xls(folder / "f04-bieu-07a.xls", FORM_07A)
    _ods(folder / "f05-tong-hop-don-vi.ods", BY_UNIT)
    _xlsx(folder / "f06-danh-muc-thu-tuc.xlsx", CATALOGUE, ["A1:E1"])
    (folder / "f07-diem-766.json").write_text(json.dumps(INDEX_766, ensure_ascii=False, indent=1), "utf-8")
    _xlsx(folder / "f08-phan-anh.xlsx", COMPLAINTS)
    with (folder / "f09-khao-sat.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(SURVEY)
    _xlsx(folder / "f10-so-van-ban-di.xlsx", OUTGOING)
    for template in templates().values():
        (folder / f"mau-{template.slug}.xlsx").write_bytes(workbook(template, [template.example]))


def _xlsx(path, rows, merges=()):
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.set_column(0, 12, 18)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell != "":
                    sheet.write(number, column, cell)
        for merge in merges:
            row, column = xlsxwriter.utility.xl_cell_to_rowcol(merge.split(":")[0])
            sheet.merge_range(merge, rows[row][column])


def _xls(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("07a")
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell != "":
                sheet.write(number, column, cell)
    book.save(str(path))


def _html(path, rows):
    lines = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in rows)
    path.write_text(f'<html><head><meta charset="utf-8"></head><body><table border="1">\n{lines}\n</table></body></html>\n', "utf-8")


def _ods(path, rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="TH")
    for cells in rows:
        line = TableRow()
        for cell in cells:
            number = isinstance(cell, int)
            holder = TableCell(valuetype="float", value=cell) if number else TableCell(valuetype="string")
            holder.addElement(P(text=str(cell)))
            line.addElement(holder)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))


if __name__ == "__main__":
    write_all(FOLDER)
