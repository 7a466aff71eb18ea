"""What goes wrong with a bucket is one sentence, and holds neither its address nor a key."""

import json
import sys
from pathlib import Path

import pytest

from cchc_data import instance
from cchc_data.__main__ import main
from cchc_data.bucket import address as addresses
from cchc_data.bucket.address import parse
from cchc_data.bucket.remote import Remote
from cchc_data.bucket.trouble import Trouble, _words
from cchc_data.commands import Exit
from tests.bucket.storage import KEY, SECRET, everything, fill, put
from tests.checking.instances import csv, line

ADDRESS = "s3://kho-xa/xa"


def run(*arguments):
    return main([*map(str, arguments), "--data", ADDRESS])


def test_files_are_imported_and_published_into_a_bucket_from_the_command_line(storage, first, tmp_path, capsys):
    fill(first, "xa")
    assert run("import", csv(tmp_path, *(line(n) for n in range(5)))) == Exit.DONE
    assert run("publish", "--yes", "--json") == Exit.DONE
    made = json.loads(capsys.readouterr().out.splitlines()[-1])["snapshot"]
    assert run("snapshots") == run("verify") == Exit.DONE
    assert f"{made}  đang công khai" in capsys.readouterr().out


@pytest.mark.parametrize("status", ["403 Forbidden", "500 Internal Server Error"])
def test_no_key_and_no_address_is_in_what_is_said(storage, first, capsys, status):
    fill(first, "xa")
    storage.status, storage.refuse = status, everything
    try:
        assert run("publish", "--yes") == Exit.BUCKET
    finally:
        storage.status = "500 Internal Server Error"
    told = capsys.readouterr().err
    assert told.startswith("Kho lưu số liệu từ chối" if "403" in status else "Không liên lạc được")
    assert not any(secret in told for secret in (KEY, SECRET, "kho-xa", storage.address, "Traceback"))


def test_the_trouble_itself_carries_nothing_of_the_library(storage):
    storage.refuse = everything
    with pytest.raises(Trouble) as told:
        Remote(parse(ADDRESS)).read("CURRENT")
    assert told.value.__cause__ is None and told.value.__suppress_context__
    assert "kho-xa" not in repr(told.value)


@pytest.mark.parametrize(
    "wrong",
    ["s3://x", "s3://AKIA:secret@kho-xa/xa", "s3://kho-xa/../x", "s3://Kho_Xa", "gs://kho-xa", "https://x.vn/kho?key=secret", "s3://kho-xa/a b"],
)
def test_what_is_no_address_is_refused_and_not_repeated(wrong, capsys, monkeypatch):
    assert main(["snapshots", "--data", wrong]) == Exit.BUCKET
    told = capsys.readouterr().err
    assert "s3://tên-kho" in told and wrong not in told.replace("s3://tên-kho", "") and "secret" not in told
    monkeypatch.setenv("CCHC_DATA", wrong)
    with pytest.raises(Trouble):
        instance.home()


def test_a_bucket_that_does_not_exist_is_told_apart_from_an_empty_one(storage, capsys):
    assert main(["snapshots", "--data", "s3://kho-khac"]) == Exit.BUCKET
    assert "Không có kho lưu mang tên đã đặt" in capsys.readouterr().err
    assert main(["snapshots", "--data", ADDRESS]) == Exit.DONE
    assert "Chưa có bản số liệu nào" in capsys.readouterr().out


def test_without_the_libraries_one_sentence_says_what_to_run(storage, monkeypatch, capsys):
    monkeypatch.delattr(Remote, "_files")
    monkeypatch.setattr(Remote, "_files", REAL_FILES, raising=False)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    assert run("snapshots") == Exit.BUCKET
    assert "pip install -r requirements-s3.txt" in capsys.readouterr().err
    monkeypatch.setenv("CCHC_DATA", ADDRESS)
    with pytest.raises(Trouble, match="requirements-s3.txt"):
        instance.home()


REAL_FILES = Remote.__dict__["_files"]


@pytest.mark.parametrize("command", [["watch", "."], ["rollup"], ["sample"]])
def test_what_cannot_be_done_on_a_bucket_says_so(storage, command, capsys):
    assert main([*command, "--data", ADDRESS]) == Exit.BUCKET
    assert "chưa làm việc thẳng với kho lưu" in capsys.readouterr().err
    assert storage.asked == []


def test_a_unit_of_a_province_in_a_bucket_is_named_as_in_a_folder(storage, tmp_path, capsys):
    put("xa/province.toml", 'code = "H21"\nname_vi = "Tỉnh Gia Lai"\nname_en = "Gia Lai province"\n'.encode())
    put("xa/units.csv", "code,name_vi,name_en,unit_type\nH21.227,Xã Vân Canh,Vân Canh commune,commune\n".encode())
    assert run("init", "H21.227", "--unit", "H21.227") == Exit.DONE
    assert run("snapshots", "--unit", "H21.999") == Exit.USAGE
    from tests.bucket.storage import objects

    assert "xa/units/H21.227/org.toml" in objects() and "xa/org.toml" not in objects()


def test_a_template_is_written_without_asking_the_bucket(storage, tmp_path, monkeypatch):
    monkeypatch.setenv("CCHC_DATA", ADDRESS)
    assert main(["template", "reports", "--out", str(tmp_path)]) == Exit.DONE
    assert storage.asked == []


def test_a_copy_is_kept_apart_for_site_and_office_and_for_each_provider(monkeypatch, tmp_path):
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path))
    site, office = (parse(ADDRESS).copy(kind) for kind in (addresses.SITE, addresses.OFFICE))
    assert site.parent == office.parent and site != office and tmp_path in site.parents
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")
    assert parse(ADDRESS).copy(addresses.SITE) != site
    assert "127.0.0.1" not in str(parse(ADDRESS).copy(addresses.SITE))


def test_whoever_names_a_bucket_gets_the_libraries_for_it_and_nobody_else(monkeypatch):
    import start

    monkeypatch.delenv("CCHC_DATA", raising=False)
    assert start.needed(["publish"]) == start.RUNNING
    assert start.needed(["publish", "--data", ADDRESS]) == start.needed(["upload", ADDRESS]) == [*start.RUNNING, start.BUCKET]
    monkeypatch.setenv("CCHC_DATA", ADDRESS)
    assert start.BUCKET in start.needed([])


def test_a_machine_that_cannot_keep_a_copy_says_which_folder_is_meant(storage, tmp_path, monkeypatch, capsys):
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("CCHC_CACHE", str(tmp_path / "a file"))
    assert run("snapshots") == Exit.BUCKET
    assert "CCHC_CACHE" in capsys.readouterr().err
    monkeypatch.setenv("CCHC_DATA", ADDRESS)
    with pytest.raises(Trouble, match="CCHC_CACHE"):
        instance.home()


def test_every_sentence_stands_in_both_languages_and_every_code_has_one():
    words = _words()
    assert all(set(one) == {"vi", "en"} for one in words.values())
    code = "".join(path.read_text("utf-8") for path in Path(addresses.__file__).parent.glob("*.py"))
    assert all(f'"{name}"' in code + Path(main.__code__.co_filename).with_name("commands").joinpath("at_hand.py").read_text("utf-8") for name in words)


def test_the_quarterly_report_is_written_from_what_is_public_in_the_bucket(storage, first, tmp_path, capsys):
    from cchc_view.report.__main__ import main as report

    fill(first, "xa")
    assert report(["--period", "2026-Q2", "--format", "xlsx", "--out", str(tmp_path), "--data", ADDRESS]) == Exit.DONE
    assert list(tmp_path.glob("bao-cao-2026-Q2.xlsx")) and not [key for key in storage.fetched() if "/work/" in key]
    assert report(["--period", "2026-Q2", "--data", "s3://AKIA:secret@kho"]) == Exit.BUCKET
    assert "secret" not in capsys.readouterr().err
