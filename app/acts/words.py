"""What leads, stewards and operators did, in plain sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from app.language import current_locale, format_date, ngettext
from app.language import gettext as _
from journal.audit.queries import ActLine
from journal.vocabulary import Act, Locale, Role

Values = Mapping[str, str | int]
DETAILS = ("organisation", "unit", "under", "from", "to", "name", "version", "issuer", "title")
NOT_KEPT = "…"


def sentence(line: ActLine) -> str:
    """Return who did what; a detail that was not kept is left open."""
    values: Values = {
        **dict.fromkeys((*DETAILS, "words", "first", "last"), NOT_KEPT),
        **_said(line),
    }
    counted = COUNTED.get(line.act)
    if counted is not None:
        count = line.details.get("count")
        return counted(count if isinstance(count, int) else 0, values)
    return _template(line) % values


def reason(line: ActLine) -> str:
    """Return why it was done, empty where nothing was said."""
    said = line.details.get("reason")
    return _("Reason: %(reason)s", reason=said) if said else ""


def _said(line: ActLine) -> dict[str, str | int]:
    days = {
        name: format_date(date.fromisoformat(str(line.details[f"{name}_day"])))
        for name in ("first", "last")
        if f"{name}_day" in line.details
    }
    return {**line.details, **days, "who": _who(line), "actor": line.actor_name}


def _who(line: ActLine) -> str:
    if line.role is Role.OPERATOR:
        return _("The operator")
    if line.role is Role.LEAD:
        return _("%(name)s (lead)", name=line.actor_name)
    return _("%(name)s (steward)", name=line.actor_name)


def _template(line: ActLine) -> str:
    details = line.details
    is_otherwise = {
        Act.UNIT_MOVED: details.get("under") == "",
        Act.ROLE_TAKEN: details.get("role") == Role.STEWARD,
        Act.ROLE_REVOKED: details.get("role") == Role.STEWARD,
        Act.FIGURES_OPENED: "unit" not in details and "first_day" in details,
        Act.STORAGE_COPIED: details.get("occasion") == "upgrade",
    }
    templates = _otherwise if is_otherwise.get(line.act) else _templates
    return templates(current_locale())[line.act]


@cache
def _templates(_language: Locale) -> Mapping[Act, str]:
    # Asked in a request of that language, so every text below is in it.
    return {**_of_units(), **_of_people(), **_of_the_organisation(), **_of_the_operator()}


@cache
def _otherwise(_language: Locale) -> Mapping[Act, str]:
    return {
        Act.UNIT_MOVED: _("%(who)s moved %(unit)s to the top."),
        Act.ROLE_TAKEN: _("%(actor)s became a steward."),
        Act.ROLE_REVOKED: _("%(who)s ended %(name)s's role as a steward."),
        Act.FIGURES_OPENED: _("%(who)s opened the team summaries of %(first)s to %(last)s."),
        Act.STORAGE_COPIED: _("%(who)s copied the whole database before an upgrade."),
    }


def _of_units() -> dict[Act, str]:
    return {
        Act.UNIT_ADDED: _("%(who)s added a team: %(unit)s."),
        Act.UNIT_RENAMED: _("%(who)s renamed %(from)s to %(to)s."),
        Act.UNIT_MOVED: _("%(who)s moved %(unit)s under %(under)s."),
        Act.UNIT_CLOSED: _("%(who)s closed %(unit)s."),
        Act.FIGURES_OPENED: _("%(who)s opened the figures of %(unit)s."),
        Act.CAUSES_OPENED: _("%(who)s opened the causes of %(unit)s."),
        Act.ACTION_RECORDED: _("%(who)s noted a change at %(unit)s: %(words)s"),
        Act.ACTION_WITHDRAWN: _("%(who)s took back a change noted at %(unit)s: %(words)s"),
    }


def _of_people() -> dict[Act, str]:
    return {
        Act.ROLE_TAKEN: _("%(actor)s became the lead of %(unit)s."),
        Act.ROLE_REVOKED: _("%(who)s ended %(name)s's role as the lead of %(unit)s."),
        Act.SESSION_ANNOUNCED: _("%(who)s announced a session: %(title)s"),
        Act.SESSION_CANCELLED: _("%(who)s called a session off: %(title)s"),
        Act.SUGGESTION_ADDED: _("%(who)s added a suggestion: %(title)s"),
        Act.SUGGESTION_RETIRED: _("%(who)s took a suggestion back: %(title)s"),
    }


def _of_the_organisation() -> dict[Act, str]:
    return {
        Act.FOUNDED: _("%(who)s founded %(organisation)s."),
        Act.CONSENT_TEXT_CHANGED: _(
            "%(who)s changed what the organisation adds to the consent page (version %(version)s)."
        ),
        Act.TOKEN_MADE: _("%(who)s made a key for a company system: %(name)s"),
        Act.TOKEN_REVOKED: _("%(who)s took back the key of a company system: %(name)s"),
        Act.SIGN_IN_SET: _("%(who)s set up the company's sign-in: %(issuer)s"),
        Act.SIGN_IN_REMOVED: _("%(who)s removed the company's sign-in: %(issuer)s"),
        Act.PUBLISHED: _("The team summaries of %(first)s to %(last)s came out."),
    }


def _of_the_operator() -> dict[Act, str]:
    return {
        Act.ACCOUNT_OPENED: _("%(who)s opened your account."),
        Act.ACCOUNT_DEACTIVATED: _("%(who)s deactivated your account."),
        Act.ACCOUNT_REACTIVATED: _("%(who)s let you into your account again."),
        Act.ACCOUNT_ERASED: _("%(who)s erased the account."),
        Act.SHIFTS_SET: _("%(who)s set your weekly shifts."),
        Act.CHANGES_SET: _("%(who)s marked or removed a change in your journal."),
        Act.FINDINGS_READ: _("%(who)s read your findings."),
        Act.STORAGE_COPIED: _("%(who)s copied the whole database."),
        Act.STORAGE_RESTORED: _("%(who)s put an earlier copy of the database in its place."),
    }


def _invited(count: int, values: Values) -> str:
    if values.get("role") == Role.STEWARD:
        return ngettext(
            "%(who)s invited %(num)s person as a steward.",
            "%(who)s invited %(num)s people as stewards.",
            count,
            **values,
        )
    if values.get("role") == Role.LEAD:
        return ngettext(
            "%(who)s invited %(num)s person to %(unit)s as a lead.",
            "%(who)s invited %(num)s people to %(unit)s as leads.",
            count,
            **values,
        )
    return ngettext(
        "%(who)s invited %(num)s person to %(unit)s as a member.",
        "%(who)s invited %(num)s people to %(unit)s as members.",
        count,
        **values,
    )


def _invitations_revoked(count: int, values: Values) -> str:
    return ngettext(
        "%(who)s took back %(num)s invitation.",
        "%(who)s took back %(num)s invitations.",
        count,
        **values,
    )


def _roster_brought_in(count: int, values: Values) -> str:
    return ngettext(
        "%(who)s brought in a roster for %(unit)s: %(num)s shift.",
        "%(who)s brought in a roster for %(unit)s: %(num)s shifts.",
        count,
        **values,
    )


def _roster_removed(count: int, values: Values) -> str:
    return ngettext(
        "%(who)s removed %(num)s shift from the roster of %(unit)s.",
        "%(who)s removed %(num)s shifts from the roster of %(unit)s.",
        count,
        **values,
    )


def _messages_imported(count: int, values: Values) -> str:
    return ngettext(
        "%(who)s brought %(num)s message into your journal.",
        "%(who)s brought %(num)s messages into your journal.",
        count,
        **values,
    )


COUNTED: dict[Act, Callable[[int, Values], str]] = {
    Act.INVITED: _invited,
    Act.INVITATIONS_REVOKED: _invitations_revoked,
    Act.ROSTER_BROUGHT_IN: _roster_brought_in,
    Act.ROSTER_REMOVED: _roster_removed,
    Act.MESSAGES_IMPORTED: _messages_imported,
}
"""The sentences that say how many."""
