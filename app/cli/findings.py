"""Findings from the command line."""

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.operators import note_act
from app.database import writing
from app.finding_words import said
from app.statement import Statement
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import NotFound
from journal.findings.commands import compute_findings
from journal.findings.rules import METHOD_VERSION
from journal.findings.stored import ANSWERS
from journal.vocabulary import Act

commands = Commands("findings", help="Show what a person's own days say.")


@commands.command("show")
@click.argument("email")
@as_json_option
def show(email: str, *, as_json: bool) -> None:
    """Work out and keep the findings of an account, if the journal has changed, and print them."""
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            answers = compute_findings(session, person.id, utc_now())
            note_act(session, Act.FINDINGS_READ, person.id)
    except NotFound:
        refuse("no_account", "There is no account with this address.", as_json=as_json)
    answer = {
        "method_version": METHOD_VERSION,
        "findings": [
            ANSWERS.form(one) | {"tier": one.tier.value, "sentence": said(one).sentence}
            for one in answers
        ],
    }
    tell(answer, "\n\n".join(_printed(said(one)) for one in answers), as_json=as_json)


def _printed(words: Statement) -> str:
    rows = [f"{name}: {number}" for name, number in words.rows]
    return "\n  ".join([f"[{words.label}] {words.sentence}", *words.notes, *rows, *words.left_out])
