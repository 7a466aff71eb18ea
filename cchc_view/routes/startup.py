"""The tags that start Streamlit behind our first paint, with what it will need asked for early."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import streamlit
from markupsafe import escape

from cchc_data import instance
from cchc_view import words as wordbook
from cchc_view.routes.scripts import versioned
from cchc_view.settings import settings, shared_path

_STATIC = Path(streamlit.__file__).parent / "static"
_CODE = _STATIC / "static" / "js"

# Labels that Streamlit draws itself and offers no way to set.
_BUILT_IN = {"Open": "open"}

# The same at the desk: whole labels, and texts that hold a size or a name.
_AT_THE_DESK = {
    "exact": {
        "Upload": "upload",
        "Drag and drop files here": "drop_files",
        "Drag and drop a file here": "drop_files",
        "Add files": "add_files",
        "add icon": "add_files",
        "file upload": "upload",
        "upload icon": "upload",
    },
    "parts": {
        "per file": "file_limit",
        "must be": "file_too_large",
        "not allowed": "file_kind",
        "Remove": "remove_file",
        "Uploading": "uploading",
        "Request failed": "upload_failed",
    },
}

# Parts of Streamlit that every page of ours draws. It asks for them only when the first
# message names them, a round trip and a half after it could have.
_PARTS = ("Html", "Selectbox", "ArrowVegaLiteChart")


@instance.once_a_unit
def tags(lang: str) -> str:
    """Script and link tags for the end of a page, in the order a browser should ask for them.

    Streamlit's font preload is left out: the theme uses the fonts of the visitor's system.
    """
    index = (_STATIC / "index.html").read_text("utf-8")
    theirs = re.findall(r"<script type=\"module\"[^>]*></script>|<link rel=\"(?:modulepreload|stylesheet)\"[^>]*>", index)
    base, shared = settings().base_path, shared_path()  # a browser keeps Streamlit's files once for all units
    theirs = [tag.replace('"./static/', f'"{shared}/static/') for tag in theirs]
    named = "".join(theirs)
    early = [
        f'<link rel="modulepreload" crossorigin href="{shared}/static/js/{name}">' for name in _needed() if name not in named
    ]
    words = wordbook.of(lang)
    labels = json.dumps({label: words(f"streamlit.{key}") for label, key in _BUILT_IN.items()}, ensure_ascii=False)
    told = f'data-base="{base}" data-labels="{escape(labels)}"'
    ours = f'<script src="{base}{versioned("/takeover.js")}" {told} defer></script>'
    lost = f'data-lost="{escape(words("streamlit.lost", time="{time}"))}"'
    ours += f'<script src="{base}{versioned("/connection.js")}" {lost} defer></script>'
    # Inert until our script has seen the first paint: until then the visitor's processor is ours.
    return "\n".join([ours, '<template id="cc-streamlit">', *theirs, *early, "</template>"])


def desk_tag(lang: str) -> str:
    """The tag of the desk's script, with our words for what its widgets say in English."""
    words = wordbook.of(lang)
    said = {kind: {theirs: words(f"streamlit.{key}") for theirs, key in told.items()} for kind, told in _AT_THE_DESK.items()}
    source = settings().base_path + versioned("/can-bo.js")
    return f'<script src="{source}" data-words="{escape(json.dumps(said, ensure_ascii=False))}" defer></script>'


@cache
def _needed() -> tuple[str, ...]:
    """File names of the parts and of all that they import, found by reading their imports."""
    waiting = [path.name for part in _PARTS for path in sorted(_CODE.glob(f"{part}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = None
        code = (_CODE / name).read_text("utf-8")
        waiting += [one for one in re.findall(r"(?:from|import)\s*[\"']\./([^\"']+\.js)[\"']", code)]
    return tuple(found)
