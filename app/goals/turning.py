"""What can be done with a goal that is kept, and which act of the journal does it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.goals.forms import Turn
from journal.goals.commands import (
    go_on_with_goal,
    let_go_of_goal,
    pause_goal,
    take_goal_up_again,
)


def turn_goal(session: Session, account_id: UUID, goal_id: UUID, turn: Turn, now: datetime) -> None:
    """Do what she wants with a goal; raise as the journal does."""
    if turn is Turn.PAUSE:
        pause_goal(session, account_id, goal_id, now)
    elif turn is Turn.GO_ON:
        go_on_with_goal(session, account_id, goal_id)
    elif turn is Turn.LET_GO:
        let_go_of_goal(session, account_id, goal_id, now)
    else:
        take_goal_up_again(session, account_id, goal_id)
