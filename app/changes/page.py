"""Everything the page of one change shows, ready for its template."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from app.changes.comparing import Compared
from app.changes.words import Said, levels, question, said_together
from app.changes.working import counted, method_in_words, numbers, trap, warning
from app.charts.before_after import Around, Level, Strip, before_after_picture
from app.charts.marks import Table, Tone
from app.charts.svg import Drawn, drawn
from app.language import gettext as _
from journal.check_ins.queries import Rating
from journal.findings.before_after import BeforeAfter, Shift, ShiftTooEarly


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words and numbers; ``answer`` is about energy, ``others`` about the rest.

    Without an answer nothing is worked out yet, and ``waiting`` says why.
    """

    title: str
    waiting: str
    answer: Said | None = None
    others: tuple[Said, ...] = ()
    picture: Drawn | None = None
    warning: str = ""
    trap: str = ""
    contact: Table | None = None
    how: tuple[str, ...] = ()
    numbers: Table | None = None


def told(found: Compared) -> Told:
    """Put one change into the words of the person's language."""
    title = question(found.marked)
    outcome = found.outcome
    if outcome is None:
        return Told(title, _waiting(found))
    answer, *others = said_together(outcome.outcomes)
    return Told(
        title=title,
        waiting="",
        answer=answer,
        others=tuple(others),
        picture=_picture(outcome, found.ratings),
        warning=warning(found.beside),
        trap=trap(),
        contact=counted(outcome),
        how=method_in_words(outcome),
        numbers=numbers(outcome),
    )


def _waiting(found: Compared) -> str:
    if found.is_behind:
        return _("This is being worked out. Look again in a moment.")
    return _("Once there are check-ins before and after this day, they are compared here.")


def _picture(outcome: BeforeAfter, ratings: tuple[Rating, ...]) -> Drawn | None:
    answers: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for rating in ratings:
        for scale in ("energy", "mood", "tension"):
            value: int | None = getattr(rating, scale)
            if value is not None:
                answers[scale].append((rating.local_date, value))
    strips = tuple(
        _strip(one, tuple(answers[one.outcome])) for one in outcome.outcomes if answers[one.outcome]
    )
    if not strips:
        return None
    around = Around(outcome.mark, outcome.first, outcome.last, outcome.washout, strips)
    return drawn(before_after_picture(around, levels(outcome.outcomes[0])))


def _strip(one: Shift | ShiftTooEarly, answers: tuple[tuple[date, int], ...]) -> Strip:
    if isinstance(one, ShiftTooEarly):
        return Strip(Tone(one.outcome), answers)
    before = Level(one.mean_before, one.before_low, one.before_high)
    after = Level(one.mean_after, one.after_low, one.after_high)
    return Strip(Tone(one.outcome), answers, before, after)
