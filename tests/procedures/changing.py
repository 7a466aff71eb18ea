"""Three snapshots in a row in which every kind of change happens to a procedure, drawn by hand.

June: birth, stay, copy and secret. August: the catalogue is captured anew (stay), birth is
online wholly, copy is abolished, marriage is added. September: copy is back, secret is
gone from the list, stay is decided anew and counts from October.
"""

from datetime import date, datetime

import pandas as pd
from rows import BIRTH, COPY, SECRET, STAY, work, write

from cchc_data import reference, snapshot
from cchc_data.procedure_history import Change
from cchc_data.store import Loaded
from cchc_view import words as wordbook

MARRIAGE = "1.000894"
JUNE = """
    proc       | sensitive | service_level | partial_reason           | decision_on | effective_from
    birth      | false     | partial       | Phải có mặt khi ký       | 2024-02-01  | 2024-03-01
    stay       | false     | full          | -                        | 2024-02-01  | 2024-03-01
    copy       | false     | full          | -                        | 2024-02-01  | 2024-03-01
    secret     | true      | full          | -                        | 2024-02-01  | 2024-03-01
"""
AUGUST = f"""
    proc       | sensitive | service_level | partial_reason | decision_on | effective_from | effective_to | postal
    birth      | false     | full          | -              | 2024-02-01  | 2024-03-01     | -            | false
    stay       | false     | full          | -              | 2024-02-01  | 2024-03-01     | -            | true
    copy       | false     | full          | -              | 2024-02-01  | 2024-03-01     | 2026-08-15   | true
    secret     | true      | full          | -              | 2024-02-01  | 2024-03-01     | -            | true
    {MARRIAGE} | false     | full          | -              | 2026-07-20  | 2026-08-01     | -            | true
"""
SEPTEMBER = f"""
    proc       | sensitive | service_level | province_decision_no | decision_on | effective_from | postal
    birth      | false     | full          | -                    | 2024-02-01  | 2024-03-01     | false
    stay       | false     | full          | 77/QĐ-UBND           | 2026-09-20  | 2026-10-01     | true
    copy       | false     | full          | -                    | 2024-02-01  | 2024-03-01     | true
    {MARRIAGE} | false     | full          | -                    | 2026-07-20  | 2026-08-01     | true
"""
MONTHS = (("2026-06-30", JUNE), ("2026-08-31", AUGUST), ("2026-09-30", SEPTEMBER))


def published(root, patch):
    """Write and publish the three months into `root`; the ids, oldest first."""
    ids = []
    for number, (until, procedures) in enumerate(MONTHS):
        capture(patch, number)
        tables = work(procedures=procedures, until=until)
        ids.append(write(root, tables, datetime.fromisoformat(f"{until}T17:30:00+07:00")))
        snapshot.make_current(root, ids[-1])
    return ids


def capture(patch, number):
    """The catalogue as it was captured before month `number`: stay changes, and every order of rows does."""
    channels, papers, procedures = (table().copy() for table in ORIGINALS)
    stay = channels.proc_code.eq(STAY)
    if number >= 1:
        channels.loc[stay, ["limit_value", "limit_raw"]] = [2.0, "2 Ngày làm việc"]
        channels.loc[stay & channels.channel.eq("counter"), ["fee_vnd", "fee_raw"]] = [12_000, "12,000 VNĐ"]
        procedures.loc[procedures.proc_code.eq(STAY), "steps"] = "Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả."
        papers = papers[~(papers.proc_code.eq(STAY) & papers.text.str.startswith("Văn bản đề nghị"))]
        papers = pd.concat([papers, _paper()], ignore_index=True)[::-1]
    if number >= 2:
        channels.loc[stay, ["limit_value", "limit_raw"]] = [1.0, "1 Ngày làm việc"]
    found = reference.Catalogue(procedures, channels, papers)
    patch.setattr(reference, "catalogue", lambda folder: found)


def _paper():
    row = dict(proc_code=STAY, group="Hồ sơ đăng ký tạm trú gồm", item_no=9, text="Ảnh 4 x 6", originals=2, copies=None, form="")
    return pd.DataFrame([row]).astype({"item_no": "Int64", "originals": "Int64", "copies": "Int64"})


def loaded(root):
    return Loaded(root, snapshot.current_id(root))


def every_change():
    """One Change of every kind and of every part, and each part once without what it was before."""
    days = (date(2026, 8, 31), date(2026, 10, 1), date(2026, 6, 30))
    limit = {"channel": "counter", "case_no": 1, "case_name": None, "limit_value": 3, "limit_unit": "working_day", "limit_raw": "3"}
    fee = {"channel": "counter", "case_no": 1, "case_name": None, "fee_vnd": 0, "fee_kind": "free", "fee_unit": None, "fee_raw": ""}
    paper = {"group": "", "originals": 1, "copies": None, "form": ""}
    values = {
        "limits": ([limit], [limit | {"limit_value": 2}]),
        "fees": ([fee], [fee | {"fee_vnd": 8000, "fee_kind": "fixed"}]),
        "papers": ([paper | {"text": "Đơn"}], [paper | {"text": f"Giấy {n}"} for n in range(5)]),
        "service_level": ("partial", "full"),
        "postal": ("false", "true"),
        "steps": ("cũ " * 90, "mới " * 90),
    }
    kinds = ("new", "left", "abolished", "restored")
    found = [Change(STAY, kind, "", None, None, days[0], day, days[2]) for kind in kinds for day in (days[1], None)]
    for part in (key.removeprefix("changed_part.") for key in wordbook.sentences("vi") if key.startswith("changed_part.")):
        before, after = values.get(part, ("cũ", "mới"))
        pairs = ((before, after), ([] if part in ("limits", "fees", "papers") else None, after), (before, before))
        found += [Change(STAY, "changed", part, *pair, days[0], days[1], days[2]) for pair in pairs]
    return found


ORIGINALS = (reference.channels, reference.papers, reference.procedures)
CODES = {"birth": BIRTH, "stay": STAY, "copy": COPY, "secret": SECRET, "marriage": MARRIAGE}
