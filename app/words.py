"""The words for every member of a closed list, in both languages, in one place."""

from enum import StrEnum
from functools import cache
from uuid import UUID

from flask import Flask
from markupsafe import Markup

from app.change_words import change_words
from app.goal_words import goal_words
from app.language import current_locale
from app.language import gettext as _
from app.limit_words import limit_words
from app.request_words import ask_words, outcome_words
from app.session_words import kind_words, repeat_words
from journal import vocabulary as v


def offer(app: Flask) -> None:
    """Give templates ``label`` and ``options``."""
    app.jinja_env.globals.update(label=label, options=options, vocabulary=v)


def options(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return a closed list as pairs of value and word, in its own order."""
    return [(member.value, label(member)) for member in kind]


def label(member: StrEnum) -> str:
    """Return the word for a member; raise ``KeyError`` for a list that is never shown."""
    return _words(current_locale())[(type(member).__name__, member.value)]


def room_name(room_id: UUID, number: int, plain: str | None) -> Markup:
    """Call a room by its number; her own name is locked, and written over it where it opens.

    ``plain`` is a name in plain words, from before names were locked.
    """
    numbered = _("Room %(number)s", number=number)
    known = Markup(' data-number="{}"').format(numbered) if plain else ""
    return Markup('<bdi data-room="{}"{}>{}</bdi>').format(room_id, known, plain or numbered)


@cache
def _words(_language: v.Locale) -> dict[tuple[str, str], str]:
    # Asked in a request of that language, so every text below is in it.
    return {
        **_interaction_words(),
        **_outcome_words(),
        **_people_words(),
        **_contact_words(),
        **_source_words(),
        **_shift_words(),
        **_token_words(),
        **_team_words(),
        **_release_words(),
        **_listed(v.ChangeKind, **change_words()),
        **_listed(v.GoalKind, **goal_words()),
        **_listed(v.Limit, **limit_words()),
        **_listed(v.EmployerAsk, **ask_words()),
        **_listed(v.AskOutcome, **outcome_words()),
        **_listed(v.SessionKind, **kind_words()),
        **_listed(v.Repeats, **repeat_words()),
    }


def _listed(kind: type[StrEnum], /, **words: str) -> dict[tuple[str, str], str]:
    return {(kind.__name__, value): word for value, word in words.items()}


def _people_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(v.Locale, ko="한국어", en="English"),
        **_listed(v.Backed, lead=_("My lead"), colleague=_("A colleague"), nobody=_("Nobody")),
        **_listed(v.Leaving, no=_("No"), passing=_("In passing"), seriously=_("Seriously")),
        **_listed(
            v.Relation,
            customer=_("Customers"),
            colleague=_("Colleagues"),
            lead=_("My lead"),
            private=_("Private"),
            unknown=_("Not said"),
        ),
    }


def _interaction_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(
            v.Channel,
            inbound_call=_("Call in"),
            outbound_call=_("Call out"),
            email=_("E-mail"),
            chat=_("Chat"),
            board=_("Board or form"),
            counter=_("Counter"),
        ),
        **_listed(
            v.InteractionKind,
            insult=_("Insult"),
            threat=_("Threat"),
            sexual=_("Sexual remark"),
            unending_demand=_("Demand without end"),
            threat_to_leave=_("Threat to cancel"),
            threat_to_report=_("Threat to report"),
            misunderstanding=_("Misunderstanding"),
            own_slip=_("My own slip"),
            refusal=_("Refusal"),
            target_pressure=_("Target pressure"),
            other=_("Something else"),
        ),
    }


def _outcome_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(
            v.Ending,
            resolved=_("Resolved"),
            good_ending=_("A good ending"),
            handed_over=_("Handed over"),
            escalated=_("Escalated"),
            still_open=_("Still open"),
        ),
        **_listed(
            v.Cause,
            unclear_notice=_("Unclear notice"),
            missing_help_text=_("Missing help text"),
            product_fault=_("Product fault"),
            policy=_("Policy"),
            delay=_("Delay"),
            staffing=_("Too few of us"),
            own_slip=_("My own slip"),
            none=_("Nothing"),
        ),
    }


def _contact_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(
            v.Initiation,
            pushed=_("It came to me"),
            chosen=_("I chose to look"),
            uneasy=_("I looked out of unease"),
            unknown=_("Not known"),
        ),
        **_listed(v.Urgency, needed=_("It was needed"), could_wait=_("It could have waited")),
        **_listed(v.Alerts, on=_("Alerts on"), off=_("Alerts off"), unknown=_("I don't know")),
        **_listed(v.Direction, **{"in": _("To me"), "out": _("From me"), "none": _("Not known")}),
    }


def _source_words() -> dict[tuple[str, str], str]:
    return _listed(
        v.SourceKind,
        kakaotalk=_("KakaoTalk"),
        whatsapp="WhatsApp",
        line="LINE",
        telegram="Telegram",
        slack="Slack",
        phone=_("Phone calls and texts"),
        cdr=_("Call records of a phone system"),
        notification=_("Notifications"),
        activity=_("App use"),
        helpdesk=_("Helpdesk"),
        csv=_("A table"),
        daylio="Daylio",
        device=_("My phone or tool"),
        manual=_("By hand"),
    )


def _token_words() -> dict[tuple[str, str], str]:
    return _listed(
        v.TokenScope,
        write_contact=_("Report contact: that work reached you, and when"),
        write_check_in=_("Write for you: check-ins, hard interactions, shifts"),
        read_own=_("Read all that is yours"),
    )


def _shift_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(v.ShiftKind, work=_("Work"), on_call=_("On call")),
        **_listed(
            v.DayKind,
            off=_("Day off"),
            leave=_("Leave"),
            sick=_("Sick"),
            holiday=_("Holiday"),
            swapped=_("Swapped off"),
        ),
    }


def _team_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(
            v.Role,
            agent=_("Member"),
            lead=_("Lead"),
            steward=_("Steward"),
            operator=_("Operator"),
        ),
    }


def _release_words() -> dict[tuple[str, str], str]:
    return {
        **_listed(
            v.Figure,
            strain=_("Strain"),
            replay=_("Still going round after work"),
            masking=_("A face one doesn't feel"),
        ),
        **_listed(
            v.CauseTable,
            cause=_("What would have prevented it"),
            kind=_("What kind it was"),
            channel=_("How it came in"),
            lateness=_("When in the shift"),
        ),
        **_listed(
            v.Lateness,
            late=_("In the last hour of the shift, or after it"),
            earlier=_("Earlier in the shift"),
        ),
        **_listed(
            v.RosterCause,
            quick_return=_("Quick return, under 11 hours between shifts"),
            short_weekly_rest=_("Short weekly rest"),
            nights_in_a_row=_("Nights in a row"),
            last_minute_change=_("Change at the last minute"),
        ),
    }
