from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.model import Invitation
from journal.teams.invitations import (
    InvitationCount,
    Invited,
    OpenInvitation,
    invitations_sent,
    invite,
    open_invitation,
    revoke_invitations,
)
from journal.teams.joining import accept_invitation
from journal.teams.queries import organisation_of
from journal.teams.rules import invitation_hash
from journal.teams.units import close_unit
from journal.vocabulary import Role
from tests.conftest import SEOUL
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    join,
    last_record,
    make_acceptance,
    make_account,
    make_organisation,
    make_token,
)

WEEK = timedelta(days=7)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def make_batch(house: Founded, **said: object) -> Invited:
    return replace(Invited(uuid4(), Role.AGENT, house.night, 3), **said)


def rows_of(session: Session, house: Founded) -> int:
    kept = select(func.count()).where(Invitation.organisation_id == house.id)
    return session.execute(kept).scalar_one()


def test_a_token_opens_one_way_in(session: Session, house: Founded) -> None:
    token = make_token(session, house, house.night)

    assert open_invitation(session, token, NOW) == OpenInvitation(
        organisation_of(session, house.id), house.night, "Night", Role.AGENT, NOW + WEEK
    )


def test_a_steward_is_invited_to_the_whole_organisation(session: Session, house: Founded) -> None:
    token = make_token(session, house, house.night, Role.STEWARD)

    found = open_invitation(session, token, NOW)

    assert (found.role, found.unit_id, found.unit_name) == (Role.STEWARD, None, "")
    assert acts(session)[-1] == ("invited", {"role": "steward", "count": 1})


def test_as_many_tokens_are_made_as_asked_for(session: Session, house: Founded) -> None:
    tokens = invite(session, house.id, house.by, make_batch(house, count=200), now=NOW)

    assert len(set(tokens)) == 200
    assert all(len(token) == 24 for token in tokens)
    assert rows_of(session, house) == 200


def test_no_token_is_kept(session: Session, house: Founded) -> None:
    token = make_token(session, house, house.night)

    kept = session.execute(select(Invitation.token_hash, Invitation.id)).one()

    assert kept.token_hash == invitation_hash(token)
    assert token not in str(kept.id)


def test_inviting_is_written_down_once(session: Session, house: Founded) -> None:
    invite(session, house.id, house.by, make_batch(house), now=NOW)

    by = (house.id, house.by.account_id, "Yuna", "steward")
    said = {"role": "agent", "count": 3, "unit": "Night"}
    assert last_record(session) == (*by, "invited", house.night, None, said)
    assert [act for act, _ in acts(session)].count("invited") == 1


def test_a_batch_is_made_once(session: Session, house: Founded) -> None:
    batch = make_batch(house)
    invite(session, house.id, house.by, batch, now=NOW)
    before = acts(session)

    with pytest.raises(Conflict):
        invite(session, house.id, house.by, batch, now=NOW)

    assert (rows_of(session, house), acts(session)) == (3, before)


@pytest.mark.parametrize(
    "said,reason",
    [
        ({"count": 0}, "out_of_range"),
        ({"count": 201}, "out_of_range"),
        ({"unit_id": None}, "unit_needed"),
        ({"role": Role.OPERATOR}, "role_not_invited"),
    ],
)
def test_what_cannot_be_invited_is_refused(
    session: Session, house: Founded, said: dict[str, object], reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        invite(session, house.id, house.by, make_batch(house, **said), now=NOW)

    assert rows_of(session, house) == 0


def test_nobody_is_invited_to_a_unit_that_is_not_open(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")
    close_unit(session, house.id, house.by, house.phones, now=NOW)

    for unit_id in (uuid4(), other.night, house.phones):
        with pytest.raises(NotFound):
            invite(session, house.id, house.by, make_batch(house, unit_id=unit_id), now=NOW)


def test_an_invitation_is_open_for_seven_days(session: Session, house: Founded) -> None:
    token = make_token(session, house, house.night)

    assert open_invitation(session, token, NOW + WEEK - timedelta(seconds=1)).unit_name == "Night"
    with pytest.raises(NotFound):
        open_invitation(session, token, NOW + WEEK)


def test_an_unknown_token_opens_nothing(session: Session, house: Founded) -> None:
    with pytest.raises(NotFound):
        open_invitation(session, "x" * 24, NOW)


def test_a_used_invitation_looks_like_an_open_one_to_its_end(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    token = make_token(session, house, house.night)
    before = open_invitation(session, token, NOW)

    accept_invitation(session, mina_id, token, make_acceptance(), NOW)

    assert open_invitation(session, token, NOW) == before
    with pytest.raises(NotFound):
        open_invitation(session, token, NOW + WEEK)
    revoke_invitations(session, house.id, house.by, now=NOW)
    with pytest.raises(NotFound):
        open_invitation(session, token, NOW)


def test_what_was_sent_is_counted_by_batch(session: Session, house: Founded) -> None:
    evening = datetime(2026, 3, 10, 22, tzinfo=SEOUL)
    invite(session, house.id, house.by, make_batch(house), now=NOW - timedelta(days=1))
    lead = make_batch(house, role=Role.LEAD, unit_id=house.phones, count=1)
    invite(session, house.id, house.by, lead, now=evening)

    assert invitations_sent(session, house.id, evening) == (
        InvitationCount(
            house.phones, "Phones", Role.LEAD, date(2026, 3, 10), 1, lead_ends := evening + WEEK
        ),
        InvitationCount(
            house.night, "Night", Role.AGENT, date(2026, 3, 9), 3, NOW + timedelta(days=6)
        ),
    )
    assert lead_ends > evening


def test_the_count_does_not_say_who_joined(session: Session, house: Founded) -> None:
    join(session, house, make_account(session, "mina"), house.night)
    used = invitations_sent(session, house.id, NOW)
    other = make_organisation(session, "dae")
    make_token(session, other, other.night)

    unused = invitations_sent(session, other.id, NOW)

    assert [replace(one, unit_id=None) for one in used] == [
        replace(one, unit_id=None) for one in unused
    ]


def test_the_count_forgets_after_seven_days(session: Session, house: Founded) -> None:
    invite(session, house.id, house.by, make_batch(house), now=NOW)

    assert invitations_sent(session, house.id, NOW + WEEK - timedelta(seconds=1)) != ()
    assert invitations_sent(session, house.id, NOW + WEEK) == ()


def test_open_invitations_can_be_ended(session: Session, house: Founded) -> None:
    token = make_token(session, house, house.night)
    later = NOW + timedelta(days=1)

    assert revoke_invitations(session, house.id, house.by, now=later) == 1

    with pytest.raises(NotFound):
        open_invitation(session, token, later)
    assert invitations_sent(session, house.id, later)[0].expires_at == later
    assert acts(session)[-1] == ("invitations_revoked", {"count": 1})


def test_ending_them_does_not_say_who_joined(session: Session, house: Founded) -> None:
    join(session, house, make_account(session, "mina"), house.night)
    make_token(session, house, house.night)

    assert revoke_invitations(session, house.id, house.by, now=NOW) == 2


def test_ending_nothing_is_not_written_down(session: Session, house: Founded) -> None:
    make_token(session, house, house.night)
    revoke_invitations(session, house.id, house.by, now=NOW)
    before = acts(session)

    assert revoke_invitations(session, house.id, house.by, now=NOW) == 0

    assert acts(session) == before


def test_another_organisations_invitations_stay_open(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")
    token = make_token(session, other, other.night)

    revoke_invitations(session, house.id, house.by, now=NOW)

    assert open_invitation(session, token, NOW).organisation.id == other.id
    assert invitations_sent(session, house.id, NOW) == ()
