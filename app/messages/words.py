"""How a plan for looking at messages and its plain count are told."""

from datetime import timedelta

from babel.dates import get_day_names

from app.language import current_locale, format_date, format_number, ngettext
from app.language import gettext as _
from app.plan_words import clocks
from journal.plans.queries import CountedPlan
from journal.plans.rules import SLACKS, Plan, Tally


def times(plan: Plan) -> str:
    """Name its times, and how near counts."""
    minutes = format_number(plan.slack_minutes)
    return _(
        "%(times)s, give or take %(minutes)s minutes", times=clocks(plan.times), minutes=minutes
    )


def since(plan: Plan) -> str:
    """Name the days it held for."""
    if plan.until is None:
        return _("Since %(day)s.", day=format_date(plan.since))
    # On the day it was ended it holds no longer, so no look of that day is counted.
    last = plan.until - timedelta(days=1)
    return _("From %(first)s to %(last)s.", first=format_date(plan.since), last=format_date(last))


def count(tally: Tally) -> str:
    """Tell on how many days all looks lay near the times; nothing is said of the others."""
    if tally.days == 0:
        return _("Your log has no looks outside your shifts for these days.")
    return ngettext(
        "On %(near)s of %(num)s day with a look in your log, your looks lay near your times.",
        "On %(near)s of %(num)s days with a look in your log, your looks lay near your times.",
        tally.days,
        near=format_number(tally.near),
    )


def slacks() -> list[tuple[str, str]]:
    """Return how near a look may count as near."""
    return [(str(one), ngettext("%(num)s minute", "%(num)s minutes", one)) for one in SLACKS]


def tones() -> list[tuple[str, str]]:
    """Return how an auto-reply may speak."""
    return [("plain", _("Matter-of-fact")), ("warm", _("Warm")), ("short", _("Short"))]


def languages() -> list[tuple[str, str]]:
    """Return the languages an auto-reply may speak."""
    return [("ko", _("Korean")), ("en", _("English")), ("both", _("Both"))]


def weekdays() -> list[tuple[str, str]]:
    """Return the seven days as value and short name, Monday first."""
    names = get_day_names("abbreviated", locale=current_locale().value)
    return [(str(number), names[number]) for number in range(7)]


def done(what: str) -> str:
    """Say what has just been done; nothing for what no page leads to."""
    said = {
        "begun": _("Your times are set. Looking at other times is fine too."),
        "ended": _("Ended. What was counted stays below."),
        "deleted": _("Deleted. The looks themselves stay in your log."),
    }
    return said.get(what, "")


def running(plans: tuple[CountedPlan, ...]) -> CountedPlan | None:
    """Return the plan that holds today."""
    return next((one for one in plans if one.plan.is_running), None)
