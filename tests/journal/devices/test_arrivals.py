"""Contact as it comes in from a device: kept once, placed, and standing among its neighbours."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.devices.events import SentEvent
from journal.devices.rules import Kept, NotKept
from journal.devices.tokens import Device
from journal.exposure.commands import Tap, record_contact
from journal.importing.settling import settle
from journal.importing.sources import record_of
from journal.importing.undoing import undo_import
from journal.model import Account, ContactEvent, CoverageInterval, ImportBatch, Room, RoomAlerts
from journal.shifts.commands import add_single_shift
from journal.shifts.rules import DatedSlot
from journal.shifts.sources import Single
from journal.vocabulary import ContactChannel, Direction, Initiation, Locale, Relation
from tests.conftest import LONG_AGO, SEOUL
from tests.journal.devices.sending import MINUTE, NOW, device_of, event, kept, send, tap

STANDING = ("initiation", "initiation_basis", "opened_by", "episode")
HOUR = timedelta(hours=1)


@pytest.fixture
def device(session: Session, mina_id: UUID) -> Device:
    return device_of(session, mina_id)


def number(minutes_ago: int) -> int:
    """The number of an episode that began so many minutes ago."""
    return int((NOW - MINUTE * minutes_ago).timestamp()) // 60


def chat(minutes_ago: int, way: Direction) -> SentEvent:
    return event(minutes_ago, channel=ContactChannel.MESSENGER, direction=way)


def test_an_answer_to_a_notification_came_about_as_it_did(session: Session, device: Device) -> None:
    send(session, device, [chat(20, Direction.OUT)])
    send(session, device, [event(21)])

    assert kept(session, device.account_id, *STANDING) == [
        ("pushed", "source", "them", number(21)),
        ("pushed", "source", "them", number(21)),
    ]


def test_what_closes_a_gap_makes_one_disturbance(session: Session, device: Device) -> None:
    send(session, device, [event(30), event(12)])
    assert kept(session, device.account_id, "episode") == [number(30), number(12)]

    send(session, device, [event(21)])

    assert kept(session, device.account_id, "episode") == [number(30)] * 3


def test_an_app_opened_after_its_notification_was_pulled(session: Session, device: Device) -> None:
    opened = ContactChannel.APP_OPEN
    send(session, device, [event(61, channel=opened), event(29, channel=opened), event(30)])

    assert kept(session, device.account_id, "channel", "initiation") == [
        ("app_open", "chosen"),
        ("push", "pushed"),
        ("app_open", "pushed"),
    ]


def test_what_she_said_stands_whatever_comes_beside_it(session: Session, device: Device) -> None:
    send(session, device, [event(20, initiation=Initiation.CHOSEN)])
    send(session, device, [event(21)])

    assert kept(session, device.account_id, *STANDING) == [
        ("pushed", "source", "them", number(21)),
        ("chosen", "user", "them", number(21)),
    ]


def test_a_tap_on_the_phone_is_like_a_tap_on_the_page(session: Session, device: Device) -> None:
    own = Tap(at=NOW - MINUTE * 5, zone=SEOUL, initiation=Initiation.UNEASY)
    record_contact(session, device.account_id, uuid4(), own, NOW)

    send(session, device, [tap(9, Initiation.PUSHED), tap(1, Initiation.CHOSEN)])

    assert kept(session, device.account_id, *STANDING) == [
        ("pushed", "user", "them", number(9)),
        ("uneasy", "user", "me", number(9)),
        ("chosen", "user", "me", number(9)),
    ]


def say(session: Session, device: Device, **values: object) -> None:
    """Say something of the only room."""
    session.execute(update(Room).where(Room.account_id == device.account_id).values(**values))


def test_a_room_decides_about_what_comes_later(session: Session, device: Device) -> None:
    send(session, device, [chat(60, Direction.IN)])
    (room_id,) = session.execute(select(Room.id)).scalars()
    since = NOW - 30 * MINUTE
    session.add(RoomAlerts(account_id=device.account_id, room_id=room_id, since=since, alerts="on"))
    session.flush()

    send(session, device, [chat(31, Direction.IN), chat(1, Direction.IN)])

    assert kept(session, device.account_id, "initiation") == ["unknown", "unknown", "pushed"]


def test_her_word_about_a_room_holds_for_all_in_it(session: Session, device: Device) -> None:
    send(session, device, [chat(60, Direction.IN)])
    say(session, device, initiation="uneasy")

    send(session, device, [chat(1, Direction.IN)])

    ways = kept(session, device.account_id, "initiation", "initiation_basis")
    assert ways[1] == ("uneasy", "room")


def test_a_private_room_never_counts(session: Session, device: Device) -> None:
    send(session, device, [event(60), event(60, app="other")])
    first = kept(session, device.account_id, "is_outside_shift")
    say(session, device, relation=Relation.PRIVATE.value)

    send(session, device, [event(1)])

    assert first == [True, True]
    assert kept(session, device.account_id, "is_outside_shift")[2] is False


def test_it_lies_beside_the_shifts(session: Session, device: Device) -> None:
    slot = DatedSlot(date(2026, 3, 10), "Asia/Seoul", 540, 1320, replaces_day=False)
    add_single_shift(session, device.account_id, Single(uuid4(), slot), NOW)

    send(session, device, [event(0), event(91), event(180, zone=SEOUL)])

    places = kept(session, device.account_id, "beside_shift", "minutes_after_shift")
    assert places == [("inside", None), ("inside", None), ("after", 90)]
    assert kept(session, device.account_id, "is_outside_shift") == [False, False, True]
    assert kept(session, device.account_id, "local_minute")[2] == 23 * 60 + 30


def test_a_chain_without_a_pause_is_followed_to_its_end(session: Session, device: Device) -> None:
    chain = [event(9 * step) for step in range(1, 400)]
    send(session, device, chain[:200])
    send(session, device, chain[201:])
    assert len(set(kept(session, device.account_id, "episode"))) == 2

    send(session, device, [chain[200]])

    assert set(kept(session, device.account_id, "episode")) == {number(9 * 399)}


def test_a_window_that_begins_inside_a_disturbance_leaves_it_alone(
    session: Session, device: Device
) -> None:
    day = 24 * 60
    send(session, device, [event(day + 5), event(day - 3)])
    before = kept(session, device.account_id, "episode")

    send(session, device, [event(0)])

    assert before == [number(day + 5)] * 2
    assert kept(session, device.account_id, "episode") == [*before, number(0)]


def test_what_is_known_or_impossible_changes_nothing(session: Session, device: Device) -> None:
    first = event(5)
    send(session, device, [first])
    versions = select(Account.journal_version).where(Account.id == device.account_id)
    before = session.execute(versions).scalar_one()

    fates = send(session, device, [first, event(-6), event(at=LONG_AGO.replace(year=1989))])

    assert fates == [
        Kept(is_new=False),
        NotKept("at", "in_the_future"),
        NotKept("at", "date_out_of_range"),
    ]
    assert session.execute(versions).scalar_one() == before


def test_everything_it_brought_is_taken_back(session: Session, device: Device) -> None:
    send(session, device, [event(5), event(4, app="other"), tap(3, Initiation.PUSHED)])

    undo_import(session, device.account_id, record_of(device.token_id))

    tables = (ContactEvent, Room, ImportBatch, CoverageInterval)
    assert [session.execute(select(table)).all() for table in tables] == [[], [], [], []]
    send(session, device, [event(2)], NOW + HOUR)
    covered = session.execute(select(CoverageInterval.starts_at)).scalars().all()
    assert covered == [NOW + HOUR]


PIECES = st.builds(
    event,
    st.integers(0, 60),
    channel=st.sampled_from([ContactChannel.PUSH, ContactChannel.MESSENGER, ContactChannel.CALL]),
    direction=st.sampled_from([None, Direction.IN, Direction.OUT]),
    app=st.sampled_from([None, "a", "b"]),
    initiation=st.sampled_from([None, None, Initiation.CHOSEN]),
)


@given(st.lists(PIECES, min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_in_which_things_come_leaves_no_trace(
    session: Session, events: Sequence[SentEvent], random: object
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    results = []
    for order, size in ((events, len(events)), (shuffled, 3), (shuffled[::-1], 1)):
        device = device_of(session, somebody(session))
        for begin in range(0, len(order), size):
            send(session, device, order[begin : begin + size])
        as_imported(session, device)
        names = ("at", "channel", "direction", *STANDING, "beside_shift", "is_outside_shift")
        results.append(sorted(kept(session, device.account_id, *names)))
    assert results[0] == results[1] == results[2]


def somebody(session: Session) -> UUID:
    account_id = uuid4()
    new = NewAccount(f"{account_id}@example.com", None, Locale.EN, SEOUL)
    open_account(session, account_id, new, LONG_AGO)
    # One key for all, so that what happens in one second has one order.
    same = update(Account).where(Account.id == account_id).values(import_key=bytes(32))
    session.execute(same)
    return account_id


def as_imported(session: Session, device: Device) -> None:
    """The way in which files are settled finds nothing to change."""
    before = kept(session, device.account_id, "id", *STANDING)
    rooms = select(Room.id).where(Room.account_id == device.account_id)
    for room_id in session.execute(rooms).scalars().all():
        settle(session, device.account_id, room_id)
    assert kept(session, device.account_id, "id", *STANDING) == before
