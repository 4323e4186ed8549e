"""What the page about a table's columns offers and shows: columns, samples, orders, an example."""

from dataclasses import dataclass

from app.access import SignedIn
from app.forms import Draft, zone_names
from app.imports.columns_forms import mapping_of, parsed, ways_open, words_of
from app.imports.columns_sealing import TableParcel
from app.imports.forms import zone_options
from app.imports.refusals import refusal
from app.language import format_date, format_moment, format_number
from app.language import gettext as _
from journal.errors import Invalid
from journal.files.table import Table
from journal.importing.clocks import moment_of, utc_seconds
from journal.importing.table_mapping import OWN_CLOCK, ColumnMapping
from journal.importing.table_mapping_times import TimeWay, written_of
from journal.importing.table_reading_moments import moments_in
from journal.vocabulary import ContactChannel, Direction, ZoneBasis

SAMPLES = 3
LONGEST_SAMPLE = 24
LONGEST_HEAD = 40
LOOKED_AT_ROWS = 200

Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column: what it is called, and a few of its values; none where it is text."""

    name: str
    samples: tuple[str, ...]
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """All that the page asks and offers."""

    columns: list[ColumnShown]
    choices: Options
    orders: Options
    ways: Options
    means: Options
    zones: Options
    words: Options
    meanings: Options
    direction: str
    example: str
    rows: str


def asked(agent: SignedIn, parcel: TableParcel, form: Draft) -> Asked:
    """Put together what the page shows with the answers so far."""
    answers = parsed(form)
    mapping = None if answers is None else mapping_of(answers, parcel)
    columns = _columns(parcel)
    choices = [
        (str(place), column.name) for place, column in enumerate(columns) if not column.is_left_out
    ]
    words = (
        [
            (word, str(mapping.meanings.get(word, "")))
            for word in words_of(parcel, mapping.direction)
        ]
        if mapping
        else []
    )
    return Asked(
        columns=columns,
        choices=choices,
        orders=_orders(parcel, answers.moment if answers else None),
        ways=_ways(choices),
        means=_means(choices),
        zones=_zones(agent),
        words=words,
        meanings=_meanings(),
        direction="" if mapping is None or mapping.direction is None else str(mapping.direction),
        example="" if mapping is None else _example(agent, parcel, mapping),
        rows=format_number(len(parcel.table.rows) - parcel.shape.first),
    )


def problem(invalid: Invalid) -> tuple[str, str]:
    """Return the field of the page at which something is wrong, and what."""
    said = {
        "no_time_column": _(
            "Please choose the column that says when it was. Nothing is saved yet."
        ),
        "dates_ambiguous": _(
            "Day and month can't be told apart in this column. Nothing is saved yet. Please say"
            " which comes first."
        ),
        "meaning_missing": _("Please say of each word which way it went. Nothing is saved yet."),
    }
    places = {"sender": "way", "direction": "way", "": "moment"}
    field = places.get(invalid.field, invalid.field)
    return field, said.get(invalid.reason) or refusal(invalid)


def _columns(parcel: TableParcel) -> list[ColumnShown]:
    shape = parcel.shape
    some = parcel.table.rows[shape.first : shape.first + LOOKED_AT_ROWS]
    shown = []
    for place in range(shape.width):
        head = shape.heads[place] if shape.heads else ""
        cells = dict.fromkeys(row[place] for row in some if place < len(row) and row[place])
        samples = tuple(_short(cell, LONGEST_SAMPLE) for cell in list(cells)[:SAMPLES])
        name = _short(head, LONGEST_HEAD) or _("Column %(number)s", number=place + 1)
        shown.append(ColumnShown(name, samples, place in parcel.left_out))
    return shown


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _orders(parcel: TableParcel, column: int | None) -> Options:
    """The orders of day and month that a column leaves open, each with what it makes of a cell."""
    ways = ways_open(parcel, column)
    cells = parcel.table.column(column or 0, after=parcel.shape.first)
    found = next(
        ((cell, one.days) for cell in cells if (one := written_of(cell)) and len(one.days) > 1),
        None,
    )
    if found is None:
        return []
    cell, days = found
    names = {
        TimeWay.YEAR_FIRST: _("Year, month, day"),
        TimeWay.DAY_FIRST: _("Day, month, year"),
        TimeWay.MONTH_FIRST: _("Month, day, year"),
    }
    return [
        (
            way.value,
            _(
                "%(order)s: %(written)s is %(day)s",
                order=names[way],
                written=cell,
                day=format_date(moment_of(days[way]).date()),
            ),
        )
        for way in ways
        if way in days
    ]


def _ways(choices: Options) -> Options:
    return [
        ("all_in", _("All of it came to me")),
        ("all_out", _("All of it is work of mine")),
        *(
            (f"column:{place}", _("The column “%(name)s” says it", name=name))
            for place, name in choices
        ),
        *(
            (f"sender:{place}", _("“%(name)s” says who wrote it", name=name))
            for place, name in choices
        ),
    ]


def _means(choices: Options) -> Options:
    names = {
        ContactChannel.CALL: _("Calls"),
        ContactChannel.CHAT: _("Chats"),
        ContactChannel.MESSENGER: _("Messages"),
        ContactChannel.EMAIL: _("E-mails"),
        ContactChannel.TICKET: _("Tickets"),
        ContactChannel.PUSH: _("Notifications"),
        ContactChannel.OTHER: _("Another kind"),
    }
    return [
        *((channel.value, name) for channel, name in names.items()),
        *(
            (f"column:{place}", _("The column “%(name)s” says it", name=name))
            for place, name in choices
        ),
    ]


def _zones(agent: SignedIn) -> Options:
    own = _("The same clock as mine (%(zone)s)", zone=agent.zone.key.replace("_", " "))
    return [(OWN_CLOCK, own), *(one for one in zone_options() if one[0] in zone_names())]


def _meanings() -> Options:
    return [
        ("", _("Please choose")),
        (Direction.IN.value, _("Contact that reached me")),
        (Direction.OUT.value, _("Contact from me")),
        (Direction.NONE.value, _("Leave it out")),
    ]


def _example(agent: SignedIn, parcel: TableParcel, mapping: ColumnMapping) -> str:
    """Say by the first row that can be read what the zone makes of the file's times."""
    if not mapping.moment or mapping.written is None:
        return ""
    shape = parcel.shape
    end = shape.first + LOOKED_AT_ROWS
    few = Table(parcel.table.rows[:end], parcel.table.lines[:end], parcel.table.kind)
    found = moments_in(few, mapping, shape)
    place = next((at for at, one in enumerate(found.seconds) if one is not None), None)
    if place is None:
        return ""
    seconds = found.seconds[place] or 0
    if found.basis is ZoneBasis.ASKED:
        (seconds,), _skipped = utc_seconds([seconds], agent.zone)
    row = few.rows[shape.first + place]
    return _(
        "“%(written)s” in the file is %(own)s for you.",
        written=" ".join(row[column] for column in mapping.moment),
        own=format_moment(moment_of(seconds), agent.zone),
    )
