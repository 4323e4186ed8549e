"""Korean and English: texts, dates, times and numbers in the person's language."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, tzinfo
from functools import cache
from hashlib import sha256
from pathlib import Path

from babel.dates import format_date as babel_date
from babel.dates import format_time as babel_time
from babel.messages.pofile import read_po
from flask import Flask, g, has_request_context, request, session

from app.access import signed_in
from journal.vocabulary import Locale

TRANSLATIONS = Path(__file__).parent / "translations"
LIGHTS = frozenset({"auto", "dark", "light"})

DAY = {Locale.KO: "M월 d일 (E)", Locale.EN: "EEE, d MMM"}
DATE = {Locale.KO: "y년 M월 d일", Locale.EN: "d MMM y"}
# Babel's own Korean time says "PM 4:50".
TIME = {Locale.KO: "aaaa h:mm", Locale.EN: "h:mm a"}


def speak(app: Flask) -> None:
    """Give templates the texts and formats of the person's language."""
    catalogue("ko")
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(_plain, _plain_plural, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    app.jinja_env.filters.update(
        date=format_date, day=format_day, time=format_time, number=format_number
    )
    app.jinja_env.globals.update(
        locale=current_locale,
        light=current_light,
        format_moment=format_moment,
        static_url=static_url,
    )


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return every text of a language by its English original, from all its files."""
    texts: dict[str, str] = {}
    for file in sorted((TRANSLATIONS / language).glob("*.po")):
        with file.open("rb") as lines:
            for message in read_po(lines, locale=language):
                if message.id and message.string:
                    texts |= _pairs(message.id, message.string)
    return texts


def _pairs(original: object, translated: object) -> dict[str, str]:
    if isinstance(original, str):
        return {original: str(translated)}
    # Korean has one form for every number.
    forms = [str(form) for form in original] if isinstance(original, list | tuple) else []
    first = translated[0] if isinstance(translated, list | tuple) else translated
    return dict.fromkeys(forms, str(first))


def gettext(text: str, /, **values: object) -> str:
    """Return a text in the person's language with its %(name)s values filled in."""
    said = _plain(text)
    return said % values if values else said


def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
    """Return the form of a text that fits a number; %(num)s is filled in."""
    return _plain_plural(one, many, num) % {"num": format_number(num), **values}


def _plain(text: str) -> str:
    return text if current_locale() is Locale.EN else catalogue("ko").get(text, text)


def _plain_plural(one: str, many: str, num: int) -> str:
    return _plain(one if num == 1 else many)


def current_locale() -> Locale:
    """Return the language of this request: the account's, the cookie's, the browser's."""
    # Asked some hundred times a page, so the usual way is the short one.
    try:
        chosen: Locale = g.locale
    except (AttributeError, RuntimeError):
        chosen = _settle()
    return chosen


def _settle() -> Locale:
    if not has_request_context():
        return Locale.EN
    g.locale = _choose()
    return Locale(g.locale)


def _choose() -> Locale:
    person = signed_in()
    if person is not None:
        return person.locale
    asked = session.get("locale") or request.accept_languages.best_match(list(Locale), Locale.EN)
    return Locale(asked) if asked in set(Locale) else Locale.EN


@contextmanager
def speaking(language: Locale) -> Iterator[None]:
    """Say everything in the block in one language, whatever the person reads."""
    own = current_locale()
    g.locale = language
    try:
        yield
    finally:
        g.locale = own


def current_light() -> str:
    """Return auto, dark or light: what the person chose for this device."""
    light = session.get("light", "auto")
    return light if light in LIGHTS else "auto"


def format_date(day: date) -> str:
    """Write a date with its year."""
    return babel_date(day, DATE[current_locale()], locale=current_locale().value)


def format_day(day: date) -> str:
    """Write a date with its weekday, without its year."""
    return babel_date(day, DAY[current_locale()], locale=current_locale().value)


def format_time(moment: datetime | time) -> str:
    """Write a clock time; a datetime is written in its own zone."""
    clock = moment.time() if isinstance(moment, datetime) else moment
    return babel_time(clock, TIME[current_locale()], locale=current_locale().value)


def format_moment(moment: datetime, zone: tzinfo) -> str:
    """Write an aware moment as day and clock time in a zone."""
    local = moment.astimezone(zone)
    return f"{format_day(local.date())} {format_time(local)}"


def format_number(number: float, digits: int = 0) -> str:
    """Write a number with a fixed count of decimals; Korean and English write them alike."""
    return f"{number:,.{digits}f}"


@cache
def _versioned(filename: str) -> str:
    file = Path(__file__).parent / "static" / filename
    return f"/static/{filename}?v={sha256(file.read_bytes()).hexdigest()[:12]}"


def static_url(filename: str) -> str:
    """Return the address of a static file, which changes when its content does."""
    return request.script_root + _versioned(filename)
