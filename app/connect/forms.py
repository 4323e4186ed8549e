"""What the page for a new token sends, and what it shows."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar
from uuid import uuid4

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import ClientId, Draft, Errors, Form, refuse
from app.language import gettext as _
from journal.accounts.rules import tidy_password
from journal.devices.tokens import LONGEST_NAME, MOST_TOKENS, NewToken
from journal.errors import Invalid
from journal.vocabulary import TokenScope


def _name(value: str) -> str:
    tidy = value.strip()
    if not tidy:
        raise PydanticCustomError("needed", "needed")
    if not tidy.isprintable():
        raise PydanticCustomError("label", "not printable")
    if len(tidy) > LONGEST_NAME:
        raise PydanticCustomError("string_too_long", "too long")
    return tidy


def _scopes(value: Any) -> Any:
    try:
        return frozenset(TokenScope(one) for one in value)
    except (TypeError, ValueError) as wrong:
        raise PydanticCustomError("enum", "not in the list") from wrong


class TokenForm(Form):
    """What a token is called and what it may do."""

    many: ClassVar[frozenset[str]] = frozenset({"scopes"})

    id: ClientId
    name: Annotated[str, AfterValidator(_name)] = ""
    password: Annotated[str, AfterValidator(tidy_password)] = ""
    scopes: Annotated[frozenset[TokenScope], BeforeValidator(_scopes)] = frozenset()

    def new(self) -> NewToken:
        """Put it in the journal's words."""
        return NewToken(self.id, self.name, self.scopes)


def fresh_draft() -> Draft:
    """Make an empty page; what most people want is ticked."""
    return Draft({"id": str(uuid4()), "scopes": [TokenScope.WRITE_CONTACT.value]})


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say why there is no token."""
    said = {
        "needed": _("Choose at least one of these."),
        "too_many_tokens": _(
            "%(count)s tokens are enough. Revoke one that you don't use any more.",
            count=MOST_TOKENS,
        ),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})
