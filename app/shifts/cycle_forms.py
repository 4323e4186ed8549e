"""What the pages of a cycle send: the row of codes, the hours of each, and where today is in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4

from pydantic import BeforeValidator, Field
from werkzeug.datastructures import MultiDict

from app.forms import (
    ClientId,
    Errors,
    Form,
    LocalDate,
    OptionalDate,
    OptionalTime,
    Version,
    Zone,
    parse,
    refuse,
)
from app.language import gettext as _
from app.shifts.drafts import clock
from app.shifts.forms import Country, stretch_of
from journal.errors import Invalid
from journal.shifts.codes import FREE, Hours, codes_of, usual_hours_of
from journal.shifts.cycles import NAMED, rule_of
from journal.shifts.rules import LONGEST_CYCLE_DAYS, RepeatingRule, check_rule

MOST_CODES = 8
LONGEST_CODE = 12
HOURS = re.compile(r"(begin|end|again_begin|again_end)_([1-8])")


HOUR_FIELDS = ("begin", "end", "again_begin", "again_end")
NOT_TYPED = frozenset({"csrf_token", "month", "move", "back"})
MOVES = {"earlier": 1, "later": -1}
"""When every shift comes a day earlier, today is one day further in the round."""


def _codes(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class CycleForm(Form):
    """A cycle: day ``today_is`` of it, counted from 1, falls on ``today``."""

    many: ClassVar[frozenset[str]] = frozenset({"on_call"})

    id: ClientId
    pattern: Annotated[str, Field(max_length=24)] = ""
    codes: Annotated[str, Field(max_length=LONGEST_CYCLE_DAYS * LONGEST_CODE)]
    today: LocalDate
    today_is: Version
    on_call: Annotated[tuple[str, ...], BeforeValidator(_codes)] = ()
    holidays: Country = None
    zone: Zone
    starting: LocalDate
    until: OptionalDate = None


class HoursForm(Form):
    """The hours of one code, twice for a split day; none is a free day."""

    begin: OptionalTime = None
    end: OptionalTime = None
    again_begin: OptionalTime = None
    again_end: OptionalTime = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cycle that can be looked at and kept, and all that was typed for it."""

    id: UUID
    codes: tuple[str, ...]
    rule: RepeatingRule
    typed: Mapping[str, Any]


def read_codes(text: str) -> tuple[str, ...]:
    """Read a row of codes; raise ``Invalid`` for one that no cycle is made of."""
    codes = codes_of(text)
    if not 1 <= len(codes) <= LONGEST_CYCLE_DAYS:
        raise Invalid("cycle_out_of_range", field="codes")
    if len(working(codes)) > MOST_CODES or any(len(code) > LONGEST_CODE for code in codes):
        raise Invalid("too_many_codes", field="codes")
    if not working(codes):
        raise Invalid("only_free", field="codes")
    return codes


def working(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that are not known to be free, each once, in the order of the cycle."""
    return tuple(code for code in dict.fromkeys(codes) if code not in FREE)


def cycle_draft(
    codes: tuple[str, ...], pattern: str, *, starting: date, today: date
) -> dict[str, Any]:
    """What the page shows to begin with: the hours that are usual for the codes."""
    named = {cycle.key: cycle.hours for cycle in NAMED}
    return {
        "id": str(uuid4()),
        "pattern": pattern,
        "codes": " ".join(codes),
        "today": today.isoformat(),
        "starting": starting.isoformat(),
        **dict(_hour_values(codes, named.get(pattern) or usual_hours_of(codes))),
    }


def proposal_of(data: MultiDict[str, str]) -> Proposal | Errors:
    """Read a cycle with all its hours, or say at which fields what has to change."""
    form = parse(CycleForm, MultiDict(one for one in data.items(multi=True) if _is_own(one[0])))
    typed: dict[str, Any] = {name: data[name] for name in data if name not in NOT_TYPED}
    typed["on_call"] = data.getlist("on_call")
    try:
        codes = read_codes(typed.get("codes", ""))
        hours, messages = _hours_of(working(codes), typed)
        if isinstance(form, Errors) or messages:
            own = form.messages if isinstance(form, Errors) else {}
            return Errors(typed, {**own, **messages})
        typed["today_is"] = str(_moved(form.today_is, data.get("move", ""), len(codes)))
        return Proposal(form.id, codes, _rule(form, codes, hours, int(typed["today_is"])), typed)
    except Invalid as refusal:
        return refused(typed, refusal)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in the person's language why no cycle can be made of what was typed."""
    said = {
        "cycle_out_of_range": ("codes", _("Write the days of one rotation, such as DDNNOO.")),
        "too_many_codes": ("codes", _("At most 8 different codes of up to 12 letters.")),
        "only_free": ("codes", _("At least one day of the rotation has work.")),
        "no_days": ("begin_1", _("At least one day of the rotation has work.")),
        "not_in_the_cycle": ("today_is", _("Please choose one of these.")),
        "overlapping": ("begin_1", _("One day's hours end after the next day's begin.")),
        "hours_needed": (refusal.field, _("From when to when?")),
        "date_out_of_range": ("starting", _("A date between 1990 and 2100, please.")),
        "until_before_starting": ("until", _("The last day is before the first one.")),
    }
    field, words = said[refusal.reason]
    return refuse(typed, **{field: words})


def _is_own(name: str) -> bool:
    return name not in NOT_TYPED and HOURS.fullmatch(name) is None


def _moved(today_is: int, move: str, days: int) -> int:
    """The day of the round that today is after the whole was moved by a day, if it was."""
    steps = MOVES.get(move, 0)
    return (today_is - 1 + steps) % days + 1 if steps else today_is


def _hour_values(codes: tuple[str, ...], hours: Hours) -> Iterator[tuple[str, str]]:
    for number, code in enumerate(working(codes), 1):
        for prefix, (begin, end) in zip(("", "again_"), hours.get(code, ()), strict=False):
            yield f"{prefix}begin_{number}", clock(begin)
            yield f"{prefix}end_{number}", clock(end)


def _hours_of(codes: tuple[str, ...], typed: Mapping[str, Any]) -> tuple[Hours, dict[str, str]]:
    """The hours of each code, and messages for those that can't be read."""
    hours: dict[str, tuple[tuple[int, int], ...]] = {}
    messages: dict[str, str] = {}
    for number, code in enumerate(codes, 1):
        form = parse(HoursForm, {name: typed.get(f"{name}_{number}") for name in HOUR_FIELDS})
        if isinstance(form, Errors):
            messages |= {f"{name}_{number}": said for name, said in form.messages.items()}
            continue
        usual = stretch_of(form.begin, form.end, f"end_{number}")
        again = stretch_of(form.again_begin, form.again_end, f"again_end_{number}")
        hours[code] = tuple(one for one in (usual, again) if one is not None)
    return hours, messages


def _rule(form: CycleForm, codes: tuple[str, ...], hours: Hours, today_is: int) -> RepeatingRule:
    rule = rule_of(
        codes,
        hours,
        today_is=today_is,
        today=form.today,
        starting=form.starting,
        until=form.until,
        zone=form.zone.key,
        on_call=form.on_call,
    )
    named = next((one.key for one in NAMED if (one.key, one.days) == (form.pattern, codes)), None)
    whole = replace(rule, holidays=form.holidays, pattern_name=named)
    check_rule(whole)
    return whole
