"""Who could see what, in both languages: the same table as in docs/threat-model.md."""

from dataclasses import dataclass

from app.language import gettext as _


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody, and what they get of her words, her ratings, who she is, and her team's figures."""

    who: str
    notes: str
    ratings: str
    identity: str
    figures: str


def onlookers() -> tuple[Onlooker, ...]:
    """Return the table row by row; those who get at the machine come first."""
    no, yes, nothing = _("Can't be seen"), _("Can be seen"), _("Can't be seen that way")
    return (
        Onlooker(
            _("Somebody with a copy of the database, of a disk or of a backup"),
            no,
            yes,
            yes,
            _("What has come out"),
        ),
        Onlooker(
            _("An operator who reads logs, memory or traffic"),
            no,
            _("Can be seen while it's in use"),
            yes,
            yes,
        ),
        Onlooker(
            _("An operator who changes the code that your browser gets"),
            _("Can be seen from then on, of those who unlock their words"),
            yes,
            yes,
            yes,
        ),
        Onlooker(_("Your team lead"), no, no, no, _("Team summaries that have come out")),
        Onlooker(_("Another member of your team"), no, no, no, _("The same summaries as the lead")),
        Onlooker(
            _("Somebody who holds your unlocked phone"),
            _("What is unlocked there"),
            _("What is unlocked there"),
            nothing,
            nothing,
        ),
    )
