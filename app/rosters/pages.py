"""The pages of a roster from outside: the list, whose row, what it means, the month."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, request

from app.access import SignedIn
from app.database import reading
from app.forms import Draft, Errors, parse
from app.rosters import preview, words
from app.rosters.answers import MeaningsForm, Row, filled, meanings_in, proposals, rows_of
from app.rosters.forms import Look
from app.rosters.keeping import planned
from app.rosters.parcel import Events, Own, Tables
from app.rosters.refusals import refusal
from app.zones import zone_options
from journal.clock import utc_now
from journal.errors import Invalid
from journal.rosters.feeds import feeds_of
from journal.rosters.memory import meanings_of
from journal.rosters.plan import Plan, from_date
from journal.rosters.queries import likely_start, rosters_of

MOST_CHIPS = 14


def list_page(agent: SignedIn, form: Draft) -> str:
    """Show the rosters that were brought in, and the form for one more."""
    with reading() as session:
        kept = rosters_of(session, agent.id)
        feeds = feeds_of(session, agent.id)
    return render_template(
        "rosters/list.html",
        form=Draft({"zone": agent.zone.key, **form.values}, form.messages),
        rosters=kept,
        feeds=feeds,
        saved=next((one for one in kept if str(one.id) == request.args.get("saved")), None),
        zones=zone_options(),
        zone=agent.zone,
        words=words,
        place="me",
    )


def row_page(tables: Tables, number: int, look: Look, form: Draft) -> str:
    """Ask which row of a table is hers, and what of its dates is open."""
    people = [(str(place), one.label or f"#{one.line}") for place, one in enumerate(look.people)]
    return render_template(
        "rosters/row.html",
        form=Draft({**form.values, "sheet": str(number)}, form.messages),
        sheets=[(str(place), name or "1") for place, (name, _table) in enumerate(tables.sheets)],
        open=look.open,
        people=people,
        has_chips=len(people) <= MOST_CHIPS,
        zones=zone_options(),
        place="me",
    )


def fresh_answers(agent: SignedIn, parcel: Own | Events, values: Mapping[str, Any]) -> Draft:
    """Make the first page of meanings: as they were last time, or as nearly everywhere."""
    rows = rows_of(parcel)
    with reading() as session:
        known = meanings_of(session, agent.id, [row.words for row in rows])
    return Draft({**values, **filled(rows, proposals(rows, known))})


def meanings_page(parcel: Own | Events, form: Draft) -> str:
    """Ask what each code or title means."""
    rows = rows_of(parcel)
    is_calendar = isinstance(parcel, Events)
    return render_template(
        "rosters/meanings.html",
        form=form,
        rows=[_shown(row, number, form) for number, row in enumerate(rows)],
        kinds=words.kinds(of_calendar=is_calendar),
        kinds_of_timed=words.kinds(of_calendar=is_calendar, is_timed=True),
        is_calendar=is_calendar,
        bad=words.bad_events(parcel.calendar.bad) if isinstance(parcel, Events) else [],
        bad_count=len(parcel.calendar.bad) if isinstance(parcel, Events) else 0,
        unknown_zones=parcel.calendar.unknown_zones if isinstance(parcel, Events) else 0,
        place="me",
    )


def month_page(agent: SignedIn, parcel: Own | Events, form: Draft, plan: Plan) -> str:
    """Show what would be kept, and ask from which date on."""
    today = utc_now().astimezone(plan.zone).date()
    with reading() as session:
        start = likely_start(session, agent.id, plan, today)
    months = preview.months_of(from_date(plan, min(start, plan.last)))
    whole = "no" if plan.is_all_on_call else "yes"
    values = {**form.values, "first": form.get("first") or start.isoformat()}
    values["nights"] = form.get("nights") or "evening"
    return render_template(
        "rosters/month.html",
        form=Draft({**values, "whole": _yes(form.get("whole")) or whole}, form.messages),
        plan=plan,
        months=months[: preview.MOST_MONTHS],
        more_months=max(0, len(months) - preview.MOST_MONTHS),
        totals=preview.totals_of(plan),
        night=_night(parcel, form),
        unread=words.places(plan.unclear),
        bad=words.bad_events(parcel.calendar.bad) if isinstance(parcel, Events) else [],
        address=parcel.address if isinstance(parcel, Events) else "",
        is_calendar=isinstance(parcel, Events),
        words=words,
        place="me",
    )


def kept_not(agent: SignedIn, parcel: Own | Events, form: MeaningsForm, invalid: Invalid) -> str:
    """Show the page again on which the answer stands that does not fit."""
    if invalid.field == "first":
        return month_page(agent, parcel, refused(invalid), planned(parcel, form))
    return meanings_page(parcel, refused(invalid))


def typed() -> Draft:
    """Return the answers as they were sent."""
    many = {name: request.form.getlist(name) for name in MeaningsForm.many}
    said = {name: value for name, value in request.form.items() if name != "csrf_token"}
    return Draft({**said, **many})


def refused(invalid: Invalid) -> Errors:
    """Say beside the field why the answers will not do."""
    return Errors(typed().values, {invalid.field or "kind": refusal(invalid)})


@dataclass(frozen=True, slots=True)
class Shown:
    """One code or title as the page asks about it; ``kind``, ``begin``, ``end`` are the answers."""

    row: Row
    number: int
    kind: str
    begin: str
    end: str
    message: str


def _shown(row: Row, number: int, form: Draft) -> Shown:
    kind, begin, end = (_at(form.get(name), number) for name in ("kind", "begin", "end"))
    message = form.messages.get(f"begin-{number}", "")
    return Shown(row, number, kind or "none", begin[:5], end[:5], message)


def _at(values: Any, number: int) -> str:
    """One answer of a list; an empty text where there is none."""
    found = values[number] if isinstance(values, list) and number < len(values) else ""
    return "" if found is None else str(found)


def _yes(value: object) -> str:
    """An answer of yes or no as the field writes it; an empty text for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "")


def _night(parcel: Own | Events, form: Draft) -> preview.Night | None:
    """The first night, if it has to be asked on which date nights begin."""
    answers = parse(MeaningsForm, form.values)
    if isinstance(parcel, Events) or isinstance(answers, Errors):
        return None
    return preview.first_night(parcel.entries, meanings_in(rows_of(parcel), answers))
