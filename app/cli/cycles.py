"""Rotating cycles from the command line: ``shifts pattern`` and ``shifts patterns``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo, available_timezones

import click

from app.cli.answers import as_json_option, refuse, tell
from app.cli.shifts import (
    Refused,
    commands,
    keep,
    read_address,
    read_country,
    read_date,
    read_slot,
    refuse_for,
)
from app.database import reading
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.shifts.codes import Hours, codes_of, usual_hours_of
from journal.shifts.cycles import NAMED, cycle_named, rule_of
from journal.shifts.laying import shift_intervals
from journal.shifts.rules import (
    DAY_MINUTES,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    check_rule,
)

SHOWN_DAYS = 28


@dataclass(frozen=True, slots=True)
class Codes:
    """A cycle as it was given: its name if it has one, its codes and what they mean."""

    name: str | None
    codes: tuple[str, ...]
    hours: Hours


@commands.command("patterns")
@as_json_option
def patterns(*, as_json: bool) -> None:
    """Name the cycles that are known."""
    answer = [
        {
            "pattern": cycle.key,
            "korean": cycle.korean,
            "english": cycle.english,
            "codes": list(cycle.days),
            "hours": {code: _said(hours) for code, hours in cycle.hours.items()},
        }
        for cycle in NAMED
    ]
    lines = [f"{one.key:16}{one.korean}  {' '.join(one.days)}" for one in NAMED]
    tell({"patterns": answer}, "\n".join(lines), as_json=as_json)


@commands.command("pattern")
@click.argument("email", required=False)
@click.option("--for", "email_after", help="The address, if it is not given before.")
@click.option("--pattern", help="A cycle by name; `shifts patterns` lists them.")
@click.option("--codes", help='Any cycle: "주주야야휴휴" or "D D E E N N OFF OFF".')
@click.option("--today-is", type=int, required=True, help="Which day of the cycle, from 1.")
@click.option("--today", help="The date that --today-is is about; today if not given.")
@click.option("--hours", "own", multiple=True, help="D=07:00-15:00, for any code; repeatable.")
@click.option("--on-call", multiple=True, help="A code that is on call, not work; repeatable.")
@click.option("--zone", help="IANA time zone; the person's own if not given.")
@click.option("--starting", help="First date; today if not given, so that the past stays.")
@click.option("--until", help="Last date; open if not given.")
@click.option("--holidays", help="Country whose public holidays are free, KR.")
@click.option("--dry-run", is_flag=True, help="Show the days and keep nothing.")
@as_json_option
def pattern(
    *, today_is: int, dry_run: bool, as_json: bool, **given: str | tuple[str, ...] | None
) -> None:
    """Keep a rotating cycle from a date on."""
    try:
        email = read_address(given)
        cycle = read_codes(given)
        rule = read_cycle(given, cycle, today_is, _zone(given["zone"], email))
        if not dry_run:
            keep(email, rule)
    except Refused as refused:
        refuse(refused.reason, refused.message, as_json=as_json)
    sentence = f"{'Would keep' if dry_run else 'Kept'} a cycle of {rule.cycle_days} days"
    tell(_answer(rule, cycle), f"{sentence} from {rule.starting} on.", as_json=as_json)


def read_codes(given: Mapping[str, str | tuple[str, ...] | None]) -> Codes:
    """Read which cycle was given and what its codes mean, or raise ``Refused``."""
    own = dict(_hours_of(text) for text in given["own"] or ())
    if bool(given["pattern"]) == bool(given["codes"]):
        refuse_for("no_pattern")
    if given["codes"]:
        codes = codes_of(str(given["codes"]), own)
        return Codes(None, codes, {**usual_hours_of(codes), **own})
    try:
        cycle = cycle_named(str(given["pattern"]))
    except Invalid as wrong:
        refuse_for(wrong.reason)
    return Codes(cycle.key, cycle.days, {**cycle.hours, **own})


def read_cycle(
    given: Mapping[str, str | tuple[str, ...] | None], cycle: Codes, today_is: int, zone: ZoneInfo
) -> RepeatingRule:
    """Read the options into a repeating rule, or raise ``Refused``."""
    today = _date_or(given["today"], utc_now().astimezone(zone).date())
    try:
        rule = rule_of(
            cycle.codes,
            cycle.hours,
            today_is=today_is,
            today=today,
            starting=_date_or(given["starting"], today),
            until=None if given["until"] is None else read_date(str(given["until"])),
            zone=zone.key,
            on_call=given["on_call"] or (),
        )
        rule = replace(rule, holidays=read_country(given), pattern_name=cycle.name)
        check_rule(rule)
    except Invalid as wrong:
        refuse_for(wrong.reason)
    return rule


def _hours_of(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    code, sign, hours = text.partition("=")
    if not code or not sign:
        refuse_for("bad_hours")
    stretches = [read_slot(part) for part in hours.split(",")]
    return code, tuple((begin % DAY_MINUTES, end % DAY_MINUTES) for begin, end in stretches)


def _zone(given: str | tuple[str, ...] | None, email: str) -> ZoneInfo:
    if given is None:
        try:
            with reading() as session:
                return ZoneInfo(person_with_email(session, tidy_email(email) or "").zone)
        except NotFound:
            refuse_for("no_account")
    if given not in available_timezones():
        refuse_for("bad_zone")
    return ZoneInfo(str(given))


def _date_or(given: str | tuple[str, ...] | None, otherwise: date) -> date:
    return otherwise if given is None else read_date(str(given))


def _answer(rule: RepeatingRule, cycle: Codes) -> dict[str, object]:
    last = rule.starting + timedelta(days=SHOWN_DAYS - 1)
    shifts = shift_intervals(RosterSources(repeating=(rule,)), rule.starting, last)
    return {
        "pattern": rule.pattern_name,
        "codes": list(cycle.codes),
        "hours": {code: _said(cycle.hours[code]) for code in cycle.codes if code in cycle.hours},
        "cycle_days": rule.cycle_days,
        "slots": len(rule.slots),
        "zone": rule.zone,
        "anchor": rule.anchor.isoformat(),
        "starting": rule.starting.isoformat(),
        "until": None if rule.until is None else rule.until.isoformat(),
        "holidays": rule.holidays,
        "shifts": [_shown(shift) for shift in shifts],
    }


def _shown(shift: ShiftInterval) -> dict[str, str]:
    zone = ZoneInfo(shift.zone)
    return {
        "date": shift.local_date.isoformat(),
        "from": shift.starts_at.astimezone(zone).isoformat(timespec="minutes"),
        "to": shift.ends_at.astimezone(zone).isoformat(timespec="minutes"),
        "kind": shift.kind.value,
    }


def _said(stretches: Sequence[tuple[int, int]]) -> list[str]:
    return [
        f"{begin // 60:02}:{begin % 60:02}-{end // 60:02}:{end % 60:02}" for begin, end in stretches
    ]
