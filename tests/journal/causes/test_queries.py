from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.causes.queries import SentInHour, UnitRoster, contact_sent, roster_of
from journal.causes.roster_causes import LOOK_BACK, Batch
from journal.model.cause import CompanyContact, Duty
from tests.journal.causes.making import LONG_AGO, SEOUL, duty, make_organisation, make_unit, moment

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def keep(
    session: Session, organisation_id: UUID, unit_id: UUID, *days: float, **more: object
) -> None:
    for day in days:
        one = duty(1, 9, 18)
        shifted = timedelta(days=day - 1)
        session.execute(
            insert(Duty).values(
                organisation_id=organisation_id,
                id=uuid4(),
                unit_id=unit_id,
                worker="12",
                starts_at=one.starts_at + shifted,
                ends_at=one.ends_at + shifted,
                zone="Asia/Seoul",
                **{"known_since": LONG_AGO, **more},
            )
        )


def send(session: Session, organisation_id: UUID, unit_id: UUID, day: int, **more: object) -> None:
    counts = {"sent_count": 10, "outside_count": 3, "unknown_count": 2}
    session.execute(
        insert(CompanyContact).values(
            organisation_id=organisation_id,
            unit_id=unit_id,
            local_date=date(2026, 3, day),
            **{"hour": 22, "source": "helpdesk", **counts, **more},
        )
    )


def test_a_roster_is_read_with_the_weeks_before_it(session: Session) -> None:
    sol = make_organisation(session)
    unit, other = make_unit(session, sol), make_unit(session, sol)
    keep(session, sol, unit, -LOOK_BACK.days, -LOOK_BACK.days + 1, 1, 31, 32)
    keep(session, sol, other, 10)

    found = roster_of(session, sol, unit, SEOUL, MARCH)

    days = sorted(one.local_date for one in found.duties)
    assert days == [date(2026, 1, 25), date(2026, 3, 1), date(2026, 3, 31)]
    assert (found.first_day, found.last_day) == (date(2026, 1, 24), date(2026, 4, 1))


def test_what_each_file_brought_in_is_known(session: Session) -> None:
    sol = make_organisation(session)
    unit = make_unit(session, sol)
    keep(session, sol, unit, 1, 20)
    keep(session, sol, unit, 15, known_since=moment(9, 12), dropped_at=moment(10, 12))

    found = roster_of(session, sol, unit, SEOUL, MARCH)

    assert set(found.batches) == {
        Batch(LONG_AGO, date(2026, 3, 1), date(2026, 3, 20)),
        Batch(moment(9, 12), date(2026, 3, 15), date(2026, 3, 15)),
    }


def test_without_a_roster_there_are_no_dates(session: Session) -> None:
    sol = make_organisation(session)

    found = roster_of(session, sol, make_unit(session, sol), SEOUL, MARCH)

    assert found == UnitRoster((), ())
    assert (found.first_day, found.last_day) == (None, None)


def test_contact_is_summed_by_hour_and_source(session: Session) -> None:
    sol = make_organisation(session)
    unit, other = make_unit(session, sol), make_unit(session, sol)
    for day in (1, 2, 31):
        send(session, sol, unit, day)
    send(session, sol, unit, 2, source="chat")
    send(session, sol, unit, 2, hour=3, unknown_count=7)
    send(session, sol, other, 2)

    found = contact_sent(session, sol, unit, (date(2026, 3, 1), date(2026, 3, 2)))

    assert found == (
        SentInHour(3, "helpdesk", 10, 3, 7),
        SentInHour(22, "chat", 10, 3, 2),
        SentInHour(22, "helpdesk", 20, 6, 4),
    )
    assert [one.on_duty for one in found] == [0, 5, 10]
    assert contact_sent(session, make_organisation(session), unit, MARCH) == ()
