"""Blank workbooks to download, and the page that lists them."""

import io

import openpyxl
import pytest

from cchc_data.templates import templates, workbook


@pytest.mark.parametrize("template", templates().values(), ids=lambda template: template.slug)
def test_every_template_is_downloaded_as_the_workbook_it_is(site, template):
    answer = site.get(f"/mau/{template.slug}.xlsx")
    assert answer.status_code == 200 and answer.content == workbook(template)
    assert answer.headers["content-disposition"] == f'attachment; filename="mau-{template.slug}.xlsx"'
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames == ["Nhập số liệu", "Hướng dẫn", "Danh mục"]


def test_a_template_is_sent_once_to_whoever_has_it(site):
    first = site.get("/mau/giam-sat.xlsx")
    assert site.get("/mau/giam-sat.xlsx", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("address", ["/mau/", "/mau/khong-co.xlsx", "/mau/giam-sat.csv", "/mau/../org.toml", "/mau/oversight.xlsx"])
def test_there_is_nothing_else_there(site, address):
    assert site.get(address).status_code == 404


@pytest.mark.parametrize(("lang", "title"), [("vi", "Giám sát của Mặt trận, đoàn thể"), ("en", "Oversight by mass organisations")])
def test_the_page_of_figures_lists_them_all(site, lang, title):
    page = site.get(f"/nhe/so-lieu?lang={lang}").text
    assert all(f'href="/mau/{template.slug}.xlsx"' in page for template in templates().values())
    assert title in page
