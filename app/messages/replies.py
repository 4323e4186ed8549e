"""An auto-reply in her hours and words: for any messenger that can hold one, naming none."""

from collections.abc import Iterator, Sequence
from datetime import time

from babel.dates import get_day_names

from app.language import current_locale, format_time, speaking
from app.language import gettext as _
from app.messages.forms import ReplyForm, Spoken, Tone
from app.plan_words import clocks, listed
from journal.vocabulary import Locale

WEEK = 7
LANGUAGES = {
    Spoken.KO: (Locale.KO,),
    Spoken.EN: (Locale.EN,),
    Spoken.BOTH: (Locale.KO, Locale.EN),
}


def written(form: ReplyForm, times: Sequence[int]) -> list[tuple[Locale, str]]:
    """Return the reply in each language asked for; ``times`` are those of her plan, in minutes."""
    replies = []
    for language in LANGUAGES[form.spoken]:
        with speaking(language):
            replies.append((language, "\n".join(_lines(form, times if form.at_times else ()))))
    return replies


def _lines(form: ReplyForm, times: Sequence[int]) -> Iterator[str]:
    own = " ".join(form.own.split())
    yield from (line for line in (_greeting(form.tone), own) if line)
    if form.begin is not None and form.end is not None:
        yield _hours(form.tone, form.days, form.begin, form.end)
    if times:
        yield _times(form.tone, times)
    if times or form.begin is not None:
        yield _later(form.tone, has_times=bool(times))
    if link := form.link.strip():
        yield _("The usual questions are answered here: %(link)s", link=link)
    if form.tone is Tone.WARM:
        yield _("Thank you for your patience.")


def _greeting(tone: Tone) -> str:
    return {
        Tone.PLAIN: _("Thank you for your message."),
        Tone.WARM: _("Hello, and thank you for writing."),
        Tone.SHORT: "",
    }[tone]


def _hours(tone: Tone, days: Sequence[int], begin: time, end: time) -> str:
    said = {
        Tone.PLAIN: _("I answer %(days)s from %(begin)s to %(end)s."),
        Tone.WARM: _("I'm here for you %(days)s from %(begin)s to %(end)s."),
        Tone.SHORT: _("Answers %(days)s, %(begin)s to %(end)s."),
    }[tone]
    return said % {
        "days": _named(days),
        "begin": format_time(begin),
        "end": format_time(end),
    }


def _times(tone: Tone, times: Sequence[int]) -> str:
    said = {
        Tone.PLAIN: _("I read messages at %(times)s and answer them then."),
        Tone.WARM: _("I look at messages at %(times)s and write back then."),
        Tone.SHORT: _("Messages are read at %(times)s."),
    }[tone]
    return said % {"times": clocks(times)}


def _later(tone: Tone, *, has_times: bool) -> str:
    if tone is Tone.SHORT:
        return _("Anything else waits until then.")
    if has_times:
        return _("What comes in between is answered at the next of these times.")
    return _("What comes outside these hours is answered when they begin again.")


def _named(days: Sequence[int]) -> str:
    if len(days) in {0, WEEK}:
        return _("every day")
    names = get_day_names(
        "wide" if len(days) == 1 else "abbreviated", locale=current_locale().value
    )
    is_a_stretch = len(days) > 1 and days[-1] - days[0] == len(days) - 1
    if is_a_stretch:
        return _("%(first)s to %(last)s", first=names[days[0]], last=names[days[-1]])
    return listed([names[day] for day in days])
