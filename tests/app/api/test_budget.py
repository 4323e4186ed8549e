"""How much one token may write in an hour and on a day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from app.api.budget import Budgets
from tests.app.api.phoning import NOW, Phone, fresh, outcome, phone_of, push, refusal

PATH = "/contact-events"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.api.budget.MOST_REQUESTS", 3)
    monkeypatch.setattr("app.api.budget.MOST_ITEMS", 5)


def events(count: int) -> dict[str, object]:
    return {"events": [fresh(**push()) for _ in range(count)]}


def test_after_so_many_requests_a_token_waits_for_the_next_hour(
    phone: Phone, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [phone.post("/alive").status_code for _ in range(3)]

    answer = phone.post(PATH, push())

    assert codes == [200] * 3
    assert refusal(answer) == (429, "too_many_writes", "")
    assert answer.headers["Retry-After"] == "1800"
    assert phone.rooms() == []
    monkeypatch.setattr("app.api.guard.utc_now", lambda: NOW + HOUR)
    assert outcome(phone.post(PATH, push())) == (1, 0, [])


def test_after_so_many_things_it_waits_for_the_next_day(
    phone: Phone, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome(phone.post(PATH, events(6))) == (6, 0, [])

    answer = phone.post("/check-ins", fresh(mood=2))

    assert refusal(answer) == (429, "too_many_writes", "")
    assert answer.headers["Retry-After"] == str(34_200)
    monkeypatch.setattr("app.api.guard.utc_now", lambda: NOW + DAY)
    assert outcome(phone.post("/check-ins", fresh(mood=2))) == (1, 0, [])


def test_reading_costs_nothing_and_another_token_has_its_own(phone: Phone, few: None) -> None:
    other = phone_of(phone.owner)
    for _ in range(4):
        phone.post("/alive")

    assert phone.get("/me").status_code == 200
    assert other.post("/alive").status_code == 200


def test_what_cannot_be_read_counts_as_a_request(phone: Phone, few: None) -> None:
    codes = [phone.post(PATH, {}).status_code for _ in range(4)]

    assert codes == [422, 422, 422, 429]


def test_threads_share_one_count(few: None) -> None:
    budgets, token_id = Budgets(), uuid4()

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: budgets.seconds_to_wait(token_id, NOW), range(40)))

    assert waits.count(0) == 3


def test_yesterdays_tokens_are_not_kept_in_memory() -> None:
    budgets = Budgets()
    for days in (0, 0, 1):
        budgets.seconds_to_wait(uuid4(), NOW + DAY * days)
    budgets.add_items(uuid4(), 7)

    assert len(budgets._spent) == 1
