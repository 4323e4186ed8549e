from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid
from journal.model import Account
from journal.notes.keys import begin_anew, keep_key, rewrap_key
from journal.notes.queries import key_of, locked_keys_of
from journal.notes.rules import Wrapped
from tests.journal.notes.sealing import by_passphrase, wrapped

NOW = datetime(2026, 3, 2, 11, tzinfo=UTC)
ACTS: list[Callable[[Session, UUID, Wrapped], None]] = [
    lambda s, a, w: keep_key(s, a, w, NOW),
    lambda s, a, w: rewrap_key(s, a, w, 1, NOW),
    lambda s, a, w: begin_anew(s, a, replace(w, generation=2), NOW),
]


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def kept(session: Session, account_id: UUID) -> tuple[int, int, bytes, bytes]:
    key = key_of(session, account_id)
    assert key is not None
    return key.generation, key.revision, key.by_passphrase, key.by_recovery


def test_before_the_first_note_there_is_no_key(session: Session, mina_id: UUID) -> None:
    assert key_of(session, mina_id) is None
    assert locked_keys_of(session, mina_id) == ()


def test_a_key_is_kept_as_it_was_wrapped(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    made = wrapped()

    keep_key(session, mina_id, made, NOW)

    assert kept(session, mina_id) == (1, 1, made.by_passphrase, made.by_recovery)
    assert key_of(session, jun_id) is None
    assert version_of_journal(session, mina_id) > version_of_journal(session, jun_id)


def test_the_first_key_is_the_only_first_one(session: Session, mina_id: UUID) -> None:
    made = wrapped()
    keep_key(session, mina_id, made, NOW)
    before = version_of_journal(session, mina_id)

    keep_key(session, mina_id, made, NOW)

    assert version_of_journal(session, mina_id) == before
    with pytest.raises(Conflict):
        keep_key(session, mina_id, wrapped(), NOW)


def test_a_first_key_is_of_the_first_generation(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Conflict):
        keep_key(session, mina_id, wrapped(generation=2), NOW)


def test_a_new_passphrase_wraps_the_same_key_anew(session: Session, mina_id: UUID) -> None:
    made = wrapped()
    keep_key(session, mina_id, made, NOW)
    changed = replace(made, by_passphrase=by_passphrase())

    rewrap_key(session, mina_id, changed, 1, NOW)
    rewrap_key(session, mina_id, changed, 1, NOW)

    assert kept(session, mina_id) == (1, 2, changed.by_passphrase, made.by_recovery)


def test_two_devices_do_not_change_the_passphrase_past_each_other(
    session: Session, mina_id: UUID
) -> None:
    keep_key(session, mina_id, wrapped(), NOW)
    rewrap_key(session, mina_id, wrapped(), 1, NOW)

    with pytest.raises(Conflict):
        rewrap_key(session, mina_id, wrapped(), 1, NOW)
    with pytest.raises(Conflict):
        rewrap_key(session, mina_id, wrapped(generation=2), 2, NOW)


def test_beginning_anew_locks_what_was_before(session: Session, mina_id: UUID) -> None:
    first, second = wrapped(), wrapped(generation=2)
    keep_key(session, mina_id, first, NOW)

    begin_anew(session, mina_id, second, NOW)
    begin_anew(session, mina_id, second, NOW)

    assert kept(session, mina_id)[0] == 2
    (locked,) = locked_keys_of(session, mina_id)
    assert (locked.generation, locked.by_passphrase) == (1, first.by_passphrase)
    assert (locked.goes_at - NOW).days == 90


@pytest.mark.parametrize("generation", [1, 3])
def test_anew_is_the_next_generation(session: Session, mina_id: UUID, generation: int) -> None:
    keep_key(session, mina_id, wrapped(), NOW)

    with pytest.raises(Conflict):
        begin_anew(session, mina_id, wrapped(generation), NOW)


def test_there_is_nothing_to_change_before_the_first(session: Session, mina_id: UUID) -> None:
    for act in ACTS[1:]:
        with pytest.raises(Conflict):
            act(session, mina_id, wrapped())


@pytest.mark.parametrize("act", ACTS)
def test_a_weak_key_is_never_kept(
    session: Session, mina_id: UUID, act: Callable[[Session, UUID, Wrapped], None]
) -> None:
    weak = replace(wrapped(), by_passphrase=by_passphrase(bytes([1, 1, 0, 0, 0xB7, 255, 1, 1])))

    with pytest.raises(Invalid, match="weak"):
        act(session, mina_id, weak)
