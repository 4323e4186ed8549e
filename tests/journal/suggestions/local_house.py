"""A suggestion of an organisation's own, as a steward writes it."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from journal.suggestions.catalogue import Kind, Wording
from journal.suggestions.local import NewLocal
from journal.vocabulary import Limit, Moment

ENGLISH = Wording(
    title="The quiet room on the third floor",
    how="The door is open; nobody asks.",
    support="We put a chair there; nothing was tested.",
    when_not="While it's booked for feeding a baby.",
)
KOREAN = Wording(
    title="3층 조용한 방",
    how="문은 열려 있고 아무도 묻지 않아요.",
    support="의자를 하나 두었어요. 확인된 것은 없어요.",
    when_not="수유로 쓰고 있을 때는 비워 둬요.",
)


def quiet_room(**said: Any) -> NewLocal:
    new = NewLocal(
        id=uuid4(),
        unit_id=None,
        kind=Kind.BREAK,
        minutes=(5, 15),
        moments=frozenset({Moment.BETWEEN, Moment.AFTER_ABUSE}),
        needs=frozenset({Limit.LEAVING_THE_DESK}),
        retells=False,
        en=ENGLISH,
        ko=KOREAN,
    )
    return replace(new, **said)
