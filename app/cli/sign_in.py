"""An organisation's own sign-in from the command line."""

import sys
from uuid import UUID

import click
from flask import current_app

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.database import reading, writing
from app.identity.outgoing import is_allowed
from app.identity.refusals import ProviderFailed
from journal.audit.rules import OPERATOR
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.teams.outside import (
    NewProvider,
    Provider,
    provider_of,
    remove_provider,
    set_provider,
    tied_count,
)

commands = Commands("sign-in", help="Set an organisation's own sign-in (OpenID Connect).")

LONGEST_ISSUER, LONGEST_CLIENT_ID, LONGEST_SECRET = 300, 200, 500
NO_ORGANISATION = "There is no organisation with this id."
LOCKED_OUT = (
    "Somebody tied to it has no password and could not sign in any more. "
    "Let them choose one under /me/sign-in, or say --anyway."
)

anyway_option = click.option("--anyway", is_flag=True, help="Even if somebody has no other way in.")


@commands.command("set")
@click.argument("organisation_id", type=click.UUID)
@click.option("--issuer", required=True, help="The address that the provider calls itself by.")
@click.option("--client-id", required=True, help="What the provider calls this Offshift.")
@anyway_option
@as_json_option
def set_one(
    organisation_id: UUID, issuer: str, client_id: str, *, anyway: bool, as_json: bool
) -> None:
    """Set or change it; the client secret is one line on standard input.

    With another issuer than before, nobody is tied any more.
    """
    sealed = _sealed(organisation_id, issuer, client_id, as_json=as_json)
    new = NewProvider(issuer, client_id, sealed)
    try:
        with writing() as session:
            set_provider(session, organisation_id, OPERATOR, new, utc_now(), anyway=anyway)
    except NotFound:
        refuse("no_organisation", NO_ORGANISATION, as_json=as_json)
    except Invalid as wrong:
        refuse(wrong.reason, LOCKED_OUT, as_json=as_json)
    link = f"/sign-in/with/{organisation_id}"
    answer = {"organisation_id": str(organisation_id), "link": link, "back": f"{link}/back"}
    said = f"Set. Its people sign in at {link}; the provider has to allow {link}/back."
    tell(answer, said, as_json=as_json)


@commands.command("remove")
@click.argument("organisation_id", type=click.UUID)
@anyway_option
@as_json_option
def remove_one(organisation_id: UUID, *, anyway: bool, as_json: bool) -> None:
    """Remove it, and with it what people tied to it."""
    try:
        with writing() as session:
            remove_provider(session, organisation_id, OPERATOR, utc_now(), anyway=anyway)
    except NotFound:
        refuse("not_set", "This organisation has no sign-in of its own.", as_json=as_json)
    except Invalid as wrong:
        refuse(wrong.reason, LOCKED_OUT, as_json=as_json)
    tell({"organisation_id": str(organisation_id)}, "Removed.", as_json=as_json)


@commands.command("show")
@click.argument("organisation_id", type=click.UUID)
@as_json_option
def show_one(organisation_id: UUID, *, as_json: bool) -> None:
    """Show it, and whether the secret still opens with this installation's key."""
    try:
        with reading() as session:
            kept = provider_of(session, organisation_id)
            tied = tied_count(session, organisation_id)
    except NotFound:
        refuse("not_set", "This organisation has no sign-in of its own.", as_json=as_json)
    opens = _opens(kept)
    answer = {
        "issuer": kept.issuer,
        "client_id": kept.client_id,
        "since": kept.created_at.isoformat(),
        "tied": tied,
        "secret_opens": opens,
    }
    secret = "opens" if opens else "does not open: OFFSHIFT_SECRET_KEY has changed; set it again"
    said = f"{kept.issuer} as {kept.client_id}; tied accounts: {tied}; the secret {secret}."
    tell(answer, said, as_json=as_json)


def _sealed(organisation_id: UUID, issuer: str, client_id: str, *, as_json: bool) -> bytes:
    """Return the secret from standard input, sealed; refuse what no provider would have given."""
    from app.identity.sealing import seal  # noqa: PLC0415 - it brings cryptography

    if not is_allowed(issuer) or len(issuer) > LONGEST_ISSUER or {"?", "#"} & set(issuer):
        sentence = "The issuer has to be an address with https (http on this machine only)."
        refuse("bad_issuer", sentence, as_json=as_json)
    if not _is_plain(client_id, LONGEST_CLIENT_ID):
        refuse("bad_client_id", "The client id has to be plain text.", as_json=as_json)
    try:
        secret = sys.stdin.readline().rstrip("\r\n")
    except UnicodeError:
        secret = ""
    if not _is_plain(secret, LONGEST_SECRET):
        sentence = "The client secret has to be one line of plain text on standard input."
        refuse("bad_secret", sentence, as_json=as_json)
    return seal(str(current_app.secret_key), organisation_id, secret)


def _is_plain(text: str, longest: int) -> bool:
    return 0 < len(text) <= longest and text.isascii() and text.isprintable()


def _opens(kept: Provider) -> bool:
    from app.identity.sealing import unseal  # noqa: PLC0415 - see above

    try:
        unseal(str(current_app.secret_key), kept.organisation_id, kept.sealed_secret)
    except ProviderFailed:
        return False
    return True
