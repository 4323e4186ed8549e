"""Shifts from the command line."""

import re
from datetime import date
from typing import NoReturn
from uuid import uuid4
from zoneinfo import available_timezones

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.operators import note_act
from app.database import writing
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.shifts.commands import set_weekly_pattern
from journal.shifts.rules import Slot, WeeklyRule
from journal.vocabulary import Act

commands = Commands("shifts", help="Say when somebody works.")

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

REASONS = {
    "bad_days": "The days are a list or a range, such as mon-fri or mon,wed,fri.",
    "bad_time": "A time is written 09:00; the end of the day may be 24:00.",
    "bad_slot": "A stretch is written 09:00-12:00.",
    "bad_date": "A date is written 2026-03-14.",
    "bad_zone": "This time zone is not known.",
    "no_account": "There is no account with this address.",
    "no_hours": "Please give --from and --to, or --slot.",
    "no_days": "The week has no day.",
    "overlapping": "Two stretches of the week overlap.",
    "date_out_of_range": "The first date has to lie between 1990 and 2100.",
    "until_before_starting": "The last date lies before the first one.",
}


class Refused(click.ClickException):
    """Input that cannot be taken; ``reason`` is a key of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason])
        self.reason = reason


@commands.command("weekly")
@click.argument("email")
@click.option("--days", required=True, help="mon-fri, or mon,wed,fri.")
@click.option("--from", "begin", help="Start of the shift, 09:00.")
@click.option("--to", "end", help="End of the shift, 18:00; an earlier time is the next day's.")
@click.option("--slot", "more", multiple=True, help="Another stretch, 17:00-21:00; repeatable.")
@click.option("--zone", required=True, help="IANA time zone.")
@click.option("--starting", required=True, help="First date, 2026-03-14.")
@click.option("--until", help="Last date; open if not given.")
@as_json_option
def weekly(*, email: str, as_json: bool, **given: str | tuple[str, ...] | None) -> None:
    """Keep a weekly pattern from a date on."""
    try:
        rule = read_rule(given)
        keep(email, rule)
    except Refused as refused:
        refuse(refused.reason, refused.message, as_json=as_json)
    answer = {
        "days": [DAYS[day] for day in sorted({slot.weekday for slot in rule.slots})],
        "slots": len(rule.slots),
        "zone": rule.zone,
        "starting": rule.starting.isoformat(),
        "until": None if rule.until is None else rule.until.isoformat(),
    }
    sentence = f"Kept {len(rule.slots)} shifts a week from {rule.starting} on."
    tell(answer, sentence, as_json=as_json)


def keep(email: str, rule: WeeklyRule) -> None:
    """Keep the week of an account, or raise ``Refused``."""
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            set_weekly_pattern(session, person.id, uuid4(), rule, utc_now())
            note_act(session, Act.SHIFTS_SET, person.id)
    except NotFound:
        _refuse("no_account")
    except Invalid as wrong:
        _refuse(wrong.reason)


def read_rule(given: dict[str, str | tuple[str, ...] | None]) -> WeeklyRule:
    """Read the options into a weekly rule, or raise ``Refused``."""
    zone = str(given["zone"])
    if zone not in available_timezones():
        _refuse("bad_zone")
    hours = [_read_slot(text) for text in given["more"] or ()]
    if given["begin"] and given["end"]:
        hours.insert(0, (_minute(str(given["begin"])), _minute(str(given["end"]))))
    if not hours:
        _refuse("no_hours")
    days = read_days(str(given["days"]))
    slots = tuple(Slot(day, begin % 1440, end % 1440) for day in days for begin, end in hours)
    until = None if given["until"] is None else _read_date(str(given["until"]))
    return WeeklyRule(zone, _read_date(str(given["starting"])), until, slots)


def read_days(text: str) -> list[int]:
    """Read mon-fri or mon,wed,fri into weekdays, 0 is Monday; a range may go over Sunday."""
    days: set[int] = set()
    for part in text.lower().replace(" ", "").split(","):
        first, _dash, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            _refuse("bad_days")
        begin = DAYS.index(first)
        length = (DAYS.index(last or first) - begin) % 7 + 1
        days |= {(begin + step) % 7 for step in range(length)}
    return sorted(days)


def _read_slot(text: str) -> tuple[int, int]:
    begin, dash, end = text.partition("-")
    if not dash:
        _refuse("bad_slot")
    return _minute(begin), _minute(end)


def _minute(text: str) -> int:
    found = re.fullmatch(r"([01]?[0-9]|2[0-4]):([0-5][0-9])", text.strip())
    if found is None or (int(found[1]) == 24 and found[2] != "00"):  # noqa: PLR2004 - 24:00 ends a day
        _refuse("bad_time")
    return int(found[1]) * 60 + int(found[2])


def _read_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse("bad_date")


def _refuse(reason: str) -> NoReturn:
    raise Refused(reason)
