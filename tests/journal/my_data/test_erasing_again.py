"""A backup that is put back brings nothing back that was erased or withdrawn since."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.consents.commands import agree
from journal.consents.own import agree_to, agrees_to, withdraw_from
from journal.consents.queries import agreement_of
from journal.model import Account, Change, CheckIn, Consent, ContactEvent, Interaction
from journal.my_data.bring_rows import bring_rows
from journal.my_data.erasing import (
    ask_for_account,
    erase_again,
    pending_of,
    put_off,
    take_back,
)
from journal.my_data.ledger import Noted, Withdrawn, account_hash, agreement_hash
from journal.my_data.withdrawing import withdrawn_since
from journal.vocabulary import OwnPurpose
from tests.journal.my_data.days import FIRST, NOW, WRITTEN, count, days_left, live
from tests.journal.my_data.test_erasing import TODAY, TWO, ask
from tests.journal.teams.founded import join, make_account, make_organisation

DAY = timedelta(days=1)


def test_a_backup_does_not_bring_an_account_back(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    noted = Noted(frozenset({account_hash(mina_id)}))

    assert erase_again(session, mina_id, noted, NOW, 9) == 1

    assert session.execute(select(Account.id)).first() is None
    assert erase_again(session, mina_id, noted, NOW, 9) == 0


def test_a_backup_does_not_bring_a_period_back(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    erased_at = WRITTEN + DAY
    noted = Noted(periods={account_hash(mina_id): [(TWO, erased_at)]})

    while erase_again(session, mina_id, noted, NOW, 2):
        pass

    assert days_left(session, mina_id, CheckIn) == [FIRST + 2 * DAY]


def test_what_was_written_after_an_erasure_is_hers(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    noted = Noted(periods={account_hash(mina_id): [(TWO, WRITTEN - DAY)]})

    erase_again(session, mina_id, noted, NOW, 9)

    assert count(session, mina_id, CheckIn, Interaction, ContactEvent, Change) == [3] * 4


def test_what_she_brought_in_after_an_erasure_is_hers(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    noted = Noted(periods={account_hash(mina_id): [(TWO, WRITTEN + DAY)]})
    bring_rows(session, mina_id, "goals", [], WRITTEN + 2 * DAY)

    erase_again(session, mina_id, noted, NOW, 9)

    assert len(days_left(session, mina_id, CheckIn)) == 3


def test_a_backup_does_not_bring_an_agreement_back(session: Session, mina_id: UUID) -> None:
    kept, ended = uuid4(), uuid4()
    for purpose, made in ((OwnPurpose.PRIORS, kept), (OwnPurpose.REMINDERS, ended)):
        agree_to(session, mina_id, made, purpose, text_version="1", now=NOW)
    noted = Noted(withdrawn=frozenset({agreement_hash(mina_id, ended)}))

    assert erase_again(session, mina_id, noted, NOW, 9) == 1

    assert agrees_to(session, mina_id, OwnPurpose.PRIORS)
    assert not agrees_to(session, mina_id, OwnPurpose.REMINDERS)
    assert erase_again(session, mina_id, noted, NOW, 9) == 0


def test_consent_to_team_figures_stays_withdrawn(session: Session) -> None:
    house, mina = make_organisation(session), make_account(session, "mina")
    join(session, house, mina, house.night)
    agree(session, mina, uuid4(), "1", NOW)
    agreed = session.execute(select(Consent.id).where(Consent.account_id == mina)).scalar_one()
    noted = Noted(withdrawn=frozenset({agreement_hash(mina, agreed)}))

    erase_again(session, mina, noted, NOW, 9)

    found = agreement_of(session, mina)
    assert found is not None
    assert not found.is_in_force


def test_what_was_withdrawn_lately_is_found(session: Session, mina_id: UUID) -> None:
    made = uuid4()
    agree_to(session, mina_id, made, OwnPurpose.PRIORS, text_version="1", now=NOW)
    assert withdrawn_since(session, NOW, TODAY) == ()

    withdraw_from(session, mina_id, OwnPurpose.PRIORS, NOW)

    assert withdrawn_since(session, NOW, TODAY) == (Withdrawn(mina_id, made, TODAY),)
    assert withdrawn_since(session, NOW + DAY, TODAY) == ()


def test_in_a_backup_wishes_wait_anew(session: Session, mina_id: UUID) -> None:
    ask(session, mina_id, at=NOW - 9 * DAY)
    ask_for_account(session, mina_id, uuid4(), NOW - 9 * DAY)

    put_off(session, mina_id, NOW)

    assert [one.due_at for one in pending_of(session, mina_id)] == [NOW + DAY, NOW + 7 * DAY]
    leaves_at = session.execute(select(Account.leaves_at).where(Account.id == mina_id)).scalar()
    assert leaves_at == NOW + 7 * DAY


def test_without_a_wish_nobody_leaves(session: Session, mina_id: UUID) -> None:
    account = uuid4()
    ask_for_account(session, mina_id, account, NOW)

    take_back(session, mina_id, account, NOW)
    put_off(session, mina_id, NOW)

    assert session.execute(select(Account.leaves_at)).scalars().all() == [None]
