"""How far a long import has come, and how it is called off."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many of how many events are done; raises ``Cancelled`` when nobody wants them."""


class Cancelled(Exception):
    """The person called the import off; nothing of it may stay."""


def unwatched(done: int, total: int) -> None:
    """Let an import go on that nobody watches."""
    del done, total
