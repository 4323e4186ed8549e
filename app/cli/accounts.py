"""Accounts from the command line."""

import sys
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.database import writing
from journal.accounts.commands import NewAccount, open_account
from journal.accounts.rules import password_problem, tidy_email, tidy_password
from journal.clock import utc_now
from journal.errors import Conflict
from journal.vocabulary import Locale

commands = Commands("accounts", help="Open accounts.")

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
    except Conflict:
        refuse("taken", "This address has an account already.", as_json=as_json)
    tell({"id": str(account_id), "email": tidy}, f"Opened an account for {tidy}.", as_json=as_json)
