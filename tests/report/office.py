"""LibreOffice, where it is installed: documents as an official's computer opens and prints them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

NO_OFFICE = "NO LIBREOFFICE: soffice or pdftotext is not installed, so no document was opened as an official opens it"
INSTALLED = all(map(shutil.which, ("soffice", "pdftotext", "pdfinfo")))


CSV = "csv:Text - txt - csv (StarCalc):44,34,76"  # commas, quotes, UTF-8


def converted(folder: Path, name: str, document: bytes, to: str) -> Path:
    """Open a document and save it as "pdf" or CSV; in a profile of its own, so a running office is left alone."""
    (folder / name).write_bytes(document)
    profile = f"-env:UserInstallation={(folder.parent / 'office-profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / name).with_suffix(f".{to.split(':')[0]}")


def pages(paper: Path) -> list[str]:
    """What each page of a PDF says, words separated by single spaces."""
    said = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True).stdout.decode()
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


def sizes(paper: Path) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    told = subprocess.run(["pdfinfo", "-l", "99", str(paper)], check=True, capture_output=True, text=True).stdout
    lines = [line.split(":")[1].split() for line in told.splitlines() if line.startswith("Page ") and "size" in line]
    return [(round(float(line[0]) * 25.4 / 72), round(float(line[2]) * 25.4 / 72)) for line in lines]
