"""A room that comes in parts is the same as one that comes whole."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import ContactEvent
from tests.journal.importing.kept import bring

WHO = ("가람", "회원님")


def episodes(session: Session, account_id: UUID) -> dict[datetime, int | None]:
    rows = session.execute(
        select(ContactEvent.at, ContactEvent.episode)
        .where(ContactEvent.account_id == account_id)
        .order_by(ContactEvent.created_at)
    )
    return {row.at: row.episode for row in rows}


def busy(minutes: int, *, step: int) -> str:
    """A room in which something came every few minutes, without a pause of ten."""
    begin = datetime(2023, 5, 8, 0, 0, tzinfo=UTC)
    moments = (begin + timedelta(minutes=at) for at in range(0, minutes, step))
    lines = [f"2023년 5월 {at.day}일 {at:%H:%M}, {WHO[at.minute % 2]} : 말" for at in moments]
    return "\n".join(
        ["새벽별 문의방 3 님과 카카오톡 대화", "저장한 날짜 : 2023년 5월 30일 00:51", "", *lines]
    )


@pytest.mark.parametrize("step", [9, 7, 61])
def test_episodes_are_the_same_whether_a_room_came_whole_or_in_parts(
    session: Session, mina_id: UUID, jun_id: UUID, step: int
) -> None:
    whole = busy(6 * 24 * 60, step=step)
    lines = whole.split("\n")
    bring(session, mina_id, "\n".join(lines[: len(lines) // 2]), label="a")
    bring(session, mina_id, whole, label="a")
    in_parts = episodes(session, mina_id)

    bring(session, jun_id, whole, label="a")

    assert in_parts == episodes(session, jun_id)
    assert len(in_parts) == len(range(0, 6 * 24 * 60, step))
