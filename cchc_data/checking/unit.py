"""Whose file is it? The data of another unit is refused before anything is counted.

Told by the codes of the dossiers (H21.125-260301-0007: the unit's own code) and by the
lines above the header. Dossiers received elsewhere (phi địa giới) are few among many.
"""

from __future__ import annotations

import re

from cchc_data.checking.bench import Bench
from cchc_data.checking.offices import own_names
from cchc_data.reading.text import key
from cchc_data.received import OtherUnit, Remark

_UNIT = r"H\d{2}\.\d{1,4}(?:\.\d{1,4})*"
_CODE = r"(?:{})[-.]\d{{6}}"
_NAMED = re.compile(r"(?:ubnd|uy ban nhan dan) (xa|phuong|thi tran) ([^,;()\-–]+)")
_NOT_THE_SENDER = ("kinh gui", "noi nhan", "don vi nhan", "noi gui den")


def require_ours(bench: Bench) -> None:
    """Raise OtherUnit when most dossier codes, or the title, name another unit."""
    _by_codes(bench)
    _by_title(bench)


def _by_codes(bench: Bench) -> None:
    org, codes = bench.setting.org, bench.text("dossier_code").str.upper()
    ours = "|".join(map(re.escape, (org["code"], *org.get("former_codes", ()))))
    known = codes.str.contains(_CODE.format(ours), regex=True)
    strange = int(codes[~known].str.contains(_CODE.format(_UNIT), regex=True).sum())
    of_units = int(known.sum()) + strange
    if strange * 2 > of_units:
        values = {"n": str(strange), "of": str(of_units), "code": org["code"]}
        raise OtherUnit(Remark("other_unit_by_codes", column=bench.letter("dossier_code"), values=values))
    if strange:
        bench.note("codes_of_other_units", "dossier_code", n=strange)


def _by_title(bench: Bench) -> None:
    ours = {key(name) for name in own_names(bench.setting)}
    for number, line in enumerate(bench.received.title, start=1):
        plain = key(line)
        if any(word in plain for word in _NOT_THE_SENDER):
            continue
        for found in _NAMED.finditer(plain):
            named = f"{found[1]} {found[2].strip()}"
            if not any(named == our or named.startswith(our + " ") or found[2].strip() == our for our in ours if our):
                raise OtherUnit(
                    Remark("other_unit_by_title", row=number, values={"name": bench.setting.org["name_vi"]})
                )
