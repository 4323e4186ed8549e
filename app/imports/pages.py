"""The two pages of an import: the list with its upload, and the preview."""

from flask import render_template, request

from app.access import SignedIn
from app.database import reading
from app.forms import Draft, Errors, parse
from app.imports import pictures
from app.imports.forms import (
    AnswersForm,
    choices_of,
    owner_options,
    room_options,
    with_room,
    zone_options,
)
from app.imports.parcel import Parcel
from app.imports.words import warning
from journal.errors import Invalid
from journal.importing.normal_form import Choices, RoomChoice
from journal.importing.queries import imports_of, preview_of, rooms
from journal.vocabulary import Alerts


def chosen_file() -> bytes | None:
    """Return the file that was sent, None when none was chosen."""
    sent = request.files.get("file")
    return sent.read() if sent is not None and sent.filename else None


def list_page(agent: SignedIn, form: Draft) -> str:
    """Show her imports, the newest first, and the form for one more."""
    with reading() as session:
        kept = imports_of(session, agent.id)
    saved = next((one for one in kept if str(one.id) == request.args.get("saved")), None)
    return render_template(
        "imports/list.html",
        form=form,
        imports=kept,
        saved=saved,
        is_undone="undone" in request.args,
        zone=agent.zone,
        place="log",
    )


def preview_page(agent: SignedIn, parcel: Parcel, form: Draft) -> str:
    """Show what a file would bring with the answers so far."""
    choices, room = _answers(agent, parcel, form)
    with reading() as session:
        seen = preview_of(session, agent.id, parcel.timeline, choices, room)
        own_rooms = rooms(session, agent.id)
    return render_template(
        "imports/preview.html",
        form=with_room(form, seen.room),
        seen=seen,
        pictures=(pictures.by_day(seen), pictures.by_hour(seen)),
        warnings=[warning(found) for found in seen.warnings],
        owners=owner_options(form, parcel),
        rooms=room_options(own_rooms),
        zones=zone_options(),
        zone=choices.zone,
        place="log",
    )


def typed() -> Draft:
    """Return the answers as they were sent."""
    said = {name: value for name, value in request.form.items() if name != "csrf_token"}
    return Draft({**said, "sender": request.form.getlist("sender")})


def _answers(agent: SignedIn, parcel: Parcel, form: Draft) -> tuple[Choices, RoomChoice]:
    """Read the answers as far as they can be read; what cannot is as the file says."""
    answers = parse(AnswersForm, form.values)
    try:
        if not isinstance(answers, Errors):
            return choices_of(answers, parcel), parcel.room(answers.room)
    except Invalid:
        pass
    return Choices(agent.zone, Alerts.UNKNOWN, parcel.timeline.owner), parcel.room()
