"""Edit contacts, tasks, letters and summaries: checked at once, gathered, and made one draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from cchc_data import snapshot
from cchc_data.checking.org import OrgUnknown
from cchc_data.checking.problems import sentence, todo
from cchc_data.desk import drafts, edits
from cchc_data.desk.edits import EditForm, Texts, edit_forms
from cchc_data.desk.officials import Official
from cchc_data.desk.orders import Edit, Orders
from cchc_view.desk import gate, saying
from cchc_view.desk.bring import choose_draft, show_answer
from cchc_view.page import Page
from cchc_view.story import Bullets, Heading, Note
from cchc_view.words import Words

_BASKETS, _ROWS, _ANSWER = "desk-baskets", "desk-rows", "desk-edit-answer"


@dataclass
class Basket:
    """What was changed in one form and is in no draft yet: rows by their name before, None for dropped ones."""

    changed: dict[str, Texts | None] = field(default_factory=dict)
    new: list[Texts] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.changed or self.new)


def draw(official: Official, words: Words, pages: Sequence[Page]) -> None:
    """Choose a form and a row, fill it, and see what is gathered."""
    saying.blocks(Heading(words("desk.edit"), level=1, lead=words("desk.edit_lead")))
    base = snapshot.current_id(gate.root())
    if base is None:
        saying.blocks(Note(words("desk.nothing_yet"), "empty"))
        return
    onto = choose_draft(words, "edit-draft")
    forms = edit_forms()
    chosen = st.selectbox(
        words("desk.edit_what"), list(forms), format_func=lambda one: words(f"desk.form_{one}"), filter_mode=None, placeholder=words("desk.choose"), key="edit-form"
    )
    form = forms[chosen]
    known = _rows(official, form, onto or base)
    _row_form(official, words, form, known)
    _gathered(official, words, onto, onto or base)


def _rows(official: Official, form: EditForm, source: str) -> dict[str, Texts]:
    """The form's rows by their names, as they stand in the draft or snapshot."""
    kept = st.session_state.setdefault(_ROWS, {})
    key = source, form.id
    if key not in kept:
        kept.clear()
        kept[key] = {form.name_of(row): row for row in edits.rows(gate.root(), source, form, official)}
    return kept[key]


def _basket(form: EditForm) -> Basket:
    return st.session_state.setdefault(_BASKETS, {}).setdefault(form.id, Basket())


def _row_form(official: Official, words: Words, form: EditForm, known: Mapping[str, Texts]) -> None:
    basket = _basket(form)
    names = [*known, *([] if form.closed else [""])]
    if not names:
        saying.blocks(Note(words("desk.no_rows"), "empty"))
        return
    name = st.selectbox(
        words("desk.row"), names, format_func=lambda one: one or words("desk.new_row"), filter_mode=None, placeholder=words("desk.choose"), key=f"row-{form.id}"
    )
    before = basket.changed.get(name) or known.get(name)
    with st.form(f"form-{form.id}-{name}"):
        filled = {one.name: _field(words, one, before, exists=bool(name)) for one in form.fields}
        with st.container(horizontal=True):
            keep = st.form_submit_button(words("desk.keep"), type="primary")
            drop = bool(name) and not form.closed and st.form_submit_button(words("desk.drop"))
    if drop:
        basket.changed[name] = None
        saying.done(words("desk.dropped", row=name))
    if keep:
        _keep(official, words, form, basket, name, filled)


def _field(words: Words, one: edits.Field, before: Texts | None, *, exists: bool) -> str:
    value = (before or {}).get(one.name, "")
    fixed = one.fixed and exists
    if one.choices and not fixed:
        options = ["", *one.choices]
        return st.selectbox(
            one.label, options, index=options.index(value), format_func=lambda text: text or words("desk.empty"), filter_mode=None, placeholder=words("desk.choose")
        )
    if one.long:
        return st.text_area(one.label, value, disabled=fixed, max_chars=2000)
    hint = words("desk.day_hint") if one.name.endswith("_on") else ""
    return st.text_input(one.label, value, disabled=fixed, placeholder=hint, max_chars=300)


def _keep(official: Official, words: Words, form: EditForm, basket: Basket, name: str, filled: Texts) -> None:
    """Gather the row if the checks of every import would take it; otherwise say why not."""
    sheet = edits.received(form, [filled], official.email, gate.now())
    try:
        wrong = edits.problems(gate.root(), sheet, gate.now())
    except OrgUnknown as unknown:
        wrong = [unknown.remark]
    if wrong:
        labels = {column.letter: column.header for column in sheet.columns}
        told = (f"{labels.get(one.column or '', '')}: {sentence(one)} {todo(one)}".lstrip(": ") for one in wrong)
        saying.blocks(Note(words("desk.not_kept"), "warning"), Bullets(tuple(told)))
        return
    if name:
        basket.changed[name] = filled
    else:
        basket.new.append(filled)
    saying.done(words("desk.kept", row=form.name_of(filled)))


def _gathered(official: Official, words: Words, onto: str | None, source: str) -> None:
    """What is in no draft yet, and the button that makes it one."""
    baskets: dict[str, Basket] = {name: one for name, one in st.session_state.get(_BASKETS, {}).items() if one}
    saying.blocks(Heading(words("desk.gathered")))
    if not baskets:
        saying.blocks(Note(words("desk.gathered_none"), "empty"))
    else:
        saying.blocks(Bullets(tuple(_told(words, name, basket) for name, basket in baskets.items())))
        with st.container(horizontal=True):
            if st.button(words("desk.make_draft"), type="primary", key="make-draft"):
                _make_draft(official, words, baskets, onto, source)
            if st.button(words("desk.forget"), key="forget"):
                st.session_state.pop(_BASKETS)
                st.rerun()
    if answer := st.session_state.get(_ANSWER):
        show_answer(words, answer, official)


def _told(words: Words, name: str, basket: Basket) -> str:
    form = edit_forms()[name]
    kept = [form.name_of(row) for row in (*filter(None, basket.changed.values()), *basket.new)]
    dropped = [name for name, row in basket.changed.items() if row is None]
    told = [*kept, *(words("desk.will_drop", row=row) for row in dropped)]
    return words("desk.gathered_form", form=words(f"desk.form_{name}"), rows="; ".join(told))


def _make_draft(official: Official, words: Words, baskets: dict[str, Basket], onto: str | None, source: str) -> None:
    with st.spinner(words("desk.checking"), show_time=False):
        made = [_edit(official, edit_forms()[name], basket, source) for name, basket in baskets.items()]
        answer = drafts.bring(gate.root(), official, Orders(official.email, edits=made, draft=onto), gate.now())
    st.session_state[_ANSWER] = answer
    if answer.state == "draft":
        st.session_state.pop(_BASKETS)
    st.rerun()


def _edit(official: Official, form: EditForm, basket: Basket, source: str) -> Edit:
    """A form that is handed in whole has all its rows, another only what was changed."""
    known = {form.name_of(row): row for row in edits.rows(gate.root(), source, form, official)}
    changed = [row for row in basket.changed.values() if row] + basket.new
    if form.whole:
        after = [basket.changed.get(name, row) for name, row in known.items()]
        return Edit(form.id, [row for row in after if row] + basket.new)
    dropped = [key for name, row in basket.changed.items() for key in edits.keys(form, known[name]) if _gone(form, key, row)]
    return Edit(form.id, changed, dropped)


def _gone(form: EditForm, key: list[str], row: Texts | None) -> bool:
    """True for a row that was dropped, and for an office that no longer works with a task."""
    return row is None or key not in edits.keys(form, row)
