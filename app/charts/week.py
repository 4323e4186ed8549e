"""Contact outside the shift by weekday and hour: a week at a glance."""

from collections import Counter

from app.charts.clock import HOURS, WEEKDAYS, Hours, covered_note
from app.charts.marks import (
    Axis,
    Cell,
    Cells,
    Form,
    Nothing,
    Panel,
    Picture,
    Table,
    Tick,
    Tone,
    stretches_of,
)
from app.charts.words import amount, hour_words, weekday_names, weekdays_name
from app.language import gettext as _

# Room at the left for the names of the weekdays, in hours.
MARGIN = 2.4


def week_picture(hours: Hours) -> Picture | Nothing:
    if not hours.tallies:
        return Nothing(
            "week",
            _("Hour by hour through the week"),
            _("As soon as contact outside your shift is known, your week stands here."),
        )
    counts: Counter[tuple[int, int]] = Counter()
    for one in hours.tallies:
        counts[one.weekday, one.hour] += one.events
    return Picture(
        name="week",
        title=_title(counts),
        alt=_(
            "Seven rows from Monday to Sunday with 24 hours each: the larger and deeper a square, "
            "the more contact came; shaded where you usually work. The table below says the same."
        ),
        form=Form.STRIPS,
        x=Axis(-MARGIN, 24, tuple(Tick(hour, hour_words(hour)) for hour in range(0, 24, 6))),
        panels=(_panel(hours, counts),),
        table=_table(counts),
        note=covered_note(hours),
    )


def _title(counts: Counter[tuple[int, int]]) -> str:
    (weekday, hour), most = max(counts.items(), key=lambda item: (item[1], -item[0][1]))
    return _(
        "%(weekday)s around %(hour)s had the most contact outside your shift: %(most)s.",
        weekday=weekdays_name(weekday),
        hour=hour_words(hour),
        most=amount(most),
    )


def _panel(hours: Hours, counts: Counter[tuple[int, int]]) -> Panel:
    most = max(counts.values())
    cells = tuple(
        Cell(hour, weekday, count, count / most)
        for (weekday, hour), count in sorted(counts.items())
    )
    worked = tuple(
        Cell(begin, row, 0, 1, columns=end - begin)
        for row in range(WEEKDAYS)
        for begin, end in stretches_of(hour for weekday, hour in hours.usual if weekday == row)
    )
    rows = tuple(Tick(row + 0.5, name) for row, name in enumerate(weekday_names()))
    shift = (Cells(Tone.SHIFT, _("your usual shift"), worked),) if worked else ()
    return Panel(
        "",
        # Monday stands on top, so the axis runs downwards.
        Axis(WEEKDAYS, 0, rows, has_grid=False),
        (*shift, Cells(Tone.PLAIN, _("contact outside the shift"), cells)),
        height=WEEKDAYS * 24,
    )


def _table(counts: Counter[tuple[int, int]]) -> Table:
    hours = [hour for hour in HOURS if any(counts[day, hour] for day in range(WEEKDAYS))]
    rows = tuple(
        (hour_words(hour), *(_count_words(counts[day, hour]) for day in range(WEEKDAYS)))
        for hour in hours
    )
    return Table((_("Hour of the day"), *weekday_names()), rows)


def _count_words(count: int) -> str:
    return amount(count) if count else ""
