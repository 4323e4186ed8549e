"""What a steward suggests: the catalogue's own fields, in both languages."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import NEEDED, ClientId, Errors, Form, Version, choice, refuse, within
from app.language import gettext as _
from app.steward.forms import UnitChoice, line
from journal.errors import Invalid
from journal.suggestions.catalogue import Kind, Wording
from journal.suggestions.local import NewLocal
from journal.suggestions.local_commands import MOST
from journal.vocabulary import Limit, Moment

LONGEST = 240


def kinds() -> list[tuple[Kind, str]]:
    """What sort of thing an organisation can have to offer."""
    return [
        (Kind.BREAK, _("A break")),
        (Kind.WALK, _("A walk")),
        (Kind.TALK, _("Company")),
        (Kind.RELAX, _("A quiet rest")),
        (Kind.EXERCISE, _("Movement")),
        (Kind.HOBBY, _("Something to enjoy")),
    ]


def moments() -> list[tuple[Moment, str]]:
    """When an organisation may suggest something."""
    return [
        (Moment.BETWEEN, _("Between contacts")),
        (Moment.AFTER_ABUSE, _("Right after abuse")),
        (Moment.AFTER_SHIFT, _("Just after the shift")),
    ]


def _moments(value: Any) -> frozenset[Moment]:
    return frozenset(_members(Moment, value))


def _limits(value: Any) -> frozenset[Limit]:
    return frozenset(_members(Limit, value))


def _members(kind: Any, value: Any) -> list[Any]:
    try:
        return [kind(one) for one in value]
    except (TypeError, ValueError) as wrong:
        raise PydanticCustomError("enum", "not in the list") from wrong


Words = Annotated[str, line(LONGEST)]
Minutes = Annotated[Version, within(1, 60)]
"""A whole number that has to be there, as a version has."""


class SuggestionForm(Form):
    """A suggestion of the organisation's own; without a team it is for everybody."""

    many: ClassVar[frozenset[str]] = frozenset({"moments", "needs"})

    id: ClientId
    unit_id: UnitChoice = None
    kind: Annotated[Kind, NEEDED, choice(Kind)]
    minutes_from: Minutes
    minutes_to: Minutes
    moments: Annotated[frozenset[Moment], BeforeValidator(_moments)] = frozenset()
    needs: Annotated[frozenset[Limit], BeforeValidator(_limits)] = frozenset()
    retells: str = ""
    title_en: Words
    how_en: Words
    support_en: Words
    when_not_en: Words
    title_ko: Words
    how_ko: Words
    support_ko: Words
    when_not_ko: Words

    def suggested(self) -> NewLocal:
        """Return it in the journal's words."""
        return NewLocal(
            id=self.id,
            unit_id=self.unit_id,
            kind=self.kind,
            minutes=(self.minutes_from, self.minutes_to),
            moments=self.moments,
            needs=self.needs,
            retells=self.retells == "yes",
            en=Wording(
                title=self.title_en,
                how=self.how_en,
                support=self.support_en,
                when_not=self.when_not_en,
            ),
            ko=Wording(
                title=self.title_ko,
                how=self.how_ko,
                support=self.support_ko,
                when_not=self.when_not_ko,
            ),
        )


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in the person's language why it will not do, at the field that it is about."""
    said = {
        "kind_not_ours": _("Please choose one of these."),
        "only_at_work": _("When? Choose at least one."),
        "minutes_reversed": _("The longest time comes after the shortest."),
        "too_many_suggestions": _(
            "At most %(most)s can be offered at once. Take one back first.", most=MOST
        ),
    }
    return refuse(typed, **{refusal.field: said.get(refusal.reason, _("This couldn't be read."))})
