"""Check-ins, hard interactions and shifts that a token writes down."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from app.api.entries import CheckIn, Interaction
from journal.check_ins.rules import NAMES as ANSWERS
from journal.interactions.rules import NAMES as HITS
from journal.model import CheckIn as CheckInRow
from journal.model import Interaction as InteractionRow
from journal.model import SingleShift
from tests.app.api.phoning import NOW, Phone, fresh, outcome, refusal

PATHS = {"/check-ins": "check_ins", "/interactions": "interactions", "/shifts": "shifts"}
AT = "2026-03-10T18:40:00+09:00"


def entry(path: str, **more: object) -> dict[str, object]:
    """One good entry for an address."""
    said: dict[str, dict[str, object]] = {
        "/check-ins": {"mood": 2, "at": AT},
        "/interactions": {"kind": "insult", "at": AT},
        "/shifts": {"date": "2026-03-11", "begin": "22:00", "end": "07:00"},
    }
    return fresh(**{**said[path], **more})


def another(path: str, one: dict[str, object]) -> dict[str, object]:
    """The same id with something else."""
    return {**one, **{"/shifts": {"end": "06:00"}}.get(path, {"at": "2026-03-10T18:41:00+09:00"})}


@pytest.mark.parametrize("path", PATHS)
def test_an_entry_is_written_once(phone: Phone, path: str) -> None:
    one = entry(path)

    assert outcome(phone.post(path, one)) == (1, 0, [])
    assert outcome(phone.post(path, one)) == (0, 1, [])
    assert refusal(phone.post(path, another(path, one))) == (409, "conflict", "id")


@pytest.mark.parametrize("path", PATHS)
def test_several_are_written_at_once(phone: Phone, path: str) -> None:
    one, other = entry(path), entry(path)

    first = phone.post(path, {PATHS[path]: [one, one, other]})
    again = phone.post(path, {PATHS[path]: [another(path, one), entry(path)]})

    assert outcome(first) == (2, 1, [])
    assert outcome(again) == (1, 0, [(0, "id", "conflict")])


def test_a_check_in_counts_for_the_day_it_belongs_to(phone: Phone) -> None:
    phone.post("/check-ins", entry("/check-ins", at="2026-03-11T01:30:00+09:00"))
    phone.post("/check-ins", entry("/check-ins", date="2026-03-09"))

    days = phone.rows(select(CheckInRow.local_date, CheckInRow.mood).order_by(CheckInRow.at))
    assert [(str(day), mood) for day, mood in days] == [("2026-03-09", 2)]
    phone.post("/check-ins", entry("/check-ins", date="2026-03-10", mood=None, backed="lead"))
    assert len(phone.rows(select(CheckInRow.id))) == 2


@pytest.mark.parametrize("path", ["/check-ins", "/interactions"])
def test_without_a_moment_it_is_now_and_stays_that_now(
    phone: Phone, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = entry(path, at=None)
    phone.post(path, one)
    monkeypatch.setattr("app.api.writes.utc_now", lambda: NOW.replace(hour=15))

    assert outcome(phone.post(path, one)) == (0, 1, [])
    table = CheckInRow if path == "/check-ins" else InteractionRow
    assert phone.rows(select(table.at)) == [(NOW,)]


@pytest.mark.parametrize(
    "path, change, field, reason",
    [
        ("/check-ins", {"mood": None}, "", "nothing_answered"),
        ("/check-ins", {"at": "2026-03-10T14:36:00Z"}, "at", "in_the_future"),
        ("/check-ins", {"at": "1980-03-10T14:36:00Z"}, "at", "date_out_of_range"),
        ("/check-ins", {"date": "2026-03-08"}, "date", "another_day"),
        ("/interactions", {"at": "2026-03-10T14:36:00Z"}, "at", "in_the_future"),
        ("/interactions", {"at": "9999-12-31T23:59:59Z"}, "at", "date_out_of_range"),
        ("/shifts", {"date": "1989-12-31"}, "date", "date_out_of_range"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    phone: Phone, path: str, change: dict[str, object], field: str, reason: str
) -> None:
    said = entry(path, **change)

    assert refusal(phone.post(path, said)) == (409, reason, field)
    among = phone.post(path, {PATHS[path]: [entry(path), said]})
    assert outcome(among) == (1, 0, [(1, field, reason)])


@pytest.mark.parametrize(
    "path, change, field",
    [
        ("/check-ins", {"mood": 6}, "mood"),
        ("/check-ins", {"mood": "2"}, "mood"),
        ("/check-ins", {"mood": True}, "mood"),
        ("/check-ins", {"sleep_minutes": 1441}, "sleep_minutes"),
        ("/check-ins", {"date": "20260310"}, "date"),
        ("/check-ins", {"date": "2026-02-30"}, "date"),
        ("/interactions", {"kind": None}, "kind"),
        ("/interactions", {"kind": "joke"}, "kind"),
        ("/shifts", {"begin": "24:00"}, "begin"),
        ("/shifts", {"begin": 22}, "begin"),
        ("/shifts", {"replaces_day": "yes"}, "replaces_day"),
    ],
)
def test_what_does_not_fit_is_named(
    phone: Phone, path: str, change: dict[str, object], field: str
) -> None:
    answer = phone.post(path, entry(path, **change))

    assert refusal(answer) == (422, "not_valid", field)


def shift_rows(phone: Phone) -> list[tuple[object, ...]]:
    row = SingleShift
    wanted = select(row.local_date, row.zone, row.start_minute, row.end_minute, row.kind)
    return [(str(day), *rest) for day, *rest in phone.rows(wanted)]


def test_a_shift_is_put_in_the_place_of_another(phone: Phone) -> None:
    path, said = f"/shifts/{uuid4()}", {"date": "2026-03-11", "begin": "09:00", "end": "18:00"}

    first = phone.knock("PUT", path, json=said)
    again = phone.knock("PUT", path, json=said)
    moved = phone.knock("PUT", path, json={**said, "date": "2026-03-12", "kind": "on_call"})

    assert [outcome(answer)[:2] for answer in (first, again, moved)] == [(1, 0), (0, 1), (1, 0)]
    assert shift_rows(phone) == [("2026-03-12", "Asia/Seoul", 540, 1080, "on_call")]


def test_a_shift_put_out_of_range_leaves_the_old_one(phone: Phone) -> None:
    path, said = f"/shifts/{uuid4()}", {"date": "2026-03-11", "begin": "09:00", "end": "18:00"}
    phone.knock("PUT", path, json=said)

    answer = phone.knock("PUT", path, json={**said, "date": "2101-01-01"})
    unread = phone.knock("PUT", path, json={**said, "id": str(UUID(int=1))})

    assert refusal(answer) == (409, "date_out_of_range", "date")
    assert refusal(unread) == (422, "unknown_field", "")
    assert [day for day, *_ in shift_rows(phone)] == ["2026-03-11"]


def test_every_answer_of_the_pages_can_be_sent() -> None:
    about = {"id", "at", "zone"}

    assert set(CheckIn.model_fields) - about == {*ANSWERS, "date"}
    assert set(Interaction.model_fields) - about == set(HITS)
