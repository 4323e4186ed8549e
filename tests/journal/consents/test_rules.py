from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.consents.rules import WINDOWS_AHEAD, check_still_open
from journal.errors import NotAllowed, NotFound
from journal.teams.windows import Window

NEW_YORK = ZoneInfo("America/New_York")
OPEN = Window(2)
CLOSE = OPEN.closes_at(NEW_YORK)
MOMENT = timedelta(microseconds=1)


def test_a_window_is_open_up_to_its_close() -> None:
    check_still_open(OPEN, OPEN.opens_at(NEW_YORK), NEW_YORK)
    check_still_open(OPEN, CLOSE - MOMENT, NEW_YORK)

    with pytest.raises(NotAllowed):
        check_still_open(OPEN, CLOSE, NEW_YORK)


def test_the_close_is_that_of_the_organisations_zone() -> None:
    with pytest.raises(NotAllowed):
        check_still_open(OPEN, CLOSE - MOMENT, ZoneInfo("Asia/Seoul"))


@pytest.mark.parametrize("number", [2, 3, 2 + WINDOWS_AHEAD])
def test_windows_of_a_year_ahead_are_open(number: int) -> None:
    check_still_open(Window(number), CLOSE - MOMENT, NEW_YORK)


@pytest.mark.parametrize("number", [3 + WINDOWS_AHEAD, 10**30])
def test_a_window_far_ahead_is_not_there(number: int) -> None:
    with pytest.raises(NotFound):
        check_still_open(Window(number), CLOSE - MOMENT, NEW_YORK)


def test_a_window_long_ago_has_closed() -> None:
    with pytest.raises(NotAllowed):
        check_still_open(Window(-(10**30)), CLOSE, NEW_YORK)
