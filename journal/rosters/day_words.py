"""How rosters write days: `1(목)`, `2026.02.01`, `1 Mar`, `Sept`, and the titles over them."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDERS = ("dmy", "mdy", "ymd")
_KOREAN_WEEKDAYS = "월화수목금토일"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = 40
_LONGEST_TITLE = 200

_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)[0-9]{2})"
_SHORT_YEAR = r"((?:19|20)[0-9]{2}|[0-9]{2})"
_NUMBER = r"([0-9]{1,2})"
_ENGLISH = (
    r"(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\.?"
)
_KOREAN = rf"([{_KOREAN_WEEKDAYS}])(?:요일)?"
_WEEKDAY = re.compile(_ENGLISH)
_LONGEST_WEEKDAY = 20

_CLOCK = re.compile(r"[t ]+([0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?$")
_IN_BRACKETS = re.compile(rf"[(\[] ?(?:{_KOREAN}|{_ENGLISH}) ?[)\]]\.?")
_BESIDE = re.compile(
    rf"^(?:{_KOREAN}|{_ENGLISH}),? (?=[0-9a-z])|(?<=[0-9일.])[ ,]+(?:{_KOREAN}|{_ENGLISH})$"
)

_DAY_SIGN = re.compile(r"(?<=[0-9]) 일$")

_YEAR_FIRST = re.compile(rf"{_YEAR} ?[-./년] ?{_NUMBER} ?[-./월] ?{_NUMBER} ?[일.]?")
_COMPACT = re.compile(rf"{_YEAR}([01][0-9])([0-3][0-9])")
_KOREAN_DAY = re.compile(rf"(?:([0-9]{{2,4}})년 ?)?{_NUMBER}월 ?{_NUMBER}일?")
_DAY_NAME = re.compile(rf"{_NUMBER}(?:st|nd|rd|th)?[-. /]*{_MONTH}(?:[-., /]*'?{_SHORT_YEAR})?")
_NAME_DAY = re.compile(rf"{_MONTH}[-. /]*{_NUMBER}(?:st|nd|rd|th)?(?:[-., /]+{_YEAR})?")
_THREE = re.compile(rf"{_NUMBER} ?[-./] ?{_NUMBER} ?[-./] ?{_YEAR}\.?")
_SHORT_THREE = re.compile(rf"{_NUMBER} ?[-./] ?{_NUMBER} ?[-./] ?([0-9]{{2}})\.?")
_TWO = re.compile(rf"{_NUMBER} ?[-./] ?{_NUMBER}\.?")
_ONE = re.compile(rf"{_NUMBER}(?:일|st|nd|rd|th|\.)?")

_MONTH_ROW = re.compile(rf"(?:{_MONTH}|{_NUMBER} ?월)(?:[-., ]*'?{_SHORT_YEAR}년?)?")
_YEAR_MONTH_ROW = re.compile(rf"{_YEAR} ?[-./년] ?{_NUMBER}(?: ?월)?")
_YEAR_ROW = re.compile(rf"{_YEAR}(?:년|\.0)?")
_YEAR_MONTH = re.compile(rf"(?:{_YEAR} ?[-./년 ]|([0-9]{{2}})년) ?{_NUMBER}(?![0-9:])")
_WHOLE_DATE = re.compile(rf"{_YEAR} ?[-./년] ?{_NUMBER} ?[-./월] ?{_NUMBER}")
_NAME_YEAR = re.compile(rf"\b{_MONTH}[-., ]*'?{_SHORT_YEAR}(?![0-9:])")
_YEAR_NAME = re.compile(rf"{_YEAR}[-., ]*{_MONTH}")
_MONTH_ONLY = re.compile(rf"(?<![0-9]){_NUMBER} ?월|\b{_MONTH}(?![a-z])")
_YEAR_ONLY = re.compile(rf"(?<![0-9]){_YEAR}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of a day, 0 where it is not settled yet; ``clock`` is a time behind it.

    ``open`` are numbers whose order is: two of a day and a month, or three with a short year.
    """

    day: int = 0
    month: int | None = None
    year: int | None = None
    open: tuple[int, ...] = ()
    weekday: int | None = None
    clock: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is a number only."""
        return self.month is None and not self.open

    def read(self, order: str) -> "Day":
        """Settle an order: ``dmy`` has the day first, ``mdy`` the month, ``ymd`` the year."""
        if not self.open:
            return self
        numbers = dict(zip(order, self.open, strict=False))
        year = 2000 + numbers["y"] if len(self.open) == len(ORDERS) else self.year
        day, month = numbers.get("d", 0), numbers["m"]
        return Day(day, month, year, (), self.weekday, self.clock)

    @property
    def is_possible(self) -> bool:
        """Whether there may be such a day."""
        try:
            # Where none is said, those with the most days.
            year = 2024 if self.year is None else self.year
            date(year, 1 if self.month is None else self.month, self.day)
        except ValueError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Title:
    """The month that stands over a roster, as far as it does."""

    year: int | None = None
    month: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether both are said."""
        return self.year is not None and self.month is not None


def tidy(text: str) -> str:
    """A cell as it is compared: full-width signs plain, blanks single, capitals small."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().split())


def day_in(text: str) -> Day | None:
    """The day that a cell names; None when it names none, or one that cannot be."""
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return None
    plain = _DAY_SIGN.sub("일", tidy(text))
    clock = _CLOCK.search(plain)
    plain = plain[: clock.start()] if clock else plain
    weekday = _weekday_beside(plain)
    plain = _BESIDE.sub("", _IN_BRACKETS.sub("", plain)).strip()
    found = _day(plain)
    if found is None:
        return None
    found = replace(found, weekday=weekday, clock=clock[1] if clock else "")
    readings = [found.read(order) for order in ORDERS]
    return found if any(one.is_possible for one in readings) else None


def _day(plain: str) -> Day | None:
    for pattern, read in _DAYS:
        found = pattern.fullmatch(plain)
        if found is not None:
            return read(found)
    return None


def weekday_in(text: str) -> int | None:
    """The weekday that a cell is, 0 is Monday; None when it is something else."""
    if len(text) > _LONGEST_WEEKDAY:
        return None
    plain = tidy(text).strip("()[] .")
    if plain and plain[0] in _KOREAN_WEEKDAYS and plain[1:] in {"", "요일"}:
        return _KOREAN_WEEKDAYS.index(plain[0])
    return _ENGLISH_WEEKDAYS.index(plain[:3]) if _WEEKDAY.fullmatch(plain) else None


def month_row(text: str) -> Title | None:
    """What a cell says that is only a month (`Sept`, `jAN`, `3월`) or only a year."""
    plain = tidy(text)
    if found := _YEAR_ROW.fullmatch(plain):
        return Title(year=int(found[1]))
    if found := _YEAR_MONTH_ROW.fullmatch(plain):
        year, month = found[1], _month(found[2])
    elif found := _MONTH_ROW.fullmatch(plain):
        year, month = found[3], _month(found[1] or found[2])
    else:
        return None
    return Title(_year(year), month) if month else None


def title_in(texts: Iterable[str]) -> Title:
    """The year and the month that stand in titles, a month before the day of some printing."""
    said = [tidy(text)[:_LONGEST_TITLE] for text in texts]
    found = [(_title(plain), _WHOLE_DATE.search(plain) is not None) for plain in said]
    whole = sorted((is_day, place) for place, (one, is_day) in enumerate(found) if one.is_whole)
    if whole:
        return found[whole[0][1]][0]
    year = next((one.year for one, _is_day in found if one.year), None)
    month = next((one.month for one, is_day in found if one.month and not is_day), None)
    return Title(year, month)


def _title(plain: str) -> Title:
    for pattern, place_of_year, place_of_month in (
        (_YEAR_MONTH, (1, 2), 3),
        (_NAME_YEAR, (2,), 1),
        (_YEAR_NAME, (1,), 2),
    ):
        found = pattern.search(plain)
        month = _month(found[place_of_month]) if found else None
        if found and month:
            return Title(_year(next(found[one] for one in place_of_year if found[one])), month)
    named, said = _YEAR_ONLY.search(plain), _MONTH_ONLY.search(plain)
    return Title(int(named[1]) if named else None, _month(said[1] or said[2]) if said else None)


def _month(text: str) -> int | None:
    month = int(text) if text.isdigit() else MONTH_NAMES.index(text[:3]) + 1
    return month if 1 <= month <= 12 else None  # noqa: PLR2004 - months


def _year(text: str | None) -> int | None:
    """A year of two or four digits; two are of this century."""
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)  # noqa: PLR2004 - digits


def _weekday_beside(plain: str) -> int | None:
    found = _IN_BRACKETS.search(plain) or _BESIDE.search(plain)
    said = next((one for one in found.groups() if one), None) if found else None
    return None if said is None else weekday_in(said)


_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Day]], ...] = (
    (_YEAR_FIRST, lambda found: Day(int(found[3]), int(found[2]), int(found[1]))),
    (_COMPACT, lambda found: Day(int(found[3]), int(found[2]), int(found[1]))),
    (_KOREAN_DAY, lambda found: Day(int(found[3]), int(found[2]), _year(found[1]))),
    (_DAY_NAME, lambda found: Day(int(found[1]), _month(found[2]), _year(found[3]))),
    (_NAME_DAY, lambda found: Day(int(found[2]), _month(found[1]), _year(found[3]))),
    (_THREE, lambda found: Day(year=int(found[3]), open=(int(found[1]), int(found[2])))),
    (_SHORT_THREE, lambda found: Day(open=(int(found[1]), int(found[2]), int(found[3])))),
    (_TWO, lambda found: Day(open=(int(found[1]), int(found[2])))),
    (_ONE, lambda found: Day(int(found[1]))),
)
