"""What the pages show of a questionnaire: frozen, and worked out before a template sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.charts.instrument import Reading, Readings, instrument_picture
from app.charts.svg import Drawn, drawn
from app.instrument_files import about
from app.instruments import words
from app.words import label
from journal.instruments.catalogue import Catalogue
from journal.instruments.definition import About, Instrument, Language, Scale, Wording
from journal.instruments.queries import FilledIn, Standing
from journal.instruments.rules import (
    Measured,
    compare,
    help_comes_near,
    open_again_on,
    range_of,
    score,
    smallest_real_change,
)
from journal.shifts.claims import day_of
from journal.vocabulary import Locale


@dataclass(frozen=True, slots=True)
class Listed:
    """One questionnaire in the list; ``opens`` says why and when, empty where it is open now."""

    instrument: Instrument
    about: About
    length: str
    standing: Standing
    opens: str


@dataclass(frozen=True, slots=True)
class ScaleSaid:
    """One number of a filling, the largest thing on its page, and what is to be said of it.

    ``number`` is empty where too few questions were answered.
    """

    name: str
    number: str
    ends: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One filling: its numbers, its answers, and whether the help panel stands beside it."""

    id: UUID
    day: date
    scales: tuple[ScaleSaid, ...]
    answered: tuple[tuple[str, str], ...]
    language: str
    help_is_near: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """One line of the history; ``aside`` names what it cannot be compared for."""

    id: UUID
    day: date
    aside: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The wording to fill in: questions with their answers, largest first as the file has them."""

    language: Language
    wording: Wording
    notes: tuple[str, ...]
    questions: tuple[tuple[str, str, tuple[tuple[int, str], ...]], ...]


def today_of(now: datetime, zone: ZoneInfo) -> date:
    """Return the day that a filling of this moment would count for."""
    return day_of(now, zone, None)


def listed(known: Catalogue, standings: Mapping[str, Standing], today: date) -> tuple[Listed, ...]:
    """Return everything that can be filled in, by name."""
    found = [
        listed_one(one, standings.get(one.key, Standing()), today)
        for one in known.instruments.values()
    ]
    return tuple(sorted(found, key=lambda one: (len(one.instrument.items), one.about.name)))


def listed_one(instrument: Instrument, standing: Standing, today: date) -> Listed:
    """Return one of them."""
    filled = [] if standing.last is None else [standing.last]
    opens = open_again_on(instrument, today, filled)
    said = "" if opens is None else words.opens_again(instrument, opens)
    return Listed(instrument, about(instrument), words.length(instrument), standing, said)


def asked(instrument: Instrument, typed_in: str = "") -> Asked:
    """Return the questions in the language they were shown in, else in the one for her."""
    shown = next((code for code in instrument.wording if code == typed_in), None)
    language = shown or words.language_for(instrument)
    wording = instrument.wording[language]
    questions = tuple(
        (
            item.key,
            wording.items[item.key],
            tuple(zip(instrument.values_of(item), wording.answers[item.answers], strict=True)),
        )
        for item in instrument.items
    )
    return Asked(language, wording, tuple(words.notes(instrument, language)), questions)


def result(instrument: Instrument, filled: FilledIn, every: Sequence[FilledIn]) -> Result:
    """Return what came out of one filling, beside the others that can be compared with it."""
    alike = [one for one in every if is_alike(one, filled)]
    is_of_now = filled.edition == instrument.edition
    scales = [_said(instrument, scale, filled, alike) for scale in instrument.scales]
    answers = words.answered(instrument, filled.language, filled.answers.items())
    return Result(
        id=filled.id,
        day=filled.local_date,
        scales=tuple(scales) if is_of_now else (),
        answered=tuple(answers) if is_of_now else (),
        language=filled.language,
        help_is_near=is_of_now and help_comes_near(instrument, filled.answers),
    )


def pictures(instrument: Instrument, every: Sequence[FilledIn]) -> tuple[Drawn, ...]:
    """Draw each scale over time, of the fillings that can be compared with the newest one."""
    now = [one for one in every if one.edition == instrument.edition]
    alike = [one for one in now if is_alike(one, now[-1])]
    found = [_readings(instrument, scale, alike) for scale in instrument.scales]
    return tuple(drawn(instrument_picture(one)) for one in found if one.readings)


def history(every: Sequence[FilledIn]) -> tuple[Earlier, ...]:
    """Return every filling, the newest first; where wordings differ, each says its own."""
    kinds = {(one.edition, one.language) for one in every}
    return tuple(
        Earlier(one.id, one.local_date, _wording_of(one) if len(kinds) > 1 else "")
        for one in reversed(every)
    )


def is_alike(one: FilledIn, other: FilledIn) -> bool:
    """Say whether two fillings had the same words, so that their numbers can be compared."""
    return (one.edition, one.language) == (other.edition, other.language)


def _wording_of(one: FilledIn) -> str:
    known = {locale.value: label(locale) for locale in Locale}
    return f"{known.get(one.language, one.language)} · {one.edition}"


def _said(
    instrument: Instrument, scale: Scale, filled: FilledIn, alike: Sequence[FilledIn]
) -> ScaleSaid:
    name = about(instrument).scales[scale.key]
    measured = score(instrument, scale, filled.answers)
    if not isinstance(measured, Measured):
        return ScaleSaid(name, "", "", (words.too_few(measured),))
    numbers = [(one.day, one.value) for one in _measured(instrument, scale, alike)]
    compared = compare(scale, measured.value, filled.local_date, numbers)
    more = (words.exactness(scale, measured), *words.comparison(scale, measured, compared))
    number, ends = words.points(scale, measured.value), words.ends(instrument, scale)
    return ScaleSaid(name, number, ends, more)


def _measured(
    instrument: Instrument, scale: Scale, every: Sequence[FilledIn]
) -> tuple[Reading, ...]:
    found = [(one.local_date, score(instrument, scale, one.answers)) for one in every]
    return tuple(
        Reading(day, one.value, one.band) for day, one in found if isinstance(one, Measured)
    )


def _readings(instrument: Instrument, scale: Scale, every: Sequence[FilledIn]) -> Readings:
    smallest = smallest_real_change(scale)
    return Readings(
        key=scale.key,
        name=about(instrument).scales[scale.key],
        ends=range_of(instrument, scale),
        decimals=scale.decimals,
        readings=_measured(instrument, scale, every),
        note=words.unknown_error() if smallest is None else words.chance_below(scale, smallest),
    )
