"""The roster's causes over twelve months, and the day of contact that was sent, as pictures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.causes.months import Month
from app.charts.contact_bars import count_axis
from app.charts.marks import (
    Axis,
    Bar,
    Bars,
    Form,
    Label,
    Labels,
    Panel,
    Picture,
    Table,
    Tick,
    Tone,
)
from app.charts.words import amount, hour_words, month_words
from app.language import gettext as _
from app.language import ngettext
from app.words import label
from journal.causes.queries import SentInHour
from journal.vocabulary import RosterCause

MARGIN = 0.15
HEIGHT = 44
NOT_KNOWN = "–"  # noqa: RUF001 - the dash that stands for nothing in a table


@dataclass(frozen=True, slots=True)
class Year:
    """Counts of the months to the one shown; a month without roster isn't in ``known``."""

    months: tuple[Month, ...]
    known: frozenset[Month]
    counts: Mapping[tuple[Month, RosterCause], int]

    @property
    def is_quiet(self) -> bool:
        return not any(map(self.total, self.months))

    def sum_of(self, cause: RosterCause) -> int:
        return sum(self.counts.get((month, cause), 0) for month in self.months)

    def total(self, month: Month) -> int:
        return sum(self.counts.get((month, cause), 0) for cause in RosterCause)


def year_picture(year: Year) -> Picture:
    """Draw four strips of twelve months; a gap is a month without roster."""
    last = len(year.months) - 1
    places = (0, last // 2, last)
    ticks = tuple(Tick(place + 0.5, month_words(year.months[place].first)) for place in places)
    return Picture(
        name="roster-causes",
        title=_title(year),
        alt=_(
            "A strip for each cause there was, with a bar for every month; a month without roster"
            " stays empty. The table below says the same."
        ),
        form=Form.STRIPS,
        x=Axis(-0.6, len(year.months), ticks),
        panels=tuple(_strip(year, cause) for cause in RosterCause if year.sum_of(cause)),
        table=_table(year),
    )


def _title(year: Year) -> str:
    return ngettext(
        "Twelve months: %(num)s place to change, in %(month)s",
        "Twelve months: %(num)s places to change, most in %(month)s",
        sum(map(year.total, year.months)),
        month=month_words(max(year.months, key=year.total).first),
    )


def _strip(year: Year, cause: RosterCause) -> Panel:
    counts = [year.counts.get((month, cause), 0) for month in year.months]
    bars = tuple(
        Bar(place + MARGIN, 1 - 2 * MARGIN, 0, count) for place, count in enumerate(counts) if count
    )
    return Panel(label(cause), _axis(max(counts)), (Bars(Tone.PLAIN, "", bars),), HEIGHT)


def _axis(most: int) -> Axis:
    """From zero to the most, which is all that so low a strip has room to name."""
    return Axis(0, most * 1.12, (Tick(0, ""), Tick(most, amount(most))))


def _table(year: Year) -> Table:
    rows = tuple(
        (
            month_words(month.first),
            *(
                amount(year.counts.get((month, cause), 0)) if month in year.known else NOT_KNOWN
                for cause in RosterCause
            ),
        )
        for month in year.months
    )
    return Table((_("Month"), *map(label, RosterCause)), rows)


def sent_picture(hours: Sequence[SentInHour], title: str) -> Picture:
    """Draw a day of 24 hours: outside the duty at the foot, then on duty, then not known."""
    names = (_("outside the duty"), _("on duty"), _("not known"))
    tones = (Tone.PUSHED, Tone.PLAIN, Tone.UNKNOWN)
    counted = [_by_hour(hours, way) for way in ("outside", "on_duty", "unknown")]
    layers = tuple(
        Bars(tone, name, _stack(counted[: index + 1]))
        for index, (tone, name) in enumerate(zip(tones, names, strict=True))
        if any(counted[index].values())
    )
    total = sum(one.sent for one in hours)
    most = max(sum(counts[hour] for counts in counted) for hour in range(24))
    middle = Labels((Label(0, 1, amount(total)), Label(0, 0, _("messages"))))
    return Picture(
        name="contact-sent",
        title=title,
        alt=_(
            "A clock of 24 hours with midnight on top: the longer a sector, the more the"
            " organisation sent in that hour. The table below says the same."
        ),
        form=Form.DIAL,
        x=Axis(0, 24, tuple(Tick(hour, hour_words(hour)) for hour in range(0, 24, 3))),
        panels=(Panel(title, count_axis(most), (*layers, middle), height=240),),
        table=_hours_table(names, counted),
        note=_("Each sector is an hour; twice the messages are twice the area."),
    )


def _by_hour(hours: Sequence[SentInHour], way: str) -> Counter[int]:
    counts: Counter[int] = Counter()
    for one in hours:
        counts[one.hour] += getattr(one, way)
    return counts


def _stack(layers: Sequence[Counter[int]]) -> tuple[Bar, ...]:
    """The last of the layers, standing on those before it."""
    *below, own = layers
    bars = []
    for hour in sorted(own):
        foot = sum(layer[hour] for layer in below)
        bars.append(Bar(hour, 1, foot, foot + own[hour]))
    return tuple(bar for bar in bars if bar.top > bar.foot)


def _hours_table(names: tuple[str, ...], counted: Sequence[Counter[int]]) -> Table:
    rows = tuple(
        (hour_words(hour), *(amount(counts[hour]) for counts in counted))
        for hour in range(24)
        if any(counts[hour] for counts in counted)
    )
    return Table((_("Hour of the day"), *names), rows)
