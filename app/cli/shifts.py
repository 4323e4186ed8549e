"""Shifts from the command line."""

import re
from collections.abc import Mapping
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
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
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
    "no_address": "Please say whose shifts: an address, or --for and the address.",
    "unknown_pattern": "This pattern is not known; `shifts patterns` names them all.",
    "no_pattern": "Please give --pattern or --codes.",
    "unknown_code": "A code of the cycle is neither free nor has hours; give them with --hours.",
    "not_in_the_cycle": "--today-is counts the days of the cycle from 1.",
    "cycle_out_of_range": "A cycle has 1 to 366 days.",
    "unknown_country": "The holidays of this country are not known; it is written KR.",
    "bad_hours": "Hours are written D=07:00-15:00, split ones D=09:00-12:00,17:00-21:00.",
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
@click.argument("email", required=False)
@click.option("--for", "email_after", help="The address, if it is not given before.")
@click.option("--days", required=True, help="mon-fri, or mon,wed,fri.")
@click.option("--from", "begin", help="Start of the shift, 09:00.")
@click.option("--to", "end", help="End of the shift, 18:00; an earlier time is the next day's.")
@click.option("--slot", "more", multiple=True, help="Another stretch, 17:00-21:00; repeatable.")
@click.option("--zone", required=True, help="IANA time zone.")
@click.option("--starting", required=True, help="First date, 2026-03-14.")
@click.option("--until", help="Last date; open if not given.")
@click.option("--holidays", help="Country whose public holidays are free, KR.")
@as_json_option
def weekly(*, as_json: bool, **given: str | tuple[str, ...] | None) -> None:
    """Keep a weekly pattern from a date on."""
    try:
        rule = read_rule(given)
        keep(read_address(given), rule)
    except Refused as refused:
        refuse(refused.reason, refused.message, as_json=as_json)
    answer = {
        "days": [DAYS[day] for day in sorted({slot.day for slot in rule.slots})],
        "slots": len(rule.slots),
        "zone": rule.zone,
        "starting": rule.starting.isoformat(),
        "until": None if rule.until is None else rule.until.isoformat(),
    }
    sentence = f"Kept {len(rule.slots)} shifts a week from {rule.starting} on."
    tell(answer, sentence, as_json=as_json)


def keep(email: str, rule: RepeatingRule) -> None:
    """Keep a repeating rule of an account, or raise ``Refused``."""
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            set_repeating_rule(session, person.id, uuid4(), rule, utc_now())
            note_act(session, Act.SHIFTS_SET, person.id)
    except NotFound:
        refuse_for("no_account")
    except Invalid as wrong:
        refuse_for(wrong.reason)


def read_rule(given: Mapping[str, str | tuple[str, ...] | None]) -> RepeatingRule:
    """Read the options into a weekly rule, or raise ``Refused``."""
    zone = str(given["zone"])
    if zone not in available_timezones():
        refuse_for("bad_zone")
    hours = [read_slot(text) for text in given["more"] or ()]
    if given["begin"] and given["end"]:
        hours.insert(0, (_minute(str(given["begin"])), _minute(str(given["end"]))))
    if not hours:
        refuse_for("no_hours")
    days = read_days(str(given["days"]))
    slots = tuple(Slot(day, begin % 1440, end % 1440) for day in days for begin, end in hours)
    until = None if given["until"] is None else read_date(str(given["until"]))
    starting = read_date(str(given["starting"]))
    return RepeatingRule(zone, starting, until, slots, holidays=read_country(given))


def read_country(given: Mapping[str, str | tuple[str, ...] | None]) -> str | None:
    """Return the country whose holidays are free, None without one."""
    return None if given["holidays"] is None else str(given["holidays"]).upper()


def read_address(given: Mapping[str, str | tuple[str, ...] | None]) -> str:
    """Return the address, given as an argument or with --for; raise ``Refused`` without one."""
    found = [given[name] for name in ("email", "email_after") if given[name]]
    if len(found) != 1:
        refuse_for("no_address")
    return str(found[0])


def read_days(text: str) -> list[int]:
    """Read mon-fri or mon,wed,fri into weekdays, 0 is Monday; a range may go over Sunday."""
    days: set[int] = set()
    for part in text.lower().replace(" ", "").split(","):
        first, _dash, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            refuse_for("bad_days")
        begin = DAYS.index(first)
        length = (DAYS.index(last or first) - begin) % 7 + 1
        days |= {(begin + step) % 7 for step in range(length)}
    return sorted(days)


def read_slot(text: str) -> tuple[int, int]:
    """Read 09:00-12:00 into minutes, or raise ``Refused``."""
    begin, dash, end = text.partition("-")
    if not dash:
        refuse_for("bad_slot")
    return _minute(begin), _minute(end)


def _minute(text: str) -> int:
    found = re.fullmatch(r"([01]?[0-9]|2[0-4]):([0-5][0-9])", text.strip())
    if found is None or (int(found[1]) == 24 and found[2] != "00"):  # noqa: PLR2004 - 24:00 ends a day
        refuse_for("bad_time")
    return int(found[1]) * 60 + int(found[2])


def read_date(text: str) -> date:
    """Read 2026-03-14, or raise ``Refused``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse_for("bad_date")


def refuse_for(reason: str) -> NoReturn:
    """Raise ``Refused``."""
    raise Refused(reason)
