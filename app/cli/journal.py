"""Making anew what journals derive, from the command line."""

from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.database import reading, writing
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.errors import NotFound
from journal.importing.rebuilding import rebuild_journal
from journal.model import Account

commands = Commands("journal", help="Make anew what is derived from shifts and rooms.")


@commands.command("rebuild")
@click.option("--for", "email", help="Whose journal; everybody's if not given.")
@as_json_option
def rebuild(email: str | None, *, as_json: bool) -> None:
    """Place all contact and interactions anew; 0 changed rows say that all was in order."""
    changed = {}
    try:
        with reading() as session:
            wanted = _accounts(session, email)
    except NotFound:
        refuse("no_account", "There is no account with this address.", as_json=as_json)
    for account_id in wanted:
        # One by one, so that nobody who writes waits for all of them.
        with writing() as session:
            changed[account_id] = rebuild_journal(session, account_id)
    answer = {"accounts": len(changed), "rows_changed": sum(changed.values())}
    sentence = f"Made {len(changed)} journals anew; {answer['rows_changed']} rows changed."
    tell(answer, sentence, as_json=as_json)


def _accounts(session: Session, email: str | None) -> list[UUID]:
    if email is not None:
        return [person_with_email(session, tidy_email(email) or "").id]
    return list(session.execute(select(Account.id).order_by(Account.id)).scalars())
