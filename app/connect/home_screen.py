"""Offshift on the home screen: what a phone has to know of it, and how to put it there."""

from flask import Blueprint, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only, anyone
from app.language import current_locale, static_url
from app.language import gettext as _

home_screen = Blueprint("home_screen", __name__)

GROUND = "#150f0b"
"""The dark ground of tokens.css, which a phone shows before the page is there."""


@home_screen.get("/manifest.webmanifest")
@anyone
def manifest() -> ResponseReturnValue:
    """Tell a phone what to put on its home screen, in the person's language."""
    answer = jsonify(_look() | {"icons": _icons(), "shortcuts": _shortcuts()})
    answer.mimetype = "application/manifest+json"
    return answer


@home_screen.get("/connect/home-screen")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show how to put the one-tap page on the home screen."""
    del agent
    return render_template("connect/home_screen.html", place="me")


def _look() -> dict[str, str]:
    name = _("Offshift")
    return {
        "name": name,
        "short_name": name,
        "lang": current_locale().value,
        "id": "/",
        "start_url": url_for("today.show"),
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
    }


def _icons() -> list[dict[str, str]]:
    return [
        _icon("icon-192.png", "192x192", "any"),
        _icon("icon-512.png", "512x512", "any"),
        _icon("icon-maskable-512.png", "512x512", "maskable"),
    ]


def _shortcuts() -> list[dict[str, object]]:
    return [
        _shortcut(_("It just reached me"), url_for("quick.show")),
        _shortcut(_("How I am"), url_for("check_ins.new")),
        _shortcut(_("Something just hit me"), url_for("interactions.new")),
    ]


def _icon(file: str, sizes: str, purpose: str) -> dict[str, str]:
    source = static_url(f"icons/{file}")
    return {"src": source, "sizes": sizes, "type": "image/png", "purpose": purpose}


def _shortcut(name: str, address: str) -> dict[str, object]:
    return {"name": name, "url": address, "icons": [_icon("icon-192.png", "192x192", "any")]}
