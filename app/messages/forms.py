"""What the pages about messages send, and why the journal may say no."""

import re
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import uuid4

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.forms import (
    ClientId,
    Draft,
    Errors,
    Form,
    OptionalTime,
    WholeNumber,
    YesNo,
    choice,
    refuse,
)
from app.language import gettext as _
from journal.errors import Invalid
from journal.plans.rules import MOST_TIMES, NewPlan, Plan, UsualHours
from journal.vocabulary import Locale

USUAL_TIMES = ("10:00", "14:00", "17:00")
USUAL_SLACK = 30
WEEKDAYS = [str(number) for number in range(7)]


class Tone(StrEnum):
    """How an auto-reply speaks."""

    PLAIN = "plain"
    WARM = "warm"
    SHORT = "short"


class Spoken(StrEnum):
    """In which language it speaks."""

    KO = "ko"
    EN = "en"
    BOTH = "both"


def _times(value: object) -> object:
    given = [one.strip() for one in value if one.strip()] if isinstance(value, list) else []
    if any(not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", one) for one in given):
        raise PydanticCustomError("time", "not a time")
    clocks = [time.fromisoformat(one) for one in given]
    return tuple(clock.hour * 60 + clock.minute for clock in clocks)


def _days(value: object) -> object:
    if not isinstance(value, list) or any(one not in WEEKDAYS for one in value):
        raise PydanticCustomError("enum", "not weekdays")
    return tuple(sorted({int(one) for one in value}))


class PlanForm(Form):
    """At which times she means to look, and how near counts."""

    many: ClassVar[frozenset[str]] = frozenset({"times"})

    id: ClientId
    times: Annotated[tuple[int, ...], BeforeValidator(_times)] = ()
    slack: WholeNumber = USUAL_SLACK

    def plan(self) -> NewPlan:
        """Return it in the journal's words."""
        return NewPlan(self.id, self.times, self.slack or USUAL_SLACK)


class ReplyForm(Form):
    """What an auto-reply is to say; none of it is kept."""

    many: ClassVar[frozenset[str]] = frozenset({"days"})

    spoken: Annotated[Spoken, choice(Spoken)] = Spoken.KO
    tone: Annotated[Tone, choice(Tone)] = Tone.PLAIN
    days: Annotated[tuple[int, ...], BeforeValidator(_days)] = ()
    begin: OptionalTime = None
    end: OptionalTime = None
    at_times: YesNo = None
    link: Annotated[str, Field(max_length=200)] = ""
    own: Annotated[str, Field(max_length=300)] = ""


def fresh_plan(plan: Plan | None) -> Draft:
    """Make the page of a new plan, with the times of the one that runs."""
    times = [f"{at // 60:02}:{at % 60:02}" for at in plan.times] if plan else list(USUAL_TIMES)
    slack = plan.slack_minutes if plan else USUAL_SLACK
    return Draft({"id": str(uuid4()), "times": times, "slack": slack})


def beside(refused_act: Errors, plan: Plan | None) -> Errors:
    """Show what was wrong with another act above the page; nothing was typed there."""
    return Errors(fresh_plan(plan).values, refused_act.messages)


def fresh_reply(hours: UsualHours | None, plan: Plan | None, locale: Locale) -> Draft:
    """Make the page of an auto-reply, with the hours of most of her shifts where there are any."""
    values: dict[str, Any] = {"spoken": locale.value, "tone": Tone.PLAIN.value}
    if hours is not None:
        values["days"] = [str(day) for day in hours.weekdays]
        values |= {"begin": f"{hours.begins:%H:%M}", "end": f"{hours.ends:%H:%M}"}
    if plan is not None:
        values["at_times"] = "yes"
    return Draft(values)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in her language why the journal will not take it."""
    said = {
        "times_needed": _("One time at least. When do you want to look?"),
        "too_many_times": _("%(most)s times a day at the most.", most=MOST_TIMES),
        "no_such_slack": _("Please choose one of these."),
        "still_running": _("This plan still runs. End it first; nothing was deleted."),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})


def half_said(form: ReplyForm, typed: Mapping[str, Any]) -> Errors | None:
    """Say what an auto-reply lacks; None where it can be written."""
    if (form.begin is None) != (form.end is None):
        lacking = "begin" if form.begin is None else "end"
        return refuse(typed, **{lacking: _("From when to when? Both, or neither.")})
    if form.begin is None and not form.at_times and not form.own.strip():
        return refuse(typed, begin=_("Your hours, your times, or words of your own: one of them."))
    return None
