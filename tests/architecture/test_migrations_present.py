"""Migrations are numbered without a gap, say what they do, and each is tried with rows in it."""

import re

from tests.architecture.source import files

NAME = re.compile(r"^(\d{4})_[a-z0-9]+(_[a-z0-9]+)+$")


def test_the_numbers_have_no_gap() -> None:
    assert number_faults(migrations()) == []


def test_there_is_a_migration() -> None:
    # tests/migrations/test_each_revision.py tries every one of them with rows in it.
    assert migrations()


def test_a_gap_and_a_nameless_migration_are_seen() -> None:
    assert number_faults(["0001_begin_here", "0003_skip_one"]) == ["0003_skip_one is not number 2"]
    assert number_faults(["0001"]) == ["0001 does not say what it does"]


def migrations() -> list[str]:
    return [path.stem for path in files("journal/storage/migrations/[0-9]*.py")]


def number_faults(names: list[str]) -> list[str]:
    nameless = [f"{name} does not say what it does" for name in names if not NAME.match(name)]
    return nameless or [
        f"{name} is not number {number}"
        for number, name in enumerate(names, start=1)
        if int(name[:4]) != number
    ]
