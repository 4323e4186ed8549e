"""What every command of the operator leaves: one record that the persons concerned can read."""

from uuid import UUID

import click
from sqlalchemy.orm import Session

from app.cli.answers import refuse
from journal.audit.commands import record_act
from journal.audit.rules import OPERATOR, Deed
from journal.clock import utc_now
from journal.vocabulary import Act

LONGEST_REASON = 200

reason_option = click.option(
    "--reason", required=True, help="Why; the person concerned can read it."
)


def note_act(
    session: Session, act: Act, about_id: UUID | None = None, **details: str | int
) -> None:
    """Write down what the operator did, in the transaction that does it."""
    record_act(session, None, OPERATOR, Deed(act, about_id=about_id, details=details), utc_now())


def tidy_reason(typed: str, *, as_json: bool) -> str:
    """Return a reason that can be kept, or refuse it: it must be text and name no address."""
    reason = " ".join(typed.split())
    if not reason or len(reason) > LONGEST_REASON or not reason.isprintable():
        sentence = f"The reason has to be a text of up to {LONGEST_REASON} characters."
        refuse("bad_reason", sentence, as_json=as_json)
    if "@" in reason:
        refuse("bad_reason", "Please give the reason without an address.", as_json=as_json)
    return reason
