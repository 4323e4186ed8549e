"""What the pages about her own data take in."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import uuid4

from pydantic import AfterValidator, StringConstraints

from app.forms import (
    ClientId,
    Draft,
    Errors,
    Form,
    LocalDate,
    Version,
    YesNo,
    refuse,
    within,
)
from app.language import gettext as _
from journal.accounts.rules import LONGEST_PASSWORD, tidy_password
from journal.errors import Invalid
from journal.my_data.rules import FEWEST_MONTHS, MONTHS_KEPT, MOST_PENDING, Period

Words = Annotated[str, StringConstraints(max_length=LONGEST_PASSWORD)]
Months = Annotated[Version, within(FEWEST_MONTHS, MONTHS_KEPT)]


class PeriodLook(Form):
    """A period to count what lies in it."""

    first: LocalDate
    last: LocalDate


class PeriodForm(Form):
    """A period to erase, with the id that its page made for it."""

    id: ClientId
    first: LocalDate
    last: LocalDate
    with_shifts: YesNo = None

    def period(self) -> Period:
        """Return it in the journal's words."""
        return Period(self.first, self.last, bool(self.with_shifts))


class AccountForm(Form):
    """The account to erase: proved by the password, or by a typed word where there is none."""

    id: ClientId
    password: Annotated[Words, AfterValidator(tidy_password)] = ""
    word: Words = ""


class MonthsForm(Form):
    """For how many months entries stay."""

    months: Months


class AgreementForm(Form):
    """Yes to the text of a purpose as its page showed it."""

    id: ClientId
    text_version: Annotated[str, StringConstraints(max_length=20)]


def fresh(**values: object) -> Draft:
    """Make an empty page, with the id of what may come of it."""
    return Draft({"id": str(uuid4()), **values})


def refused_period(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in her language why a period cannot be erased."""
    said = {
        "too_early": _("Nothing here is as old as that."),
        "to_come": _("This day is still to come. Today is the latest."),
        "ends_first": _("The last day lies before the first."),
        "too_many": _(
            "%(most)s periods are waiting already. Take one back, or wait for it.",
            most=MOST_PENDING,
        ),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})


def too_old() -> Errors:
    """Ask again with another id, as the page's own has answered something else."""
    return refuse(fresh().values, **{"": _("This page was too old. Please open it again.")})
