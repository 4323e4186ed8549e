"""Lower than one's own usual, or as usual: in words that look back and foretell nothing."""

from app.language import format_date, format_number, ngettext
from app.language import gettext as _
from app.statement import Statement
from journal.findings.drift import METHOD_VERSION, Drift, DriftTooEarly, LastWeeks, Notice


def said_of_drift(found: Drift | DriftTooEarly) -> Statement:
    """Put the watch on her own usual into the words of the person's language."""
    if isinstance(found, DriftTooEarly):
        return Statement(_still_missing(found), "too_early", _("Too early"), (), (), how(), ())
    return Statement(
        sentence=_sentence(found),
        mark="supported" if found.is_lower_now else "no_difference",
        label=_("Notice") if found.is_lower_now else _("As usual"),
        notes=_notes(found),
        rows=_rows(found),
        how=how(),
        left_out=(),
    )


def so_far(early: DriftTooEarly) -> str:
    """Say the count of what is missing first in as few words as it takes."""
    if early.rated_days < early.needed:
        return _(
            "%(have)s of %(need)s days with a check-in",
            have=format_number(early.rated_days),
            need=format_number(early.needed),
        )
    return _(
        "%(have)s of %(need)s days since the first check-in",
        have=format_number(early.days),
        need=format_number(early.days_needed),
    )


def notices_in_words(found: Drift) -> tuple[str, ...]:
    """Every notice there was, the newest first."""
    return tuple(_notice(one) for one in reversed(found.notices))


def how() -> tuple[str, ...]:
    """Say how the watch works."""
    return (
        _(
            "Watched is the mean of your energy, your mood and your tension turned round, so that"
            " more is better, on each day you checked in."
        ),
        _(
            "Your usual comes from your first eight weeks that hold still, and stays there: so a"
            " slow fall doesn't become the new normal."
        ),
        _(
            "Each new day moves the line by a tenth. Days resemble their neighbours, and the usual"
            " itself is only known roughly; the limit is wider for both."
        ),
        _(
            "After a notice the watch is silent for 28 days. It looks back and foretells nothing."
            " Method: %(version)s.",
            version=METHOD_VERSION,
        ),
    )


def _still_missing(early: DriftTooEarly) -> str:
    return _("What is usual for you: %(so_far)s so far.", so_far=so_far(early))


def _sentence(found: Drift) -> str:
    if found.is_lower_now and found.since is not None:
        return _("Lower than your own usual since about %(day)s.", day=format_date(found.since))
    if not found.band:
        return _("What is usual for you is known now; from here on it's watched.")
    return _("Your days are about as usual for you.")


def _notes(found: Drift) -> tuple[str, ...]:
    last = found.last
    # Beside a notice, eight weeks of which it fills only some would seem to take it back.
    is_unsure = last is not None and found.is_lower_now and last.low < 0 < last.high
    beside = () if last is None or is_unsure else (_new_normal(found, last),)
    ends = [format_date(point.date) for point in found.band[-1:]]
    until = tuple(_("This looks at your days up to %(day)s.", day=day) for day in ends)
    return (*until, *beside, _false(found))


def _new_normal(found: Drift, last: LastWeeks) -> str:
    return _(
        "Your usual was %(usual)s of 5; from %(first)s to %(last)s it was %(mean)s (a difference"
        " that likely lies between %(low)s and %(high)s).",
        usual=format_number(found.baseline, 1),
        first=format_date(last.first),
        last=format_date(last.last),
        mean=format_number(last.mean, 1),
        low=signed(last.low),
        high=signed(last.high),
    )


def _false(found: Drift) -> str:
    years = format_number(1 / found.false_per_year, 1).removesuffix(".0")
    return _("About one notice in %(years)s years comes though nothing has changed.", years=years)


def signed(points: float) -> str:
    """Write a difference with a true minus, in tenths."""
    written = format_number(points, 1)
    return "0" if float(written) == 0 else written.replace("-", "\u2212")


def _rows(found: Drift) -> tuple[tuple[str, str], ...]:
    first, last = found.baseline_days
    rows = [
        (_("Your usual"), format_number(found.baseline, 2)),
        (
            _("Taken from"),
            _("%(first)s to %(last)s", first=format_date(first), last=format_date(last)),
        ),
    ]
    if found.last is not None:
        days = ngettext("%(num)s rated day", "%(num)s rated days", found.last.rated_days)
        ends = {"first": format_date(found.last.first), "last": format_date(found.last.last)}
        rows.append((_("%(first)s to %(last)s", **ends), days))
    return (*rows, (_("Method"), METHOD_VERSION))


def _notice(one: Notice) -> str:
    return _(
        "Noticed on %(day)s: lower since about %(since)s.",
        day=format_date(one.on),
        since=format_date(one.since),
    )
