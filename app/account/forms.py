"""What the account pages take in."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import ClientId, Form, Zone, choice
from journal.accounts.rules import tidy_email, tidy_password
from journal.vocabulary import Locale


def _email(value: object) -> object:
    tidy = tidy_email(value) if isinstance(value, str) else None
    if tidy is None:
        raise PydanticCustomError("email", "not an address")
    return tidy


def _own_path(value: str) -> str:
    parts = urlsplit(value)
    is_ours = value.startswith("/") and not value.startswith(("//", "/\\")) and not parts.netloc
    # Browsers drop tabs and line ends from an address, and a header must not hold them.
    return value if is_ours and value.isprintable() else ""


Email = Annotated[str, BeforeValidator(_email)]
Password = Annotated[str, AfterValidator(tidy_password)]
Language = Annotated[Locale, choice(Locale)]


class SignUpForm(Form):
    """A new account; ``next`` is a page of ours to go on to."""

    id: ClientId
    email: Email
    password: Password
    zone: Zone
    next: Annotated[str, AfterValidator(_own_path)] = ""


class SignInForm(Form):
    """A way back in; ``next`` is a page of ours to go on to."""

    email: Email
    password: Password
    next: Annotated[str, AfterValidator(_own_path)] = ""


class LanguageForm(Form):
    """The language to read in, and the page to stay on."""

    language: Language
    next: Annotated[str, AfterValidator(_own_path)] = ""


class LightForm(Form):
    """Dark, light, or as the device says."""

    light: str
    next: Annotated[str, AfterValidator(_own_path)] = ""


class ZoneForm(Form):
    """The zone new entries are made in."""

    zone: Zone


class PasswordForm(Form):
    """A new password, proved by the present one."""

    password: Password
    new_password: Password


class DeviceForm(Form):
    """A device to sign out."""

    device: str
