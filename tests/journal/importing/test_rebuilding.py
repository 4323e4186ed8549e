"""Whatever order shifts, rooms and contact come in, what is derived is the same."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from benchmarks.invented_rosters import ZONES, Invented, invented
from benchmarks.slow_laying import slow_shifts
from benchmarks.slow_placing import slow_minutes, slow_place
from journal.errors import Invalid
from journal.exposure.commands import Tap, record_contact
from journal.importing.rebuilding import rebuild_journal
from journal.importing.room_commands import set_relation
from journal.importing.settling import settle
from journal.model import Account, ContactEvent, Room
from journal.shifts.commands import (
    add_day_off,
    add_single_shift,
    remove_day_off,
    remove_repeating_rule,
    set_repeating_rule,
    swap_days,
)
from journal.shifts.cycles import NAMED, rule_of
from journal.shifts.derived import DERIVED_VERSION, rebuild_after_change
from journal.shifts.leaving import correct_end
from journal.shifts.queries import patterns, shifts_between
from journal.shifts.rules import Imported, RepeatingRule
from journal.shifts.sources import Single, sources_between
from journal.vocabulary import BesideShift, Initiation, Relation
from tests.journal.shifts.rosters import keep_imported

NOW = datetime(2036, 6, 1, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")


class Life:
    """One person's shifts and contact, changed at random."""

    def __init__(self, session: Session, account_id: UUID, seed: int) -> None:
        self.session, self.account_id, self.dice = session, account_id, Random(seed)
        self.made: Invented = invented(self.dice, moments=12)
        self.room_id = uuid4()
        room = {"account_id": account_id, "id": self.room_id, "number": 1, "alerts": "on"}
        session.execute(insert(Room).values(**room, relation="unknown", created_at=NOW))

    def acts(self) -> list[Callable[[], object]]:
        made, keep = self.made.sources, (self.session, self.account_id)
        acts: list[Callable[[], object]] = [self.swap, self.undo, self.end, self.befriend]
        acts += [partial(set_repeating_rule, *keep, uuid4(), one, NOW) for one in self.rules()]
        acts += [partial(add_single_shift, *keep, Single(uuid4(), one), NOW) for one in made.dated]
        acts += [partial(add_day_off, *keep, day, NOW) for day in made.days_off]
        acts += [partial(self.bring, one) for one in made.imported]
        acts += [partial(self.tap, at) for at in self.made.moments]
        return self.dice.sample(acts, len(acts))

    def rules(self) -> Iterator[RepeatingRule]:
        """Three cycles in zones of their own, for random ones overlap and are refused."""
        for cycle in self.dice.sample(NAMED, 3):
            yield rule_of(
                cycle.days,
                cycle.hours,
                today_is=1,
                today=self.day(),
                starting=self.day(),
                until=self.dice.choice((None, self.made.last)),
                zone=self.dice.choice(ZONES),
            )

    def bring(self, roster: Imported) -> None:
        keep_imported(self.session, self.account_id, roster)
        rebuild_after_change(self.session, self.account_id, roster.starting, roster.until)

    def tap(self, at: datetime) -> None:
        contact_id = uuid4()
        tap = Tap(at=at, zone=UTC_ZONE, initiation=Initiation.PUSHED)
        record_contact(self.session, self.account_id, contact_id, tap, NOW)
        if self.dice.random() < 0.5:
            is_it = ContactEvent.id == contact_id
            self.session.execute(update(ContactEvent).where(is_it).values(room_id=self.room_id))
            settle(self.session, self.account_id, self.room_id)

    def day(self) -> date:
        length = (self.made.last - self.made.first).days
        return self.made.first + timedelta(days=self.dice.randint(0, length))

    def swap(self) -> None:
        swap_days(self.session, self.account_id, self.day(), self.day(), NOW, swap_id=uuid4())

    def undo(self) -> None:
        remove_day_off(self.session, self.account_id, self.day())
        for one in patterns(self.session, self.account_id)[1:]:
            remove_repeating_rule(self.session, self.account_id, one.id)

    def end(self) -> None:
        made = self.made
        for shift in shifts_between(self.session, self.account_id, made.first, made.last)[:3]:
            over = shift.planned_end + timedelta(minutes=self.dice.randint(-30, 300))
            correct_end(self.session, self.account_id, shift.starts_at, over, NOW)

    def befriend(self) -> None:
        set_relation(self.session, self.account_id, self.room_id, Relation.PRIVATE)


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order_everything_lies_where_it_should(
    session: Session, mina_id: UUID, seed: int
) -> None:
    life = Life(session, mina_id, seed)

    for act in life.acts():
        # What cannot be, such as hours that overlap, is refused and changes nothing.
        with suppress(Invalid):
            act()
        assert rebuild_journal(session, mina_id) == 0

    assert placed(session, mina_id) == slowly_placed(session, mina_id, life.made)


def placed(session: Session, account_id: UUID) -> list[tuple[datetime, str, bool, int | None]]:
    columns = (
        ContactEvent.at,
        ContactEvent.beside_shift,
        ContactEvent.is_outside_shift,
        ContactEvent.minutes_after_shift,
    )
    asked = select(*columns).where(ContactEvent.account_id == account_id)
    return sorted(tuple(row) for row in session.execute(asked.order_by(ContactEvent.at)))


def slowly_placed(
    session: Session, account_id: UUID, made: Invented
) -> list[tuple[datetime, str, bool, int | None]]:
    far = timedelta(days=90)
    sources = sources_between(session, account_id, made.first - far, made.last + far)
    shifts = slow_shifts(sources, made.first - far, made.last + far)
    private = session.execute(
        select(ContactEvent.at, ContactEvent.room_id).where(ContactEvent.account_id == account_id)
    )
    answers = []
    for at, room_id in private:
        beside = slow_place(shifts, at)
        counts = room_id is None and beside not in {BesideShift.INSIDE, BesideShift.ON_CALL}
        answers.append((at, beside.value, counts, slow_minutes(shifts, at)))
    return sorted(answers)


def test_what_was_moved_is_counted_and_noted(session: Session, mina_id: UUID) -> None:
    life = Life(session, mina_id, 1)
    for at in sorted(set(life.made.moments)):
        life.tap(at)
    session.execute(update(ContactEvent).values(beside_shift="inside", episode=None))
    version = journal_version(session, mina_id)

    changed = rebuild_journal(session, mina_id)

    assert changed == len(set(life.made.moments))
    assert rebuild_journal(session, mina_id) == 0
    kept = session.execute(select(Account.derived_version).where(Account.id == mina_id)).scalar()
    assert kept == DERIVED_VERSION
    assert journal_version(session, mina_id) == version + 1


def journal_version(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()
