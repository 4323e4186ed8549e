"""What a person's own tools read of her contact."""

from uuid import UUID

from sqlalchemy.orm import Session

from journal.devices.queries import contact_events_page
from journal.vocabulary import BesideShift, Initiation, SourceKind
from tests.journal.devices.sending import device_of, event, send, tap


def test_all_contact_is_read_newest_first_and_page_by_page(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    send(session, device_of(session, jun_id), [event(4)])
    sent = [event(3), tap(2, Initiation.UNEASY), event(1, app="other")]
    send(session, device_of(session, mina_id), sent)

    first = contact_events_page(session, mina_id, None, 2)
    rest = contact_events_page(session, mina_id, (first[-1].at, first[-1].id), 2)

    assert [one.id for one in (*first, *rest)] == [one.id for one in reversed(sent)]
    assert [one.room for one in (*first, *rest)] == [2, None, 1]
    assert first[1].initiation is Initiation.UNEASY
    assert {one.source for one in first} == {SourceKind.DEVICE}
    assert {one.beside_shift for one in first} == {BesideShift.UNKNOWN}
    assert contact_events_page(session, mina_id, (rest[-1].at, rest[-1].id), 2) == ()
