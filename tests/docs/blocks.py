"""Generated parts of docs/how-to/forms: recognised headers, columns of a template, sentences of problems.

    <!-- columns: dossier_list -->      what of a form is kept, and under which headers
    <!-- template: contacts -->         what to write in a template
    <!-- problems: code, code -->       what the program says, and what to do
    <!-- end -->

python -m tests.docs.blocks writes them anew.
"""

import re
import tomllib
from pathlib import Path

from cchc_data.checking.problems import problems
from cchc_data.reading.forms import FOLDER as FORMS
from cchc_data.reading.forms import forms
from cchc_data.schemas import TABLES
from cchc_data.templates import templates
from cchc_data.templates.workbook import words

FOLDER = Path(__file__).parents[2] / "docs" / "how-to" / "forms"
BLOCK = re.compile(r"(<!-- (columns|template|problems): ([\w, ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
MOST_HEADERS = 6
JOINED = ("proc_name", "q15", *(f"q{n}" for n in range(16, 34)), "answered_at")  # become a code, or counts


def written_anew(text):
    """The page with every generated part as it should be."""
    return BLOCK.sub(lambda found: found[1] + MAKERS[found[2]](found[3].split(", ")) + found[4], text)


def _columns(names):
    lines = []
    for form in map(forms().get, names):
        for name, spec in tomllib.loads((FORMS / f"{form.id}.toml").read_text("utf-8"))["fields"].items():
            written = [_spelled(alias) for source in spec.values() if isinstance(source, list) for alias in source]
            if written and not spec.get("personal"):
                lines.append((_capital(written[0]), _needed(form, name), _use(form, name), _headers(written)))
    return _table(("Cột", "Bắt buộc", "Dùng để", "Tên cột nhận ra"), lines)


def _needed(form, name):
    if name in form.required:
        return "có"
    return "một trong số" if any(name in some for some in form.any_of) else ""


def _use(form, name):
    if form.table is None:
        return "kiểm tra, đối chiếu"
    counted = form.id == "outgoing_documents" and name not in ("doc_type", "recipient", "signed_digital")
    kept = counted or name in TABLES[form.table].names or name in JOINED
    return "lấy số liệu" if kept else "nhận ra biểu, không giữ"


def _headers(written):
    more = len(written) - MOST_HEADERS
    return "; ".join(written[:MOST_HEADERS]) + (f"; và {more} cách viết khác" if more > 0 else "")


def _template(names):
    (template,) = (templates()[name] for name in names)
    told = words()["help"]
    lines = [
        (
            entry.header,
            told["needed"] if entry.needed else "",
            entry.help,
            "; ".join(entry.choices) or told["kind"][entry.kind],
            entry.example,
        )
        for entry in template.entries
    ]
    intro = f"{template.about}\n\n**{told['when'].format(when=template.when)}**\n\n"
    return intro + _table(told["head"], lines)


def _problems(codes):
    lines = [(_open(problems()[code]["vi"]), _open(problems()[code]["todo_vi"])) for code in codes]
    return _table(("Chương trình nói", "Cần làm"), lines)


def _open(sentence):
    """A sentence with its places left open."""
    return re.sub(r"\{\w+\}", "…", sentence)


def _spelled(alias):
    for word in ("TTHC", "DVC", "BCCI", "PAKN", "CCCD", "VB"):
        alias = re.sub(rf"\b{word}\b", word, alias, flags=re.IGNORECASE)
    return alias.replace("*", "…")


def _capital(label):
    return label[:1].upper() + label[1:]


def _table(head, lines):
    rows = ["| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines]
    return "\n".join([f"| {' | '.join(head)} |", "|" + "---|" * len(head), *rows, ""])


MAKERS = {"columns": _columns, "template": _template, "problems": _problems}


if __name__ == "__main__":
    for page in FOLDER.glob("*.md"):
        page.write_text(written_anew(page.read_text("utf-8")), "utf-8")
