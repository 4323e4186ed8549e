"""Interactions by kind, by what would have prevented them, and by how late in the shift."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeAlias

from app.charts.contact_bars import count_axis
from app.charts.marks import (
    Axis,
    Band,
    Bar,
    Bars,
    Form,
    Nothing,
    Panel,
    Picture,
    Table,
    Tick,
    Tone,
)
from app.charts.words import amount
from app.language import gettext as _
from app.words import label
from journal.interactions.pictures import PicturedHit
from journal.vocabulary import Cause

Ranked: TypeAlias = list[tuple[StrEnum, int]]

MINUTES_AN_HOUR = 60
EARLIEST, LATEST = 9, -3


def kinds_picture(hits: Sequence[PicturedHit]) -> Picture | Nothing:
    if not hits:
        return Nothing(
            "kinds", _("What hit you"), _("What you log of hard interactions is counted here.")
        )
    ranked = _ranked(hit.kind for hit in hits)
    most, times = ranked[0]
    title = _(
        "Most often: %(kind)s, %(times)s of %(total)s.",
        kind=label(most),
        times=amount(times),
        total=amount(len(hits)),
    )
    return _rows_picture("kinds", title, ranked, _("Kind"))


def causes_picture(hits: Sequence[PicturedHit]) -> Picture | Nothing:
    ranked = _ranked(hit.cause for hit in hits if hit.cause)
    if not ranked:
        return Nothing(
            "causes",
            _("What would have prevented it"),
            _("Once you say what would have prevented an interaction, it is counted here."),
        )
    return _rows_picture("causes", _causes_title(ranked), ranked, _("Cause"))


def _causes_title(ranked: Ranked) -> str:
    total = sum(times for _cause, times in ranked)
    removable = sum(times for cause, times in ranked if cause != Cause.NONE)
    most, times = ranked[0]
    if not removable:
        return _("Nothing would have prevented the %(total)s you judged.", total=amount(total))
    return _(
        "%(removable)s of %(total)s could have been prevented, most often: %(cause)s (%(times)s).",
        removable=amount(removable),
        total=amount(total),
        cause=label(most),
        times=amount(times),
    )


def lateness_picture(hits: Sequence[PicturedHit]) -> Picture | Nothing:
    minutes = [hit.minutes_before_end for hit in hits if hit.minutes_before_end is not None]
    if not minutes:
        return Nothing(
            "lateness",
            _("How late in the shift"),
            _("Once your shifts are known, this shows how late in them it came."),
        )
    hours = Counter(max(min(one // MINUTES_AN_HOUR, EARLIEST - 1), LATEST) for one in minutes)
    bars = tuple(Bar(-hour - 1, 0.9, 0, times) for hour, times in sorted(hours.items()))
    end = Band(Tone.SHIFT, _("before the planned end"), ((-EARLIEST, 0),))
    return Picture(
        name="lateness",
        title=_lateness_title(minutes),
        alt=_(
            "Upright bars, one for each hour before and after the planned end of the shift, which "
            "is where the shading stops. The table below says the same."
        ),
        form=Form.STRIPS,
        x=Axis(-EARLIEST, -LATEST, tuple(_hour_ticks())),
        panels=(
            Panel(
                _("Interactions, hour by hour"),
                count_axis(max(hours.values())),
                (end, Bars(Tone.PLAIN, _("hard interactions"), bars)),
                height=110,
            ),
        ),
        table=_lateness_table(hours),
    )


def _lateness_title(minutes: Sequence[int]) -> str:
    last_hour = sum(0 <= one < MINUTES_AN_HOUR for one in minutes)
    after = sum(one < 0 for one in minutes)
    title = _(
        "%(late)s of %(total)s came in the last hour of the shift.",
        late=amount(last_hour),
        total=amount(len(minutes)),
    )
    if not after:
        return title
    return title + " " + _("%(after)s came after its planned end.", after=amount(after))


def _hour_ticks() -> Iterable[Tick]:
    yield Tick(-8, _("%(hours)s h before", hours=8))
    yield from (Tick(-hour, str(hour)) for hour in (6, 4, 2))
    yield Tick(0, _("end"))
    yield Tick(2, "+2")


def _lateness_table(hours: Counter[int]) -> Table:
    rows = tuple((_hour_words(hour), amount(times)) for hour, times in sorted(hours.items())[::-1])
    return Table((_("Hours before the planned end"), _("Times")), rows)


def _hour_words(hour: int) -> str:
    if hour == EARLIEST - 1:
        return _("%(hours)s or more", hours=hour)
    if hour == LATEST:
        return _("%(hours)s or more after it", hours=-LATEST - 1)
    if hour < 0:
        return _("%(from)s to %(to)s after it", **{"from": -hour - 1, "to": -hour})
    return _("%(from)s to %(to)s", **{"from": hour, "to": hour + 1})


def _ranked(members: Iterable[StrEnum]) -> Ranked:
    """Most frequent first; of equals, the one that stands first in its list; none always last."""
    return sorted(Counter(members).items(), key=_rank)


def _rank(counted: tuple[StrEnum, int]) -> tuple[bool, int, int]:
    member, times = counted
    place = [each.value for each in type(member)].index(member.value)
    return member == Cause.NONE, -times, place


def _rows_picture(name: str, title: str, ranked: Ranked, head: str) -> Picture:
    most = max(times for _member, times in ranked)
    bars = tuple(Bar(row, 1, 0, times) for row, (_member, times) in enumerate(ranked))
    ticks = tuple(Tick(row, label(member)) for row, (member, _times) in enumerate(ranked))
    rows = tuple((label(member), amount(times)) for member, times in ranked)
    listed = ", ".join(" ".join(row) for row in rows)
    return Picture(
        name=name,
        title=title,
        alt=_("Lying bars, the longest first: %(listed)s.", listed=listed),
        form=Form.ROWS,
        x=Axis(0, len(ranked), ticks),
        panels=(Panel("", Axis(0, most), (Bars(Tone.PLAIN, "", bars),)),),
        table=Table((head, _("Times")), rows),
    )
