"""Form files of the commune: only known formats, nobody's name in them, served as they were published."""

import io
import zipfile
from datetime import datetime

import docx
import pytest
from rows import BIRTH, ORG, work
from xlsxwriter import Workbook

from cchc_data import form_files, snapshot
from cchc_data.checking.form_remarks import form_remarks
from cchc_data.checking.problems import sentence
from cchc_data.form_files.anonymous import Unfit, anonymous
from cchc_view import cached
from tests.view.page_reading import read

AUTHOR = "Canaria Vunguyen"


def word(text="Tờ khai"):
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = AUTHOR
    document.add_paragraph(text)
    return saved(document)


def excel():
    out = io.BytesIO()
    book = Workbook(out)
    book.set_properties({"author": AUTHOR, "manager": AUTHOR})
    book.add_worksheet().write_comment("A1", "x", {"author": AUTHOR})
    book.close()
    return out.getvalue()


def opened(parts, mimetype="application/vnd.oasis.opendocument.text"):
    """An OpenDocument-like archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def inside(body):
    """Everything in an archive, uncompressed."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (word(), "docx"),
        (excel(), "xlsx"),
        (opened({"meta.xml": f"<m><meta:initial-creator>{AUTHOR}</meta:initial-creator><dc:creator>{AUTHOR}</dc:creator></m>"}), "odt"),
        (opened({"word/document.xml": f'<w:ins w:id="1" w:author="{AUTHOR}" w:initials="CV"/>'}), "docx"),
        (opened({"xl/persons/person.xml": f'<person displayName="{AUTHOR}" id="1" userId="{AUTHOR}"/>'}), "xlsx"),
    ],
    ids=["properties", "comments", "opendocument", "tracked changes", "persons"],
)
def test_whoever_wrote_a_document_is_in_none_of_its_bytes(body, kind):
    assert AUTHOR.encode() in inside(body)
    assert AUTHOR.encode() not in inside(anonymous(body, kind))


def test_what_the_document_says_stays():
    told = docx.Document(io.BytesIO(anonymous(word("Họ và tên: ……"), "docx")))
    assert told.paragraphs[-1].text == "Họ và tên: ……" and not told.core_properties.author


def test_names_of_printers_go_and_the_workbook_stays_whole():
    parts = {
        "xl/worksheets/sheet1.xml": '<worksheet><pageSetup paperSize="9" r:id="rId1"/></worksheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships><Relationship Id="rId1" Type="http://x/relationships/printerSettings" Target="../printerSettings/p1.bin"/></Relationships>',
        "xl/printerSettings/p1.bin": AUTHOR,
    }
    left = inside(anonymous(opened(parts), "xlsx"))
    assert AUTHOR.encode() not in left and b"rId1" not in left and b'paperSize="9"' in left


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"MZ\x90\x00", "docx", "content"),
        (b"PK\x03\x04 half", "docx", "content"),
        (b"%PDF-1.7 1 0 obj", "docx", "content"),
        (opened({"word/vbaProject.bin": "x"}), "docx", "macros"),
        (opened({"word/embeddings/oleObject1.bin": "x"}), "docx", "macros"),
        (opened({"Basic/Standard/a.xml": "x"}), "odt", "macros"),
        (b"%PDF-1.7 /Author (Canaria)", "pdf", "author"),
        (b"%PDF-1.7 /Author <FEFF0043>", "pdf", "author"),
        (b"%PDF-1.7 /Author 7 0 R", "pdf", "author"),
        (b"%PDF-1.7 <dc:creator><rdf:Seq><rdf:li>Canaria</rdf:li></rdf:Seq></dc:creator>", "pdf", "author"),
        (b"%PDF-1.7 /OpenAction << /S /JavaScript >>", "pdf", "macros"),
    ],
)
def test_what_may_not_be_handed_out_is_refused_with_the_reason(body, kind, reason):
    with pytest.raises(Unfit) as refused:
        anonymous(body, kind)
    assert refused.value.reason == f"form_file_{reason}"


def test_an_author_inside_a_compressed_stream_of_a_pdf_is_found():
    import zlib

    body = b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(b"<< /Author (Canaria) >>") + b"\nendstream"
    with pytest.raises(Unfit):
        anonymous(body, "pdf")


def test_a_pdf_without_an_author_is_handed_out_as_it_is():
    for body in (b"%PDF-1.7 /Author () /Title (To khai)", b"%PDF-1.7 /Producer (typst)"):
        assert anonymous(body, "pdf") == body


@pytest.fixture
def root(tmp_path):
    """A data folder whose owner put good and bad files where forms belong."""
    folder = tmp_path / "forms" / BIRTH
    folder.mkdir(parents=True)
    (folder / "Tờ khai đăng ký khai sinh.docx").write_bytes(word())
    (folder / "to khai dang ky khai sinh.docx").write_bytes(word())
    (folder / "Mẫu cũ.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "Giấy của ông Nguyễn Văn Bình.docx").write_bytes(word())
    (folder / ".an.docx").write_bytes(word())
    (folder / "ngoai.docx").symlink_to("/etc/hostname")
    other = tmp_path / "forms" / "khac"
    other.mkdir()
    (other / "a.docx").write_bytes(word())
    return tmp_path


def test_each_refused_file_has_its_reason_and_no_remark_names_it(root):
    forms, refused = form_files.look(root)
    assert [(form.proc_code, form.file_name) for form in forms] == [(BIRTH, "to-khai-dang-ky-khai-sinh.docx")]
    reasons = sorted(one.reason.removeprefix("form_file_") for one in refused)
    assert reasons == ["code", "format", "personal", "same_name"]
    told = " ".join(sentence(remark) for remark in form_remarks(refused))
    assert BIRTH in told and "Bình" not in told and "{" not in told


@pytest.fixture
def served(root, monkeypatch, site):
    written = snapshot.write(
        root, work(), ORG, created_at=datetime(2026, 8, 1), sources=[], forms=form_files.keep(root, form_files.look(root)[0])
    )
    snapshot.make_current(root, written)
    monkeypatch.setenv("CCHC_DATA", str(root))
    cached.store.cache_clear()
    yield site
    monkeypatch.undo()
    cached.store.cache_clear()


def test_a_form_is_on_the_page_on_the_sheet_and_can_be_downloaded(served, root):
    page = read(served.get(f"/nhe/thu-tuc/{BIRTH}").text)
    [link] = [a for a in page.all("a") if "/mau/" in (a["href"] or "")]
    assert "DOCX" in link.text and "kB" in link.text and "đăng ký khai sinh" in link.text
    assert "DOCX" in read(served.get(f"/nhe/thu-tuc/{BIRTH}/phieu").text).one("main").text
    answer = served.get(link["href"])
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    assert "sandbox" in answer.headers["content-security-policy"] and AUTHOR.encode() not in inside(answer.content)
    assert served.get(link["href"], headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert served.get(f"/nhe{link['href']}").headers["location"] == link["href"]


def test_a_file_changed_behind_our_back_is_not_served(served, root):
    [kept] = (root / "files").iterdir()
    kept.write_bytes(kept.read_bytes() + b"x")
    assert served.get(f"/thu-tuc/{BIRTH}/mau/to-khai-dang-ky-khai-sinh.docx").status_code == 404


@pytest.mark.parametrize(
    "name", ["x.docx", "..%2f..%2forg.toml", "%2e%2e", "a" * 5000, "%00", "to-khai-dang-ky-khai-sinh.docx/", "'; drop"]
)
def test_no_other_name_leads_anywhere(served, name):
    assert served.get(f"/thu-tuc/{BIRTH}/mau/{name}").status_code == 404
    assert served.get(f"/thu-tuc/{name}/mau/to-khai-dang-ky-khai-sinh.docx").status_code == 404


def test_with_a_file_of_its_own_the_part_is_no_longer_open(served):
    [row] = cached.current().rows("procedure", proc_code=BIRTH)
    assert "forms" not in row["open_parts"]
    assert "kB" not in read(served.get("/nhe/thu-tuc/2.000815").text).one("main").text
