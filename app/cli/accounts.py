"""Accounts from the command line."""

import sys
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.operators import note_act, reason_option, tidy_reason
from app.database import database, writing
from app.erasing_work import ledger
from journal.accounts.commands import NewAccount, deactivate, erase, open_account, reactivate
from journal.accounts.queries import person_with_email
from journal.accounts.rules import password_problem, tidy_email, tidy_password
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.my_data.ledger import ErasedAccount
from journal.storage.folding import fold_log
from journal.vocabulary import Act, Locale

commands = Commands("accounts", help="Open, deactivate and erase accounts.")

NO_ACCOUNT = "There is no account with this address."

NO_LEDGER = "The erasure ledger in the instance folder cannot be written; nothing is erased."

PROBLEMS = {
    "too_short": "The password needs 15 characters or more.",
    "too_long": "The password may have 256 characters at most.",
    "too_common": "This password is used by many people; please choose another.",
    "is_address": "The password must not be made of the address.",
}


@commands.command("add")
@click.argument("email")
@click.option("--zone", default="Asia/Seoul", show_default=True, help="IANA time zone.")
@click.option("--locale", type=click.Choice(["ko", "en"]), default="ko", show_default=True)
@as_json_option
def add(email: str, zone: str, locale: str, *, as_json: bool) -> None:
    """Open an account; the password is one line on standard input."""
    tidy = tidy_email(email)
    if tidy is None:
        refuse("bad_email", "This is not an e-mail address.", as_json=as_json)
    if zone not in available_timezones():
        refuse("bad_zone", "This time zone is not known.", as_json=as_json)
    try:
        password = tidy_password(sys.stdin.readline().rstrip("\r\n"))
        password.encode()
    except UnicodeError:
        refuse("unreadable", "The password has to be text in UTF-8.", as_json=as_json)
    problem = password_problem(password, tidy)
    if problem is not None:
        refuse(problem, PROBLEMS[problem], as_json=as_json)
    new = NewAccount(tidy, password, Locale(locale), ZoneInfo(zone))
    account_id = uuid4()
    try:
        with writing() as session:
            open_account(session, account_id, new, utc_now())
            note_act(session, Act.ACCOUNT_OPENED, account_id)
    except Conflict:
        refuse("taken", "This address has an account already.", as_json=as_json)
    tell({"id": str(account_id), "email": tidy}, f"Opened an account for {tidy}.", as_json=as_json)


@commands.command("deactivate")
@click.argument("email")
@reason_option
@as_json_option
def deactivate_one(email: str, reason: str, *, as_json: bool) -> None:
    """Let nobody into an account and end its sessions; what is in it stays."""
    why = tidy_reason(reason, as_json=as_json)
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            deactivate(session, person.id, utc_now())
            note_act(session, Act.ACCOUNT_DEACTIVATED, person.id, reason=why)
    except NotFound:
        refuse("no_account", NO_ACCOUNT, as_json=as_json)
    except Invalid as wrong:
        refuse(wrong.reason, "This account is deactivated already.", as_json=as_json)
    tell({"id": str(person.id)}, f"Deactivated the account of {person.email}.", as_json=as_json)


@commands.command("reactivate")
@click.argument("email")
@as_json_option
def reactivate_one(email: str, *, as_json: bool) -> None:
    """Let the owner of a deactivated account sign in again."""
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            reactivate(session, person.id)
            note_act(session, Act.ACCOUNT_REACTIVATED, person.id)
    except NotFound:
        refuse("no_account", NO_ACCOUNT, as_json=as_json)
    except Invalid as wrong:
        refuse(wrong.reason, "This account is not deactivated.", as_json=as_json)
    tell({"id": str(person.id)}, f"Reactivated the account of {person.email}.", as_json=as_json)


@commands.command("erase")
@click.argument("email")
@reason_option
@as_json_option
def erase_one(email: str, reason: str, *, as_json: bool) -> None:
    """Erase an account with everything in it; published team summaries stay as they are."""
    why = tidy_reason(reason, as_json=as_json)
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            # On the disk before the row goes, so that no backup brings her back.
            ledger().note(ErasedAccount(person.id, utc_now().date()))
            erase(session, person.id)
            note_act(session, Act.ACCOUNT_ERASED, person.id, reason=why)
    except NotFound:
        refuse("no_account", NO_ACCOUNT, as_json=as_json)
    except OSError:
        refuse("no_ledger", NO_LEDGER, as_json=as_json)
    is_log_empty = fold_log(database())
    answer = {"id": str(person.id), "is_log_empty": is_log_empty}
    tell(answer, _erased(person.email, is_log_empty=is_log_empty), as_json=as_json)


def _erased(email: str, *, is_log_empty: bool) -> str:
    said = [
        f"Erased the account of {email} and everything in it.",
        "Published team summaries stay as they are; backups made before still hold the account.",
        "Put one back with `storage restore`, and the account is erased from it too.",
    ]
    if not is_log_empty:
        busy = "The write-ahead log is in use and can still hold parts of it: "
        said.append(busy + "stop the server and start it again.")
    return "\n".join(said)
