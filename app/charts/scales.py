"""The three scales that stand over time, and the strip each is drawn in."""

from collections.abc import Mapping

from app.charts.marks import Axis, Mark, Panel, Tick, Tone
from app.charts.words import amount
from app.language import gettext as _
from app.language import ngettext

SCALES = (Tone.MOOD, Tone.ENERGY, Tone.TENSION)
# Half a step of air, so that a dot on 1 or 5 is whole.
LOWEST, HIGHEST = 0.5, 5.5


def scale_axis() -> Axis:
    return Axis(LOWEST, HIGHEST, tuple(Tick(step, str(step)) for step in (1, 3, 5)))


def scale_panel(scale: Tone, marks: tuple[Mark, ...], mean: float | None) -> Panel:
    names = {
        Tone.MOOD: _("Mood, from 1 low to 5 good"),
        Tone.ENERGY: _("Energy, from 1 empty to 5 full"),
        Tone.TENSION: _("Tension, from 1 calm to 5 tight"),
    }
    aside = "" if mean is None else _("mean %(mean)s", mean=amount(mean, 1))
    return Panel(names[scale], scale_axis(), marks, height=76, aside=aside)


def scale_heads() -> dict[Tone, str]:
    return {
        Tone.MOOD: _("Mood (1 to 5)"),
        Tone.ENERGY: _("Energy (1 to 5)"),
        Tone.TENSION: _("Tension (1 to 5)"),
    }


def answer(means: Mapping[Tone, float], days_with_contact: int, *, is_weekly: bool) -> str:
    """Say the picture's answer: the scale that tells most, then on how many days contact came."""
    sentences = {
        Tone.ENERGY: _("Your energy was %(mean)s of 5 on average."),
        Tone.MOOD: _("Your mood was %(mean)s of 5 on average."),
        Tone.TENSION: _("Your tension was %(mean)s of 5 on average."),
    }
    said = [
        sentence % {"mean": amount(means[scale], 1)}
        for scale, sentence in sentences.items()
        if scale in means
    ][:1]
    if days_with_contact:
        said.append(_contact(days_with_contact, is_weekly=is_weekly))
    return " ".join(said)


def _contact(times: int, *, is_weekly: bool) -> str:
    if is_weekly:
        return ngettext(
            "Contact reached you outside your shift in %(num)s week.",
            "Contact reached you outside your shift in %(num)s weeks.",
            times,
        )
    return ngettext(
        "Contact reached you outside your shift on %(num)s day.",
        "Contact reached you outside your shift on %(num)s days.",
        times,
    )
