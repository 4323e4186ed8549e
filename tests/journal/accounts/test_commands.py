"""Accounts and devices in a real database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.commands import (
    SIGNED_IN_FOR,
    NewAccount,
    change_password,
    choose_language,
    choose_zone,
    note_failed_guess,
    open_account,
    sign_in_device,
    sign_out_device,
    sign_out_others,
    touch,
)
from journal.accounts.passwords import fits
from journal.accounts.queries import (
    devices_of,
    lock_of,
    password_hash_of,
    person_with_email,
    recent_guesses,
    signed_in_with,
    token_hash,
)
from journal.accounts.rules import WINDOW_MINUTES
from journal.errors import Conflict, NotFound
from journal.model import Account, DeviceSession, FailedSignIn
from journal.vocabulary import Locale

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINA = NewAccount("mina@example.com", "a quiet evening", Locale.KO, ZoneInfo("Asia/Seoul"))


def test_an_address_opens_one_account(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Conflict):
        open_account(session, uuid4(), MINA, NOW)

    assert person_with_email(session, "mina@example.com").id == mina_id


def test_an_unknown_address_has_no_account_and_no_lock(session: Session) -> None:
    assert lock_of(session, "nobody@example.com") is None
    with pytest.raises(NotFound):
        person_with_email(session, "nobody@example.com")


def test_a_device_stays_signed_in_until_its_time_is_over(session: Session, mina_id: UUID) -> None:
    token = sign_in_device(session, mina_id, NOW)

    found = signed_in_with(session, token, NOW + timedelta(days=29))

    assert found is not None
    assert found.id == mina_id
    assert signed_in_with(session, token, NOW + SIGNED_IN_FOR) is None
    assert signed_in_with(session, "another token", NOW) is None


def test_the_token_itself_is_kept_nowhere(session: Session, mina_id: UUID) -> None:
    token = sign_in_device(session, mina_id, NOW)

    kept = session.execute(select(DeviceSession.token_hash)).scalars().all()

    assert kept == [token_hash(token)]
    assert token.encode() not in kept[0]


def test_signing_out_ends_the_session_for_good(session: Session, mina_id: UUID) -> None:
    token = sign_in_device(session, mina_id, NOW)

    sign_out_device(session, mina_id, token_hash(token))

    assert signed_in_with(session, token, NOW) is None


def test_nobody_signs_out_somebody_elses_device(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    token = sign_in_device(session, mina_id, NOW)

    sign_out_device(session, jun_id, token_hash(token))
    sign_out_others(session, jun_id, "jun's own", NOW)

    assert signed_in_with(session, token, NOW) is not None


def test_a_new_password_signs_the_other_devices_out(session: Session, mina_id: UUID) -> None:
    here = sign_in_device(session, mina_id, NOW)
    there = sign_in_device(session, mina_id, NOW + timedelta(hours=1))

    change_password(session, mina_id, "another quiet evening", here, NOW)

    assert signed_in_with(session, there, NOW) is None
    assert [device.is_this_one for device in devices_of(session, mina_id, here, NOW)] == [True]
    assert fits("another quiet evening", password_hash_of(session, mina_id))


def test_sessions_that_are_over_are_forgotten(session: Session, mina_id: UUID) -> None:
    sign_in_device(session, mina_id, NOW - SIGNED_IN_FOR)
    token = sign_in_device(session, mina_id, NOW)

    kept = session.execute(select(DeviceSession.token_hash)).scalars().all()

    assert kept == [token_hash(token)]


def test_language_and_zone_are_the_persons_to_choose(session: Session, mina_id: UUID) -> None:
    choose_language(session, mina_id, Locale.KO)
    choose_zone(session, mina_id, ZoneInfo("Europe/Berlin"))

    found = person_with_email(session, "mina@example.com")

    assert (found.locale, found.zone) == ("ko", "Europe/Berlin")


def test_a_change_of_the_journal_is_noted(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    touch(session, mina_id)

    versions = dict(session.execute(select(Account.id, Account.journal_version)).all())

    assert versions == {mina_id: 2, jun_id: 1}


def test_wrong_guesses_count_for_a_quarter_of_an_hour(session: Session) -> None:
    buckets = {"device": b"d" * 16, "account": b"a" * 16, "network": b"n" * 16}
    note_failed_guess(session, [b"a" * 16, b"n" * 16], NOW)

    now = recent_guesses(session, buckets, NOW, is_known_device=False)
    later = NOW + timedelta(minutes=WINDOW_MINUTES)

    assert (now.device, now.account, now.network) == (0, 1, 1)
    assert recent_guesses(session, buckets, later, is_known_device=True).account == 0


def test_guesses_that_no_longer_count_are_forgotten(session: Session) -> None:
    note_failed_guess(session, [b"a" * 16], NOW - timedelta(minutes=WINDOW_MINUTES))
    note_failed_guess(session, [b"b" * 16], NOW)

    assert session.execute(select(FailedSignIn.bucket)).scalars().all() == [b"b" * 16]
