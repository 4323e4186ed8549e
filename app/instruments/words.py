"""What the pages say about a questionnaire and about what came out of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

from app.language import current_locale, format_date, format_number, ngettext
from app.language import gettext as _
from journal.instruments.definition import Instrument, Language, Scale, Wording
from journal.instruments.rules import Compared, Measured, NothingEarlier, TooFewAnswers, range_of


def language_for(instrument: Instrument) -> Language:
    """Return the language to ask in: hers where there is a wording, else the one there is."""
    return _own() if _own() in instrument.wording else next(iter(instrument.wording))


def length(instrument: Instrument) -> str:
    """Say how long it takes."""
    return ngettext(
        "%(num)s question, about %(minutes)s min",
        "%(num)s questions, about %(minutes)s min",
        len(instrument.items),
        minutes=instrument.minutes,
    )


def notes(instrument: Instrument, language: Language) -> list[str]:
    """Say plainly what a reader should know of the wording before she answers."""
    return [
        *([] if language == _own() else [_other_language(language)]),
        *_whose_words(instrument.wording[language]),
    ]


def opens_again(instrument: Instrument, opens: date) -> str:
    """Say from when it can be filled in again, and why not now."""
    if instrument.recall_days is None:
        return _(
            "Answers too close together say little. It can be filled in again from %(day)s.",
            day=format_date(opens),
        )
    return ngettext(
        "It looks back on %(num)s day, so it can be filled in again from %(day)s.",
        "It looks back on %(num)s days, so it can be filled in again from %(day)s.",
        instrument.recall_days,
        day=format_date(opens),
    )


def too_few(found: TooFewAnswers) -> str:
    """Say why a scale is not worked out."""
    return _(
        "Not worked out: %(answered)s of %(of)s questions answered, %(needed)s are needed.",
        answered=found.answered,
        of=found.of,
        needed=found.needed,
    )


def ends(instrument: Instrument, scale: Scale) -> str:
    """Say what the least and the most is that a number can be."""
    low, high = range_of(instrument, scale)
    return _("least %(low)s, most %(high)s", low=points(scale, low), high=points(scale, high))


def exactness(scale: Scale, measured: Measured) -> str:
    """Say between what the number would lie if asked again."""
    if measured.band is None:
        return unknown_error()
    low, high = measured.band
    return _(
        "Answered again at once, it would most likely lie between %(low)s and %(high)s.",
        low=points(scale, low),
        high=points(scale, high),
    )


def comparison(
    scale: Scale, measured: Measured, compared: Compared | NothingEarlier
) -> Sequence[str]:
    """Set the number beside her own of the three months before, and say what may be chance."""
    if isinstance(compared, NothingEarlier):
        return [_("There's nothing of your own from the three months before to set beside it.")]
    before = ngettext(
        "In the three months before, your own number was %(mean)s.",
        "In the three months before, the mean of your own %(num)s numbers was %(mean)s.",
        compared.count,
        mean=points(scale, compared.mean),
    )
    return [before, _moved(scale, measured.value, compared.mean), *_chance(scale, compared)]


def chance_below(scale: Scale, smallest: float) -> str:
    """Say below how many points a change can be chance."""
    return _("A change below %(points)s points can be chance.", points=_rounded_up(scale, smallest))


def unknown_error() -> str:
    """Say that nobody knows how exact a number is."""
    return _(
        "How exact this number is, nobody has published as far as we know. So we call no change"
        " real."
    )


def points(scale: Scale, value: float) -> str:
    """Write a number of a scale."""
    return format_number(value, scale.decimals)


def answered(
    instrument: Instrument, language: str, said: Iterable[tuple[str, int | None]]
) -> list[tuple[str, str]]:
    """List each question with the answer given, in the wording that was shown."""
    wording = next((one for code, one in instrument.wording.items() if code == language), None)
    if wording is None:
        return []
    items = {item.key: item for item in instrument.items}
    return [
        (wording.items[key], _answer(instrument, wording, items[key].answers, value))
        for key, value in said
        if key in items
    ]


def _answer(instrument: Instrument, wording: Wording, name: str, value: int | None) -> str:
    words = dict(zip(instrument.answers[name], wording.answers[name], strict=True))
    return _("Not answered") if value is None else words.get(value, str(value))


def _own() -> Language:
    return "ko" if current_locale() == "ko" else "en"


def _other_language(language: Language) -> str:
    if language == "en":
        return _(
            "The questions are in English only. No wording in your language is known here that may"
            " be used."
        )
    return _(
        "The questions are in Korean only. No wording in your language is known here that may be"
        " used."
    )


def _whose_words(wording: Wording) -> list[str]:
    if wording.kind == "own_translation":
        return [_("This translation is ours. It is not validated.")]
    if wording.kind == "other_translation":
        return [_("This is not the official translation.")]
    return []


def _moved(scale: Scale, value: float, mean: float) -> str:
    # Of the numbers as they stand on the page, so that they add up there.
    moved = round(value, scale.decimals) - round(mean, scale.decimals)
    by = points(scale, abs(moved))
    if moved > 0:
        return _("Now it's %(points)s points higher.", points=by)
    if moved < 0:
        return _("Now it's %(points)s points lower.", points=by)
    return _("Now it's the same.")


def _chance(scale: Scale, compared: Compared) -> list[str]:
    if compared.smallest_real is None:
        return []
    if compared.may_be_chance:
        return [chance_below(scale, compared.smallest_real)]
    return [
        _(
            "Changes below %(points)s points can be chance; this one is larger.",
            points=_rounded_up(scale, compared.smallest_real),
        )
    ]


def _rounded_up(scale: Scale, value: float) -> str:
    tenth = 10**scale.decimals
    return points(scale, ceil(value * tenth) / tenth)
