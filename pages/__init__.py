"""The public pages in the order of the menu: one question each."""

from __future__ import annotations

from datetime import date

from cchc_view.page import Page
from pages import (
    accessibility,
    changes,
    compare,
    complaints,
    figures,
    history,
    late,
    monitor,
    on_time,
    online,
    overview,
    plan,
    procedures,
    rights,
    satisfaction,
)

PAGES = (
    Page("overview", "", overview.story, ("period",)),
    Page("procedures", "thu-tuc", procedures.story, ("field", "audience", "channel", "search"), "procedure_fields"),
    Page("on_time", "dung-han", on_time.story, ("period", "field")),
    Page("online", "truc-tuyen", online.story, ("period",)),
    Page("complaints", "phan-anh", complaints.story, ("period",)),
    Page("satisfaction", "hai-long", satisfaction.story, ("period",)),
    Page("plan", "ke-hoach", plan.story, ("period", "state", "lead")),
    Page("figures", "so-lieu", figures.story, ("period",)),
    Page("late", "xin-loi", late.story, ("period",), in_menu=False),
    Page("changes", "co-gi-moi", changes.story, ("field",), "procedure_fields", in_menu=False),
    Page("rights", "quyen-cua-ban", rights.story, ("period",), in_menu=False),
    Page("compare", "doi-chieu", compare.story, ("period", "unit"), in_menu=False, since=date(2025, 7, 1)),
    Page("monitor", "theo-doi", monitor.story, ("field",), "work_queue_fields", in_menu=False, live=True),
    Page("history", "lich-su", history.story, in_menu=False),
    Page("accessibility", "tiep-can", accessibility.story, in_menu=False),
)
