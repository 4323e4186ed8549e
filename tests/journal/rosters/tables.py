"""Invented rosters as tables, with only what matters said."""

from datetime import date
from typing import Any

from journal.files.table import table_of_text
from journal.rosters.grid import read_grid
from journal.rosters.long_list import read_list
from journal.rosters.sheets import Person, Said, Sheet

TODAY = date(2026, 2, 20)
DAYS = [str(number) for number in range(1, 32)]
DENO = [code for _week in range(8) for code in ("D", "E", "N", "O")][:31]
SUNDAY_FIRST = "일월화수목금토"
MARCH = [SUNDAY_FIRST[number % 7] for number in range(31)]
"""The weekdays of March 2026, which begins on a Sunday."""


def make_grid(
    *rows: list[str], title: str = "2026년 3월 근무표", days: list[str] | None = None
) -> str:
    """Make a grid of one person; ``rows`` stand between the row of days and hers."""
    head = ["이름", *(DAYS if days is None else days)]
    own = ["김가람", *DENO[: len(head) - 1]]
    return "\n".join([title, *(",".join(row) for row in (head, *rows, own))])


def grid(text: str, **said: Any) -> Sheet:
    """Read a grid that is one."""
    found = read_grid(table_of_text(text), Said(TODAY, **said))
    assert found is not None
    return found


def listed(text: str, **said: Any) -> Sheet:
    """Read a list that is one."""
    found = read_list(table_of_text(text), Said(TODAY, **said))
    assert found is not None
    return found


def codes(person: Person) -> str:
    """Everything that stands for a person, each date as day:code."""
    return " ".join(f"{one.day:%m-%d}:{one.code}" for one in person.entries if one.code)


def span(sheet: Sheet) -> tuple[str, str]:
    """The dates that a table speaks for."""
    return f"{sheet.first}", f"{sheet.last}"
