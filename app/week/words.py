"""A week in sentences: each statement of the journal is one, and nothing is added to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.charts.words import initiation_names, weekday_names
from app.finding_words import reply_words, said
from app.language import format_day, format_number, ngettext
from app.language import gettext as _
from app.words import label
from journal.findings.answers import Answer
from journal.findings.week import (
    USUAL_NEEDED,
    BesideUsual,
    Early,
    Good,
    Known,
    Nothing,
    QuietDays,
    Rated,
    Said,
    UsualUnknown,
    Was,
)
from journal.findings.week_facts import Eased, Kept, Scale
from journal.vocabulary import FindingReply

NO_REPLIES: Mapping[str, FindingReply] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the page: what it is about, and how firm it is where it is a finding."""

    about: str
    sentence: str
    mark: str = ""
    firmness: str = ""
    reply: str = ""


def told(
    one: Said, answers: Sequence[Answer], replies: Mapping[str, FindingReply] = NO_REPLIES
) -> Told:
    """Say one statement; ``answers`` are the findings it may point to, ``replies`` hers to them."""
    if isinstance(one, Nothing):
        return Told(_("What was"), _nothing(one))
    if isinstance(one, Was):
        parts = {"work": _work(one), "contact": _contact(one)}
        return Told(_("What was"), _("%(work)s; %(contact)s.", **parts))
    if isinstance(one, Rated):
        return Told(_("How you were"), _rated(one))
    if isinstance(one, Known):
        found = said(answers[one.place])
        reply = reply_words(replies.get(answers[one.place].question.value))
        return Told(_("What is known"), found.sentence, found.mark, found.label, reply)
    if isinstance(one, Early):
        return Told(_("What is too early"), said(answers[one.place]).sentence)
    return Told(_("Something good"), _good(one))


def _nothing(one: Nothing) -> str:
    if not one.workdays:
        return _("Nothing was written down in this week, so how it was isn't known.")
    return ngettext(
        "You had a shift on %(num)s day; nothing was written down, so how it was isn't known.",
        "You had shifts on %(num)s days; nothing was written down, so how it was isn't known.",
        one.workdays,
    )


def _work(was: Was) -> str:
    if not was.workdays:
        return _("No shift is known")
    if not was.longer:
        return ngettext(
            "You had a shift on %(num)s day", "You had shifts on %(num)s days", was.workdays
        )
    return ngettext(
        "You had a shift on %(num)s day, and stayed longer on %(longer)s",
        "You had shifts on %(num)s days, and stayed longer on %(longer)s",
        was.workdays,
        longer=format_number(was.longer),
    )


def _contact(was: Was) -> str:
    if was.days_with_contact:
        return _contact_came(was)
    if was.days_unknown == was.days:
        return _("whether contact came outside your shift isn't known")
    if was.days_unknown:
        return ngettext(
            "no contact outside your shift is known, with %(num)s day not fully known",
            "no contact outside your shift is known, with %(num)s days not fully known",
            was.days_unknown,
        )
    return _("no contact came outside your shift")


def _contact_came(was: Was) -> str:
    names = initiation_names()
    ways = ", ".join(
        _("%(times)s %(way)s", times=format_number(times), way=names[way])
        for way, times in was.times
    )
    if not was.days_unknown:
        return ngettext(
            "contact outside your shift came on %(num)s day (%(ways)s)",
            "contact outside your shift came on %(num)s days (%(ways)s)",
            was.days_with_contact,
            ways=ways,
        )
    return ngettext(
        "contact outside your shift came on %(num)s day (%(ways)s), with %(unknown)s more not"
        " fully known",
        "contact outside your shift came on %(num)s days (%(ways)s), with %(unknown)s more not"
        " fully known",
        was.days_with_contact,
        ways=ways,
        unknown=format_number(was.days_unknown),
    )


def _rated(rated: Rated) -> str:
    if not rated.days:
        return _("No check-in in this week, so how you were isn't known.")
    checked = ngettext(
        "You checked in on %(num)s day", "You checked in on %(num)s days", rated.days
    )
    if rated.days_without:
        checked = ngettext(
            "%(checked)s (no check-in on %(num)s day)",
            "%(checked)s (no check-in on %(num)s days)",
            rated.days_without,
            checked=checked,
        )
    if rated.beside is None:
        return _("%(checked)s.", checked=checked)
    usual = _usual(rated.beside)
    return _("%(checked)s; %(usual)s.", checked=checked, usual=usual)


def _usual(beside: BesideUsual | UsualUnknown) -> str:
    what = {Scale.ENERGY: _("energy"), Scale.MOOD: _("mood"), Scale.TENSION: _("tension")}
    if isinstance(beside, UsualUnknown):
        return _(
            "what's usual for your %(what)s shows from %(need)s earlier days, and there are"
            " %(have)s",
            what=what[beside.scale],
            need=format_number(USUAL_NEEDED),
            have=format_number(beside.earlier_days),
        )
    counted = (
        (
            ngettext("as usual on %(num)s day", "as usual on %(num)s days", beside.within),
            beside.within,
        ),
        (ngettext("lower on %(num)s day", "lower on %(num)s days", beside.below), beside.below),
        (ngettext("higher on %(num)s day", "higher on %(num)s days", beside.above), beside.above),
    )
    how = ", ".join(words for words, days in counted if days)
    return _("your %(what)s was %(how)s", what=what[beside.scale], how=how)


def _good(good: Good) -> str:
    if isinstance(good, Eased):
        return _(
            "After a session on %(day)s you were less tense: %(after)s of 5, %(before)s before.",
            day=format_day(good.day),
            before=format_number(good.before),
            after=format_number(good.after),
        )
    if isinstance(good, Kept):
        return ngettext(
            "“%(goal)s” went well on %(num)s day.",
            "“%(goal)s” went well on %(num)s days.",
            good.days,
            goal=label(good.kind),
        )
    return _quiet(good)


def _quiet(quiet: QuietDays) -> str:
    names = weekday_names()
    days = ", ".join(names[day.weekday()] for day in quiet.days)
    return _("Nothing of work came outside your shift on %(days)s.", days=days)
