"""schema.org Dataset: what a search engine reads about our figures in a page's head."""

from __future__ import annotations

from cchc_data.dictionary import FIGURES
from cchc_view import frame
from cchc_view.opendata.files import MEDIA, to_json
from cchc_view.opendata.licence import licence
from cchc_view.page import Telling


def dataset_jsonld(telling: Telling, base: str = "") -> str:
    """schema.org Dataset for `<script type="application/ld+json">` in a page head; safe to stand there.

    Without `base`, our own address, links are relative to the page.
    """
    loaded, words, lang = telling.loaded, telling.words, telling.lang
    place, known = frame.place(loaded, lang), licence(loaded)
    dataset = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": words("data.package", place=place),
        "description": words("data.description", place=place),
        "url": f"{base}/so-lieu",
        "inLanguage": lang,
        "isAccessibleForFree": True,
        "version": loaded.id,
        "dateModified": loaded.as_of.isoformat(),
        "temporalCoverage": f"{loaded.manifest['data_from']}/{loaded.as_of.isoformat()}",
        "creator": {"@type": "GovernmentOrganization", "name": place},
        "license": known.get("path") or {"@type": "CreativeWork", "name": known["title"]},
        "variableMeasured": [one.words[lang]["short"] for one in loaded.indicators.values()],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": f"{base}/du-lieu/{FIGURES}.{kind}"}
            for kind, media in MEDIA.items()
        ],
    }
    return to_json(dataset).decode().replace("<", "\\u003c")
