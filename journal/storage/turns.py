"""One after the other: what must not happen twice at once, on either database."""

from enum import IntEnum

from sqlalchemy import text
from sqlalchemy.orm import Session


class Turn(IntEnum):
    """What is waited for; the numbers are our own, and the server's other users have others."""

    PUBLISHING = 20_260_105
    CHAIN_OF_ACTS = 20_260_106


def take_turn(session: Session, turn: Turn) -> None:
    """Wait until nobody else is at it, and let nobody else until this transaction ends.

    SQLite's writer is alone anyway. On PostgreSQL a lock on a table would need rights that the
    pages of a team do not have.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": int(turn)})
