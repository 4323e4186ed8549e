"""The two pages of an import: the list with its upload, and the preview."""

from datetime import UTC, date, datetime

from flask import render_template, request

from app.access import SignedIn
from app.database import reading
from app.forms import Draft, Errors, parse
from app.import_work import import_work
from app.imports import pictures, words
from app.imports.forms import (
    AnswersForm,
    choices_of,
    owner_options,
    pick_options,
    questions_of,
    room_options,
    with_room,
    zone_options,
)
from app.imports.kinds import helps, kept_of, kind_options, picking
from app.imports.parcel import Parcel
from app.language import format_moment
from app.language import gettext as _
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.clocks import moment_of, utc_seconds
from journal.importing.export import ReadingWarning
from journal.importing.normal_form import Choices, FileMarks
from journal.importing.queries import imports_of, preview_of, rooms
from journal.my_data.keeping import months_kept
from journal.vocabulary import Alerts


def chosen_file() -> bytes | None:
    """Return the file that was sent, None when none was chosen."""
    sent = request.files.get("file")
    return sent.read() if sent is not None and sent.filename else None


def list_page(agent: SignedIn, form: Draft) -> str:
    """Show her imports, the newest first, and the form for one more."""
    # Asked first: what ends in between is then in the other list, or in both, but never in none.
    under_way = import_work().under_way(agent.id)
    with reading() as session:
        kept = imports_of(session, agent.id)
    saved = next((one for one in kept if str(one.id) == request.args.get("saved")), None)
    return render_template(
        "imports/list.html",
        form=form,
        imports=kept,
        saved=saved,
        under_way=under_way,
        is_undone="undone" in request.args,
        kinds=kind_options(),
        words=words,
        helps=helps(),
        zone=agent.zone,
        place="log",
    )


def preview_page(agent: SignedIn, parcel: Parcel, form: Draft) -> str:
    """Show what a file would bring with the answers so far."""
    choices, marks = _answers(agent, parcel, form)
    with reading() as session:
        seen = preview_of(session, agent.id, parcel.timeline, choices, marks)
        own_rooms = rooms(session, agent.id)
        months = months_kept(session, agent.id)
    source = parcel.timeline.source
    return render_template(
        "imports/preview.html",
        form=with_room(form, seen.room),
        asks=questions_of(parcel),
        source=source,
        kind=parcel.kind,
        kept=kept_of(source),
        words=words,
        picking=picking(source),
        seen=seen,
        pictures=(pictures.by_day(seen), pictures.by_hour(seen)),
        warnings=[words.warning(found) for found in seen.warnings if _is_due(found, form)],
        going_again=words.going_again(seen.by_day, months, today_of(agent)),
        owners=owner_options(form, parcel),
        picks=pick_options(form, parcel),
        unlisted=parcel.partners - len(form.get("partner") or []),
        rooms=room_options(own_rooms),
        zones=zone_options(),
        clock=_clock_words(agent, parcel, choices),
        zone=choices.zone,
        place="log",
    )


def today_of(agent: SignedIn) -> date:
    """The date on her clock."""
    return utc_now().astimezone(agent.zone).date()


def typed() -> Draft:
    """Return the answers as they were sent."""
    said = {name: value for name, value in request.form.items() if name != "csrf_token"}
    lists = {name: request.form.getlist(name) for name in AnswersForm.many}
    return Draft({**said, **lists})


def _is_due(found: ReadingWarning, form: Draft) -> bool:
    """Whether a doubt is worth saying; who she is, is not in doubt before she was asked."""
    return found.code != "owner_unknown" or bool(form.get("owner"))


def _answers(agent: SignedIn, parcel: Parcel, form: Draft) -> tuple[Choices, FileMarks]:
    """Read the answers as far as they can be read; what cannot is as the file says."""
    answers = parse(AnswersForm, form.values)
    try:
        if not isinstance(answers, Errors):
            return choices_of(answers, parcel), parcel.marks_into(answers.room)
    except Invalid:
        pass
    return Choices(agent.zone, Alerts.UNKNOWN, parcel.timeline.owner), parcel.marks


def _clock_words(agent: SignedIn, parcel: Parcel, choices: Choices) -> str:
    """Say by an example what the chosen zone makes of the file's times."""
    timeline = parcel.timeline
    first = min(timeline.moments)
    if not timeline.is_local:
        return _(
            "The file gives exact moments. The first was at %(own)s on your clock.",
            own=format_moment(moment_of(first), choices.zone),
        )
    (exact,), _skipped = utc_seconds([first], choices.zone)
    return _(
        "The first is written as %(written)s. In this zone that is %(own)s on your own clock.",
        written=f"{datetime.fromtimestamp(first, UTC):%Y-%m-%d %H:%M}",
        own=format_moment(moment_of(exact), agent.zone),
    )
