"""Forms that the commune hands out: files put into the data folder, checked, made anonymous and kept.

    <root>/forms/<procedure code>/<title of the form>.docx    put there by the commune
    <root>/files/<sha256>.docx                                what the site serves: written once

A snapshot's table `procedure_forms` names the files by hash, so a file that was changed
behind its back is never served.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cchc_data.checking.scrubber import trace
from cchc_data.form_files.anonymous import FORMATS, Unfit, anonymous
from cchc_data.publish.loading import FORM_COLUMNS
from cchc_data.reading.text import key

LARGEST = 10_000_000

_CODE = re.compile(r"[1-6]\.\d{6}")
_LONGEST_TITLE = 150


@dataclass(frozen=True)
class Form:
    """One form as it will be published: its row, and the bytes without any trace of who made it."""

    proc_code: str
    file_name: str
    title: str
    format: str
    body: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True)
class Refused:
    """A file that is not taken; `reason` is a problem of problems.toml, `proc_code` "" where the folder is none."""

    proc_code: str
    reason: str


def look(root: Path) -> tuple[list[Form], list[Refused]]:
    """Every form in `root`/forms in the order of their names, and what was refused; no folder, nothing."""
    forms: list[Form] = []
    refused: list[Refused] = []
    taken: Counter[tuple[str, str]] = Counter()
    for folder, path in _found(root / "forms"):
        try:
            form = _form(folder, path)
            if taken[form.proc_code, form.file_name]:
                raise Unfit("form_file_same_name")
        except Unfit as unfit:
            refused.append(Refused(folder if _CODE.fullmatch(folder) else "", unfit.reason))
            continue
        taken[form.proc_code, form.file_name] += 1
        forms.append(form)
    return forms, refused


def keep(root: Path, forms: list[Form]) -> pd.DataFrame:
    """Keep these forms for the site; their table, one row a form, for `publish`."""
    for form in forms:
        _keep(kept_path(root, form.sha256, form.format), form.body)
    rows = [(f.proc_code, f.file_name, f.title, f.format, len(f.body), f.sha256) for f in forms]
    return pd.DataFrame(rows, columns=list(FORM_COLUMNS)).astype(FORM_COLUMNS)


def _keep(path: Path, body: bytes) -> None:
    """Write once: what is there has the same bytes, by its name."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        pending = path.with_suffix(".part")
        pending.write_bytes(body)
        pending.rename(path)


def kept_path(root: Path, sha256: str, kind: str) -> Path:
    return root / "files" / f"{sha256}.{kind}"


def read_kept(root: Path, sha256: str, kind: str) -> bytes | None:
    """A kept file whose bytes still have the published hash; None otherwise."""
    try:
        body = kept_path(root, sha256, kind).read_bytes()
    except OSError:
        return None
    return body if hashlib.sha256(body).hexdigest() == sha256 else None


def _found(folder: Path) -> Iterator[tuple[str, Path]]:
    """Ordinary files one level below, never what a link points at."""
    for below in sorted(folder.glob("*/*")):
        if below.is_file() and not below.is_symlink() and not below.parent.is_symlink() and below.name[0] not in ".~":
            yield below.parent.name, below


def _form(folder: str, path: Path) -> Form:
    kind = path.suffix.lower().lstrip(".")
    title = " ".join(path.stem.replace("_", " ").split())
    name = "-".join(re.findall("[a-z0-9]+", key(title)))
    if not _CODE.fullmatch(folder):
        raise Unfit("form_file_code")
    if kind not in FORMATS:
        raise Unfit("form_file_format")
    if not name or len(title) > _LONGEST_TITLE:
        raise Unfit("form_file_title")
    if trace(title):
        raise Unfit("form_file_personal")
    if path.stat().st_size > LARGEST:
        raise Unfit("form_file_too_large")
    return Form(folder, f"{name}.{kind}", title, kind, anonymous(path.read_bytes(), kind))
