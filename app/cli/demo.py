"""A separate Offshift full of invented people, to look around in.

Nobody is behind them, so what is done to them here is not put on the record of acts.
"""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.demo_days import Day, Person, days_of, export_of
from app.database import writing
from journal.accounts.commands import NewAccount, open_account
from journal.check_ins.commands import record_check_in
from journal.clock import utc_now
from journal.errors import Conflict
from journal.exposure.commands import record_contact
from journal.findings.commands import compute_findings
from journal.importing.commands import import_export
from journal.importing.kakaotalk import read_kakaotalk
from journal.importing.keys import marks_of
from journal.importing.normal_form import Choices, ImportRequest
from journal.importing.queries import import_key_of
from journal.importing.rules import owner_index
from journal.interactions.commands import record_interaction
from journal.shifts.commands import set_repeating_rule
from journal.shifts.leaving import correct_end
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import Alerts, Locale, Relation

commands = Commands("demo", help="Invented people, to look around.")

PASSWORD = "a quiet evening by the river"  # noqa: S105 - printed for everybody to see
SEOUL = ZoneInfo("Asia/Seoul")
PEOPLE = (
    Person("mina@example.com", Locale.KO, days=180, weekdays=5, start=9 * 60, end=18 * 60, seed=2),
    Person("jun@example.com", Locale.EN, days=180, weekdays=5, start=13 * 60, end=22 * 60, seed=5),
    Person("dae@example.com", Locale.KO, days=12, weekdays=6, start=10 * 60, end=19 * 60, seed=7),
)


@commands.command("build")
@as_json_option
def build(*, as_json: bool) -> None:
    """Invent three people; a database that has them already is left as it is."""
    now = utc_now()
    try:
        with writing() as session:
            for person in PEOPLE:
                _invent(session, person, now)
    except Conflict:
        _say_how(as_json=as_json)
        return
    except ValueError as wrong:
        refuse("not_built", str(wrong), as_json=as_json)
    _say_how(as_json=as_json)


def _say_how(*, as_json: bool) -> None:
    who = [person.email for person in PEOPLE]
    sentence = f"Sign in as {', '.join(who)} with the password: {PASSWORD}"
    tell({"people": who, "password": PASSWORD}, sentence, as_json=as_json)


def _invent(session: Session, person: Person, now: datetime) -> None:
    account_id = uuid4()
    new = NewAccount(person.email, PASSWORD, person.locale, SEOUL)
    open_account(session, account_id, new, now)
    days = days_of(person, now, SEOUL, Random(person.seed))  # noqa: S311 - invents days, not secrets
    _give_shifts(session, account_id, person, days, now)
    for day in days:
        _give_day(session, account_id, day, now)
    _give_messages(session, account_id, days, now)
    compute_findings(session, account_id, now)


def _give_shifts(
    session: Session, account_id: UUID, person: Person, days: Sequence[Day], now: datetime
) -> None:
    slots = tuple(Slot(day, person.start, person.end) for day in range(person.weekdays))
    rule = RepeatingRule(SEOUL.key, days[0].date, None, slots)
    set_repeating_rule(session, account_id, uuid4(), rule, now)


def _give_day(session: Session, account_id: UUID, day: Day, now: datetime) -> None:
    if day.left_at is not None and day.began_at is not None:
        correct_end(session, account_id, day.began_at, day.left_at, now)
    for hit in day.hits:
        record_interaction(session, account_id, hit, now)
    if day.check_in is not None:
        record_check_in(session, account_id, day.check_in, now)
    for tap in day.taps:
        record_contact(session, account_id, uuid4(), tap, now)


def _give_messages(session: Session, account_id: UUID, days: Sequence[Day], now: datetime) -> None:
    content = export_of(days)
    export = read_kakaotalk(content)
    key = import_key_of(session, account_id)
    choices = Choices(SEOUL, Alerts.ON, owner_index(export, None), Relation.COLLEAGUE)
    request = ImportRequest(uuid4(), export.timeline, choices, marks_of(key, content, export))
    import_export(session, account_id, request, now)
