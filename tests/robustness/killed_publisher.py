"""A process that publishes what is due and is killed at a chosen point: run as a program."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import create_app
from app.config import Config
from app.publication import publish_due
from journal.aggregates import commands, copies
from tests.journal.aggregates.world import DUE

SECRET = "a secret of the tests, long enough to pass"


def die(*_args: Any, **_kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(act: Callable[..., Any]) -> Callable[..., Any]:
    def done_and_dead(*args: Any, **kwargs: Any) -> None:
        act(*args, **kwargs)
        die()

    return done_and_dead


def arm(point: str) -> None:
    """Put death where it was asked for."""
    match point:
        case "before the file":
            os.link = die
        case "after the file":
            copies._flush_folder = after(copies._flush_folder)
        case "after the releases":
            commands._insert = after(commands._insert)
        case "before the commit":
            commands._note = after(commands._note)


def main(folder: str, point: str) -> None:
    file = Path(folder) / "offshift.sqlite3"
    app = create_app(Config(Path(folder), f"sqlite:///{file}", SECRET))
    arm(point)
    with app.app_context():
        publish_due(DUE)


if __name__ == "__main__":
    main(*sys.argv[1:])
