"""What the pages of a session are made of: its script, its plans, how well it is supported."""

from dataclasses import dataclass

from app.language import gettext as _
from journal.sessions.plan import Plan
from journal.sessions.script import Pace, Script, script_named, scripts
from journal.suggestions.catalogue import Entry, catalogue
from journal.vocabulary import Limit

ADDRESS = "/<any({}):script_id>".format(", ".join(f"'{script.id}'" for script in scripts()))
"""Only what there is has an address; /sessions/group is somebody else's."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A session as it is going to be done."""

    script: Script
    minutes: int
    plan: Plan


def chosen(script_id: str, minutes: str | None, pace: str | None) -> Chosen:
    """Return the session at a length and a pace; the usual ones for any that isn't offered."""
    script = script_named(script_id)
    offered = {str(one): one for one in script.minutes}
    long = offered.get(minutes or "", script.usual_minutes)
    return Chosen(script, long, script.plan(long, _pace(pace)))


def suited(limits: frozenset[Limit]) -> tuple[Script, ...]:
    """Return the sessions that ask for nothing she can't or doesn't want to do."""
    return tuple(script for script in scripts() if not script.needs & limits)


def entry_of(script: Script) -> Entry | None:
    """Return the suggestion that opens a session, which knows how well it is supported."""
    return next((entry for entry in catalogue() if entry.session == script.id), None)


def told(plan: Plan) -> dict[str, object]:
    """Return a plan as the player reads it."""
    parts = [{"kind": p.kind, "seconds": p.seconds, "line": p.line, "of": p.of} for p in plan.parts]
    return {"times": plan.times, "parts": parts}


def all_plans(script: Script) -> dict[str, object]:
    """Return every plan there is to choose from, by "minutes pace"."""
    paces = [pace for pace, _seconds in script.paces] or [Pace.USUAL]
    return {
        f"{minutes} {pace}": told(script.plan(minutes, pace))
        for minutes in script.minutes
        for pace in paces
    }


def pace_words(script: Script) -> list[tuple[str, str]]:
    """Return the paces to choose from, each in seconds."""
    return [
        (pace.value, _("%(inwards)s s in, %(outwards)s s out", inwards=inwards, outwards=outwards))
        for pace, (inwards, outwards) in script.paces
    ]


def _pace(written: str | None) -> Pace:
    return Pace(written) if written in set(Pace) else Pace.USUAL
