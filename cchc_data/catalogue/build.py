"""Build `procedures.csv`, `channels.csv` and `papers.csv` from a capture of the national portal.

Which procedures are in comes from `commune_defaults.csv`, in its order. A procedure
that the capture does not hold is taken from `supplement.csv`: its known facts only.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cchc_data.catalogue.agencies import agencies_in_lists, agency_names
from cchc_data.catalogue.legal import legal_basis
from cchc_data.catalogue.papers import papers
from cchc_data.catalogue.rows import channel_rows, supplement_channel
from cchc_data.catalogue.tables import read_table, write_table
from cchc_data.catalogue.text import present, procedure_name, result_names, without_residue
from cchc_data.catalogue.vocabulary import words

PROCEDURES = (
    "proc_code name field_id national_field decision_no kind subjects agency result conditions "
    "steps legal_basis source_url source captured_on text_complete"
).split()
CHANNELS = (
    "proc_code channel case_no case_name limit_value limit_unit limit_raw limit_note "
    "fee_vnd fee_kind fee_unit fee_raw note"
).split()
PAPERS = "proc_code group item_no text originals copies form".split()

Record = dict[str, str]
Row = dict[str, Any]


def build(
    source: Path, reference: Path, folder: Path | None = None, codes: Iterable[str] | None = None
) -> dict[str, int]:
    """Write the three tables into `folder` (`reference`/catalogue); return rows per file.

    `source` is the capture, one JSON object a line, gzipped. `codes` are the procedures to
    take, in order; without them those of `commune_defaults.csv`. Raises KeyError when one is
    in neither the capture nor the supplement.
    """
    extra = {row["proc_code"]: row for row in read_table(reference / "catalogue" / "supplement.csv")}
    folder = folder or reference / "catalogue"
    folder.mkdir(parents=True, exist_ok=True)
    capture = read_capture(source)
    agencies = agencies_in_lists(source.parent)
    if codes is None:
        codes = [row["proc_code"] for row in read_table(reference / "commune_defaults.csv")]
    tables: dict[str, list[Row]] = {"procedures": [], "channels": [], "papers": []}
    for code in codes:
        if code in capture:
            _add_captured(tables, capture[code], agencies.get(code, ""))
        else:
            _add_supplement(tables, extra[code])
    for name, columns in (("procedures", PROCEDURES), ("channels", CHANNELS), ("papers", PAPERS)):
        write_table(folder / f"{name}.csv", columns, tables[name])
    return {f"{name}.csv": len(rows) for name, rows in tables.items()}


def known_codes(source: Path, reference: Path) -> list[str]:
    """Every code that can be built: those of the capture, then those only the supplement has."""
    captured = list(read_capture(source))
    extra = [row["proc_code"] for row in read_table(reference / "catalogue" / "supplement.csv")]
    return list(dict.fromkeys([*captured, *extra]))


def read_capture(source: Path) -> dict[str, Record]:
    """The capture's records by procedure code."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        return {record["ma_thu_tuc"]: record for record in map(json.loads, lines)}


def field_of(national_field: str) -> str:
    """The field_id of a national field name; `khac` (other) when this project does not know it."""
    return words()["fields"].get(national_field, "khac")


def _add_captured(tables: dict[str, list[Row]], record: Record, listed_agency: str) -> None:
    code = record["ma_thu_tuc"]
    procedure = _procedure(record, listed_agency)
    tables["procedures"].append(procedure)
    methods = record["cach_thuc_thuc_hien"]
    tables["channels"] += channel_rows(code, procedure["field_id"], methods)
    tables["papers"] += [
        {"proc_code": code, **vars(paper)} for paper in papers(record["thanh_phan_ho_so"])
    ]


def _procedure(record: Record, listed_agency: str) -> Row:
    code, national = record["ma_thu_tuc"], present(record["linh_vuc"])
    return {
        "proc_code": code,
        "name": procedure_name(record["ten_thu_tuc"], code),
        "field_id": field_of(national),
        "national_field": national,
        "decision_no": present(record["so_quyet_dinh"]),
        "kind": present(record["loai_thu_tuc"]),
        "subjects": present(record["doi_tuong_thuc_hien"]),
        "agency": agency_names(
            listed_agency, record["co_quan_thuc_hien"], record["co_quan_co_tham_quyen"]
        ),
        "result": result_names(record["ket_qua_xu_ly"]),
        "conditions": present(without_residue(record["yeu_cau_dieu_kien"])),
        "steps": present(record["trinh_tu_thuc_hien"]),
        "legal_basis": "\n".join(legal_basis(record["can_cu_phap_ly"])),
        "source_url": record["detail_url"],
        **words()["capture"],
        "text_complete": True,
    }


def _add_supplement(tables: dict[str, list[Row]], row: Record) -> None:
    known = {name: row[name] for name in ("proc_code", "name", "national_field", "source")}
    blank = dict.fromkeys(PROCEDURES, "")
    field = {"field_id": field_of(row["national_field"]), "text_complete": False}
    tables["procedures"].append(blank | known | field)
    tables["channels"].append(supplement_channel(row))


def national_names(source: Path) -> list[Row]:
    """Code, name and field of every record of a capture, without looking at who carries it out."""
    return [
        {
            "proc_code": code,
            "name": procedure_name(record["ten_thu_tuc"], code),
            "field_vi": present(record["linh_vuc"]),
        }
        for code, record in read_capture(source).items()
    ]
