"""What a phone keeps so that sessions go without a connection: a worker, and a page of nobody's."""

import json
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import anyone
from app.forms import Draft
from app.language import LIGHTS, current_locale, speaking, static_url
from app.sessions.scripts import all_plans, pace_words
from journal.rights.facts import facts
from journal.rights.rules import HelpLines, help_lines
from journal.sessions.script import Pace, scripts
from journal.vocabulary import Locale

offline = Blueprint("offline_sessions", __name__, url_prefix="/sessions")

STYLES = ("tokens", "base", "parts", "charts", "help", "session")
ENTRY = "js/sessions/offline.js"
IMPORTED = ("clock", "face", "kept", "place", "player", "sound", "voice")
"""The modules that the entry asks for, each by its address without a version."""

PATIENCE_MS = 5000
"""How long a page is waited for until the one that is kept is shown instead."""


@offline.get("/offline")
@anyone
def shell() -> ResponseReturnValue:
    """Show every session on one page, which is the same for everybody."""
    return _shell()


@offline.get("/worker.js")
@anyone
def worker() -> ResponseReturnValue:
    """Give the worker that keeps that page and the player's files, and nothing else."""
    return Response(_worker(), mimetype="text/javascript")


def _shell() -> str:
    with speaking(_language()):
        known = {
            script.id: {
                "form": Draft({"minutes": script.usual_minutes, "pace": Pace.USUAL.value}),
                "plans": all_plans(script),
                "paces": pace_words(script),
            }
            for script in scripts()
        }
        return render_template(
            "sessions/offline.html",
            scripts=scripts(),
            known=known,
            light=_light,
            help_lines_here=_help_lines,
            rights_address=lambda: "/help/rights",
            styles=[static_url(f"css/{name}.css") for name in STYLES],
            entry=static_url(ENTRY),
        )


def _worker() -> str:
    text = (Path(current_app.static_folder or "") / "js/sessions/worker.js").read_text("utf-8")
    modules = [static_url(f"js/sessions/{name}.js") for name in IMPORTED]
    styles = [static_url(f"css/{name}.css") for name in STYLES]
    loaded = [*styles, static_url(ENTRY), static_url("favicon.svg")]
    lang, light, country = _language().value, _light(), _help_lines().country
    kept = {
        "page": url_for("offline_sessions.shell", lang=lang, light=light, country=country),
        "files": [*loaded, *(module.partition("?")[0] for module in modules)],
        "sessions": ["guided", *(script.id for script in scripts())],
        "patience": PATIENCE_MS,
    }
    # Any changed byte of what is kept makes another worker, which puts the old one away.
    everything = "\n".join([text, _shell(), *loaded, *modules])
    kept["version"] = sha256(everything.encode()).hexdigest()[:12]
    return f"const KEPT = {json.dumps(kept)};\n{text}"


def _language() -> Locale:
    asked = request.args.get("lang", "")
    return Locale(asked) if asked in set(Locale) else current_locale()


def _help_lines() -> HelpLines:
    # Whose page this is nobody knows, but where help is near has to be known.
    asked = request.args.get("country", "")
    return help_lines(facts(), next((one for one in facts().zones if one == asked), None))


def _light() -> str:
    asked = request.args.get("light", "")
    return asked if asked in LIGHTS else "auto"
