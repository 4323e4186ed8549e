"""Reads the files that come with Offshift; a broken one is refused by its name."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

Read = TypeVar("Read")


class BrokenFile(Exception):
    """A file that comes with Offshift can't be used; the message names it, the place, the fault."""


def shipped(path: Path, read: Callable[[str], Read]) -> Read:
    """What ``read`` makes of a file's text; its ``ValueError`` becomes ``BrokenFile``."""
    try:
        return read(path.read_text("utf-8"))
    except ValueError as error:
        raise BrokenFile(f"{path.name}: {fault_of(error)}") from error


def fault_of(error: ValueError) -> str:
    """What is wrong, with the place of the first fault where pydantic names one."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_input=False)[0]
    place = [".".join(map(str, first["loc"]))] if first["loc"] else []
    return ": ".join([*place, first["msg"]])
