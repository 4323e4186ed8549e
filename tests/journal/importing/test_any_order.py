"""In whatever order files, shifts and answers come in, the journal ends up the same."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.importing.settling import settle
from journal.importing.undoing import undo_import
from journal.model import ContactEvent, ImportBatch, Room
from journal.vocabulary import Alerts
from tests.journal.importing.kept import bring, work_weekdays

BEGIN = datetime(2023, 5, 8, 17, 30)  # noqa: DTZ001 - exports have no zone
Message = tuple[int, bool]
FACTS = (
    ContactEvent.at,
    ContactEvent.direction,
    ContactEvent.precision,
    ContactEvent.order_in_minute,
    ContactEvent.opened_by,
    ContactEvent.initiation,
    ContactEvent.initiation_basis,
    ContactEvent.episode,
    ContactEvent.beside_shift,
    ContactEvent.minutes_after_shift,
    ContactEvent.is_outside_shift,
    ContactEvent.local_date,
    ContactEvent.local_minute,
)
ROOMS = st.lists(st.tuples(st.integers(0, 900), st.booleans()), min_size=8, max_size=25)


def messages(steps: list[Message]) -> list[tuple[datetime, bool]]:
    """Moments with seconds, each later than the one before, and whether it is her own."""
    moment, found = BEGIN, []
    for step, is_own in steps:
        moment += timedelta(seconds=step)
        found.append((moment, is_own))
    return found


def phone(sent: list[tuple[datetime, bool]]) -> str:
    lines = [
        f"2023년 5월 {at.day}일 {at:%H:%M}, {'회원님' if is_own else '가람'} : 말"
        for at, is_own in sent
    ]
    return "\n".join(
        ["새벽별 문의방 2 님과 카카오톡 대화", "저장한 날짜 : 2023년 5월 20일 00:51", "", *lines]
    )


def mac(sent: list[tuple[datetime, bool]]) -> str:
    lines = [f'{at:%Y-%m-%d %H:%M:%S},"{"미나" if is_own else "가람"}","말"' for at, is_own in sent]
    return "\n".join(["Date,User,Message", *lines]) + "\n"


def cut_at_minutes(sent: list[tuple[datetime, bool]], share: float) -> int:
    """A place in the middle where a new minute begins, for an export holds minutes whole."""
    place = int(len(sent) * share)
    while 0 < place < len(sent) and same_minute(sent[place - 1][0], sent[place][0]):
        place += 1
    return place


def same_minute(one: datetime, other: datetime) -> bool:
    return one.replace(second=0) == other.replace(second=0)


def windows(sent: list[tuple[datetime, bool]]) -> str:
    lines, day = (
        ["새벽별 문의방 2 님과 카카오톡 대화", "저장한 날짜 : 2023-05-20 00:51:29", ""],
        None,
    )
    for at, is_own in sent:
        if at.date() != day:
            day = at.date()
            weekday = "월화수목금토일"[at.weekday()]
            lines.append(f"--------------- 2023년 5월 {at.day}일 {weekday}요일 ---------------")
        half = "오전" if at.hour < 12 else "오후"
        clock = f"{half} {at.hour % 12 or 12}:{at.minute:02d}"
        lines.append(f"[{'미나' if is_own else '가람'}] [{clock}] 말")
    return "\n".join(lines)


FILES = 5
ORDERS = st.permutations(range(FILES + 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps=ROOMS, order=ORDERS)
def test_the_order_of_imports_does_not_matter(
    session: Session, mina_id: UUID, steps: list[Message], order: list[int]
) -> None:
    sent = sent_with(steps)
    acts = acts_with(session, mina_id, sent)

    first = outcome(session, mina_id, acts)
    second = outcome(session, mina_id, [acts[place] for place in order])

    assert first == second
    assert len(first) == len(sent)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps=ROOMS, order=ORDERS, undone=st.sets(st.integers(0, FILES)))
def test_files_that_were_undone_and_come_again_leave_no_trace(
    session: Session, mina_id: UUID, steps: list[Message], order: list[int], undone: set[int]
) -> None:
    acts = acts_with(session, mina_id, sent_with(steps))
    detour = [
        act
        for place in order
        for act in (acts[place], *([undo_one(session, mina_id)] if place in undone else []))
    ]

    straight = outcome(session, mina_id, acts)
    again = outcome(session, mina_id, [*detour, *acts[:FILES]])

    assert again == straight


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(steps=ROOMS, order=ORDERS)
def test_what_is_worked_out_before_is_what_would_be_kept_at_once(
    session: Session, mina_id: UUID, steps: list[Message], order: list[int]
) -> None:
    sent = sent_with(steps)
    at_once, prepared = (
        acts_with(session, mina_id, sent, is_prepared=is_prepared) for is_prepared in (False, True)
    )

    assert outcome(session, mina_id, at_once) == outcome(
        session, mina_id, [prepared[place] for place in order]
    )


def sent_with(steps: list[Message]) -> list[tuple[datetime, bool]]:
    # Each of the files needs a message of her own, else nothing says which of them she is.
    day = timedelta(days=1)
    return [(BEGIN - day, True), *messages(steps), (BEGIN + 3 * day, True)]


def acts_with(
    session: Session,
    account_id: UUID,
    sent: list[tuple[datetime, bool]],
    *,
    is_prepared: bool = False,
) -> list[Callable[[], object]]:
    """Files of three devices, parts and wholes, and a roster at the end."""
    early, late = cut_at_minutes(sent, 0.7), cut_at_minutes(sent, 0.3)
    texts = [phone(sent[:early]), phone(sent[late:]), phone(sent)]
    same: dict[str, Any] = {"label": "문의", "alerts": Alerts.ON, "is_prepared": is_prepared}
    return [
        *(lambda text=text: bring(session, account_id, text, **same) for text in texts),
        lambda: bring(session, account_id, mac(sent), me="미나", **same),
        lambda: bring(session, account_id, windows(sent), me="미나", **same),
        lambda: work_weekdays(session, account_id),
    ]


def undo_one(session: Session, account_id: UUID) -> Callable[[], object]:
    """Take back one of the imports, if there is one."""

    def undo() -> None:
        batches = select(ImportBatch.id).where(ImportBatch.account_id == account_id)
        found = session.execute(batches.order_by(ImportBatch.id)).scalars().first()
        if found is not None:
            undo_import(session, account_id, found)

    return undo


def outcome(
    session: Session, account_id: UUID, acts: list[Callable[[], object]]
) -> list[tuple[Any, ...]]:
    """What the journal holds after some acts, which are taken back."""
    with session.begin_nested() as all_of_it:
        for act in acts:
            act()
        rows = session.execute(select(*FACTS).where(ContactEvent.account_id == account_id))
        found = sorted(tuple(row) for row in rows)
        all_of_it.rollback()
    session.expire_all()
    return found


def test_a_room_that_becomes_private_counts_no_more(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)
    bring(session, mina_id, phone(messages([(60, False)] * 40)))
    (room,) = session.execute(select(Room).where(Room.account_id == mina_id)).scalars()
    before = outside(session, mina_id)

    room.relation = "private"
    settle(session, mina_id, room.id)
    private = outside(session, mina_id)
    room.relation = "customer"
    settle(session, mina_id, room.id)

    assert (private, outside(session, mina_id)) == (0, before)
    assert before == 11


def outside(session: Session, account_id: UUID) -> int:
    session.flush()
    found = select(ContactEvent.id).where(
        ContactEvent.account_id == account_id, ContactEvent.is_outside_shift
    )
    return len(session.execute(found).all())
