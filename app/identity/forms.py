"""What the pages of an organisation's sign-in take in."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import ClientId, Form
from journal.accounts.rules import tidy_email, tidy_password


def _email(value: object) -> object:
    tidy = tidy_email(value) if isinstance(value, str) else None
    if tidy is None:
        raise PydanticCustomError("email", "not an address")
    return tidy


Password = Annotated[str, AfterValidator(tidy_password)]


class OpenForm(Form):
    """A new account that an organisation's sign-in opens."""

    id: ClientId
    email: Annotated[str, BeforeValidator(_email)]


class TieForm(Form):
    """Her own word that the sign-in may open her account."""

    password: Password


class UntieForm(Form):
    """Whose sign-in opens her account no more."""

    organisation: ClientId


class FirstPasswordForm(Form):
    """The password that an account without one begins to have."""

    new_password: Password
