"""Placing contact anew for those who were placed by older rules, a few at a time."""

import logging
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from app.database import reading, writing
from journal.errors import JournalError
from journal.importing.rebuilding import rebuild_journal
from journal.shifts.derived import DERIVED_VERSION, accounts_placed_before

AT_ONCE = 20
"""So many in one look: writers wait for each, and the next look is a minute away."""

log = logging.getLogger("offshift.jobs")


def rebuild_those_behind(given_up: set[UUID]) -> int:
    """Make anew the journals of some who are behind; return how many.

    Who cannot be made anew is left for the next start of the server, in ``given_up``.
    """
    rebuilt = 0
    for account_id in _behind(given_up):
        # One journal that cannot be made anew must not keep the others waiting.
        try:
            with writing() as session:
                rebuild_journal(session, account_id)
        except (SQLAlchemyError, JournalError, ValueError, ArithmeticError) as error:
            log.warning("a journal could not be made anew: %s", type(error).__name__)
            given_up.add(account_id)
        else:
            rebuilt += 1
    return rebuilt


def _behind(given_up: set[UUID]) -> list[UUID]:
    try:
        with reading() as session:
            found = accounts_placed_before(session, DERIVED_VERSION, AT_ONCE + len(given_up))
    except SQLAlchemyError as error:
        log.warning("who is behind is not known: %s", type(error).__name__)
        return []
    return [account_id for account_id in found if account_id not in given_up]
