import pytest

from journal.errors import Invalid
from journal.rosters.repetition import rule_of


def test_a_rule_is_taken_apart() -> None:
    rule = rule_of("freq=monthly;interval=2;byday=MO,-1fr;bymonth=3,1,3;wkst=SU;")

    assert (rule.frequency, rule.interval, rule.week_start) == ("MONTHLY", 2, 6)
    assert rule.weekdays == ((0, 0), (-1, 4))
    assert rule.of("BYMONTH") == (1, 3)
    assert (rule.count, rule.until, rule.is_bare) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=WEEKLY;UNTL=20260101",
        "FREQ=WEEKLY;UNTIL=20261301",
        "FREQ=WEEKLY;UNTIL=20260101T250000Z",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=WEEKLY;WKST=XX",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=many",
        "FREQ=WEEKLY;COUNT=99999999",
        "FREQ=YEARLY;BYWEEKNO=20",
        "RSCALE=CHINESE;FREQ=YEARLY",
        "FREQ=MONTHLY;BYMONTHDAY=32",
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="bad_rule"):
        rule_of(text)


@pytest.mark.parametrize("often", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_a_rule_by_the_hour_is_no_roster(often: str) -> None:
    with pytest.raises(Invalid, match="repeats_too_often"):
        rule_of(f"FREQ={often};COUNT=3")
