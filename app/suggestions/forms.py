"""What an answer to a suggestion is made of, and what she says beside it."""

from enum import StrEnum
from typing import Annotated

from app.forms import ClientId, Form, Scale, choice
from journal.suggestions.commands import OfferAnswered
from journal.suggestions.reasons import Why
from journal.vocabulary import Limit, Moment, OfferAnswer


class Page(StrEnum):
    """The page an offer was answered on, to go back to."""

    TODAY = "today"
    RESTORE = "restore"


class Wish(StrEnum):
    """Whether what needs something is left out from now on, or offered again."""

    LEAVE_OUT = "leave_out"
    OFFER = "offer"


class When(StrEnum):
    """Whether it was asked before the suggestion was done, or after."""

    BEFORE = "before"
    AFTER = "after"


class AnswerForm(Form):
    """An answer to the offer on the page; ``id`` was made with it."""

    id: ClientId
    entry: str
    moment: Annotated[Moment, choice(Moment)]
    reason: Annotated[Why, choice(Why)]
    answer: Annotated[OfferAnswer, choice(OfferAnswer)]
    page: Annotated[Page, choice(Page)] = Page.RESTORE

    def answered(self) -> OfferAnswered:
        """Return it in the journal's words."""
        return OfferAnswered(self.id, self.entry, self.moment, self.reason, self.answer)


class TensionForm(Form):
    """How tense she is, 1 to 5, or left out, and when the page asked."""

    tension: Scale = None
    when: Annotated[When, choice(When)]


class LimitForm(Form):
    """One thing she can't use, or can again."""

    limit: Annotated[Limit, choice(Limit)]
    wish: Annotated[Wish, choice(Wish)]
