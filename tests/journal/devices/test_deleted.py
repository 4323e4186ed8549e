"""What she deleted or took back stays away when a device sends it again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forget
from journal.check_ins.commands import remove_check_in
from journal.check_ins.rules import Answers
from journal.devices.commands import add_shifts, put_shift, record_check_ins, record_interactions
from journal.devices.rules import Fate, Kept, NotKept, SaidCheckIn, SaidInteraction
from journal.devices.tokens import Device
from journal.importing.sources import record_of
from journal.importing.undoing import undo_import
from journal.interactions.commands import record_interaction, remove_interaction
from journal.interactions.rules import Entry, Hit
from journal.model import ContactEvent, Forgotten
from journal.shifts.commands import remove_single_shift
from journal.vocabulary import EntryKind, InteractionKind
from tests.conftest import SEOUL
from tests.journal.devices.sending import NOW, event, send
from tests.journal.devices.test_arrivals import device
from tests.journal.devices.test_commands import shift

__all__ = ["device"]

NEW, DELETED = Kept(is_new=True), NotKept("id", "deleted")
Writer = Callable[[Session, UUID, UUID], list[Fate]]


def check_ins(session: Session, account_id: UUID, entry_id: UUID) -> list[Fate]:
    one, other = (SaidCheckIn(it, NOW, SEOUL, None, Answers(mood=2)) for it in (entry_id, uuid4()))
    return record_check_ins(session, account_id, [one, other], NOW)


def interactions(session: Session, account_id: UUID, entry_id: UUID) -> list[Fate]:
    hit = Hit(kind=InteractionKind.INSULT)
    said = [SaidInteraction(it, NOW, SEOUL, hit) for it in (entry_id, uuid4())]
    return record_interactions(session, account_id, said, NOW)


def shifts(session: Session, account_id: UUID, entry_id: UUID) -> list[Fate]:
    return add_shifts(session, account_id, [shift(11, entry_id), shift(12)], NOW)


def put(session: Session, account_id: UUID, entry_id: UUID) -> list[Fate]:
    return [put_shift(session, account_id, one, NOW) for one in (shift(11, entry_id), shift(12))]


@pytest.mark.parametrize(
    "kind, write",
    [
        (EntryKind.CHECK_IN, check_ins),
        (EntryKind.INTERACTION, interactions),
        (EntryKind.SHIFT, shifts),
        (EntryKind.SHIFT, put),
    ],
)
def test_a_deleted_entry_is_refused_and_the_others_stay(
    session: Session, mina_id: UUID, jun_id: UUID, kind: EntryKind, write: Writer
) -> None:
    entry_id = uuid4()
    forget(session, mina_id, kind, entry_id)

    assert write(session, mina_id, entry_id) == [DELETED, NEW]
    assert write(session, jun_id, entry_id) == [NEW, NEW]


@pytest.mark.parametrize(
    "write, remove",
    [
        (check_ins, remove_check_in),
        (interactions, partial(remove_interaction, now=NOW)),
        (shifts, remove_single_shift),
    ],
)
def test_what_she_deletes_on_a_page_is_not_written_again(
    session: Session, mina_id: UUID, write: Writer, remove: Callable[..., object]
) -> None:
    entry_id = uuid4()
    write(session, mina_id, entry_id)
    remove(session, mina_id, entry_id)

    assert write(session, mina_id, entry_id)[0] == DELETED


def test_what_she_takes_back_from_deletion_is_known(session: Session, mina_id: UUID) -> None:
    entry_id = uuid4()
    interactions(session, mina_id, entry_id)
    kept = remove_interaction(session, mina_id, entry_id, NOW)
    again = Entry(id=entry_id, at=kept.at, zone=kept.zone, hit=kept.hit)
    record_interaction(session, mina_id, again, NOW)

    assert interactions(session, mina_id, entry_id)[0] == Kept(is_new=False)


def test_a_shift_that_was_put_elsewhere_can_be_put_again(session: Session, mina_id: UUID) -> None:
    one = shift(11)
    fates = [put_shift(session, mina_id, shift(day, one.id), NOW) for day in (11, 12, 12, 13)]

    assert fates == [NEW, NEW, Kept(is_new=False), NEW]


def test_contact_that_was_taken_back_is_not_brought_again(session: Session, device: Device) -> None:
    with_id, without = event(5), event(9, id=None)
    send(session, device, [with_id, without])
    undo_import(session, device.account_id, record_of(device.token_id))

    fates = send(session, device, [with_id, replace(with_id, at=NOW), without, event(4)])

    assert fates == [DELETED, DELETED, NEW, NEW]
    assert with_id.id not in session.execute(select(ContactEvent.id)).scalars().all()


def test_only_an_id_is_kept_of_what_was_taken_back(session: Session, device: Device) -> None:
    with_id = event(5)
    send(session, device, [with_id, event(9, id=None), event(8, id=None)])

    undo_import(session, device.account_id, record_of(device.token_id))

    kept = session.execute(select(Forgotten.kind, Forgotten.id, Forgotten.dedup_key)).all()
    assert [tuple(row) for row in kept] == [("contact", with_id.id, None)]
