import json
from datetime import date

import pytest
from click.testing import Result

from app.database import reading
from journal.shifts.queries import patterns
from journal.shifts.rules import RepeatingRule, Slot
from tests.conftest import CastMember

OFFICE = {
    "--days": "mon-fri",
    "--from": "09:00",
    "--to": "18:00",
    "--zone": "Asia/Seoul",
    "--starting": "2015-06-01",
}


def weekly(
    member: CastMember, *more: str, email: str = "mina@example.com", **changes: str
) -> Result:
    given = OFFICE | {f"--{name.rstrip('_')}": value for name, value in changes.items()}
    options = [part for name, value in given.items() for part in (name, value) if value]
    return member.app.test_cli_runner().invoke(args=["shifts", "weekly", email, *options, *more])


def kept(member: CastMember) -> list[RepeatingRule]:
    with member.app.app_context(), reading() as session:
        return [one.rule for one in patterns(session, member.id)]


def test_a_week_is_kept_and_said(mina: CastMember) -> None:
    answer = weekly(mina)

    assert (answer.exit_code, answer.output) == (0, "Kept 5 shifts a week from 2015-06-01 on.\n")
    slots = tuple(Slot(day, 540, 1080) for day in range(5))
    assert kept(mina) == [RepeatingRule("Asia/Seoul", date(2015, 6, 1), None, slots)]


def test_a_program_gets_one_object(mina: CastMember) -> None:
    answer = weekly(mina, "--until", "2015-12-31", "--json", days="fri-mon,wed")

    assert json.loads(answer.output) == {
        "days": ["mon", "wed", "fri", "sat", "sun"],
        "slots": 5,
        "zone": "Asia/Seoul",
        "starting": "2015-06-01",
        "until": "2015-12-31",
    }


def test_a_split_day_has_two_stretches(mina: CastMember) -> None:
    weekly(mina, "--slot", "09:00-12:00", "--slot", "17:00-24:00", days="mon", from_="", to="")

    assert kept(mina)[0].slots == (Slot(0, 540, 720), Slot(0, 1020, 0))


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"days": "mon-xyz"}, "bad_days"),
        ({"from_": "9"}, "bad_time"),
        ({"to": "24:30"}, "bad_time"),
        ({"to": ""}, "no_hours"),
        ({"zone": "Mars/Base"}, "bad_zone"),
        ({"starting": "yesterday"}, "bad_date"),
        ({"starting": "1900-01-01"}, "date_out_of_range"),
        ({"until": "2014-01-01"}, "until_before_starting"),
        ({"slot": "17:00"}, "bad_slot"),
        ({"slot": "10:00-11:00"}, "overlapping"),
        ({"email": "dae@example.com"}, "no_account"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    mina: CastMember, changes: dict[str, str], reason: str
) -> None:
    answer = weekly(mina, "--json", **changes)

    assert (answer.exit_code, json.loads(answer.output)["error"]) == (1, reason)
    assert kept(mina) == []


def test_a_person_is_told_in_a_sentence(mina: CastMember) -> None:
    answer = weekly(mina, zone="Mars/Base")

    assert answer.exit_code == 1
    assert "This time zone is not known." in answer.output
