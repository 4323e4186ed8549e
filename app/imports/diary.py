"""Bringing in a diary of another app: its moods become steps, once, and its entries check-ins."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.imports import words
from app.imports.diary_forms import (
    DiaryForm,
    DiaryParcel,
    fresh_diary_draft,
    mood_rows,
    request_of,
    seal_diary,
    step_options,
    tag_options,
    unseal_diary,
)
from app.imports.forms import zone_options
from app.imports.kinds import kept_of
from app.imports.pages import list_page, today_of
from app.imports.refusals import refusal
from app.imports.upload import make_room
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.daylio import read_daylio
from journal.importing.journal_entries import (
    DiaryPreview,
    DiaryRequest,
    keep_diary,
    preview_diary,
)
from journal.importing.keys import file_key
from journal.importing.queries import import_key_of
from journal.my_data.keeping import months_kept
from journal.vocabulary import SourceKind

diaries = Blueprint("diaries", __name__, url_prefix="/imports/diary")
diaries.url_value_preprocessor(make_room)


@diaries.post("/preview")
@agents_only
def look_again(agent: SignedIn) -> ResponseReturnValue:
    """Show what a diary would bring with other answers."""
    try:
        return diary_page(agent, _opened(agent), typed())
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422


@diaries.post("")
@agents_only
def keep(agent: SignedIn) -> ResponseReturnValue:
    """Keep the entries of a diary as check-ins."""
    try:
        parcel = _opened(agent)
    except Invalid as invalid:
        return list_page(agent, Errors({}, {"file": refusal(invalid)})), 422
    form = parse(DiaryForm, request.form)
    if isinstance(form, Errors):
        return diary_page(agent, parcel, form), 422
    try:
        with writing() as session:
            keep_diary(session, agent.id, request_of(form, parcel), utc_now())
    except Invalid as invalid:
        typed_so_far = refuse(form, moods=refusal(invalid))
        return diary_page(agent, parcel, typed_so_far), 422
    return redirect(url_for("imports.index", saved=form.id), 303)


def first_diary_page(agent: SignedIn, content: bytes) -> str:
    """Show what a diary would bring; raise ``Invalid`` when it can't be read."""
    diary = read_daylio(content)
    with reading() as session:
        key = import_key_of(session, agent.id)
    parcel = DiaryParcel(diary, file_key(key, content))
    sealed = seal_diary(agent.id, diary, parcel.file_key)
    return diary_page(agent, parcel, fresh_diary_draft(agent, diary, sealed))


def diary_page(agent: SignedIn, parcel: DiaryParcel, form: Draft) -> str:
    """Show a diary with the answers so far."""
    answers = parse(DiaryForm, form.values)
    if isinstance(answers, Errors):
        answers = parse(DiaryForm, {**form.values, "zone": agent.zone.key})
    if isinstance(answers, Errors):
        raise Invalid("bad_payload", field="file")
    seen, months = _seen(agent, request_of(answers, parcel))
    return render_template(
        "imports/diary.html",
        form=form,
        seen=seen,
        moods=mood_rows(form, parcel.diary),
        steps=step_options(),
        tags=tag_options(parcel.diary),
        asks_zone=parcel.diary.is_local,
        entries=len(parcel.diary.entries),
        warnings=[words.warning(found) for found in parcel.diary.warnings],
        going_again=words.going_again(seen.by_day, months, today_of(agent)) if seen else "",
        kept=kept_of(SourceKind.DAYLIO),
        words=words,
        zones=zone_options(),
        place="log",
    )


def _seen(agent: SignedIn, wanted: DiaryRequest) -> tuple[DiaryPreview | None, int]:
    """What would come with these answers, None as long as no mood has a step; and months kept."""
    with reading() as session:
        months = months_kept(session, agent.id)
        try:
            return preview_diary(session, agent.id, wanted, utc_now()), months
        except Invalid:
            return None, months


def typed() -> Draft:
    """Return the answers as they were sent."""
    said = {name: value for name, value in request.form.items() if name != "csrf_token"}
    return Draft({**said, **{name: request.form.getlist(name) for name in DiaryForm.many}})


def _opened(agent: SignedIn) -> DiaryParcel:
    return unseal_diary(agent.id, request.form.get("parcel", ""), typed())
