"""What makes an address and a password, and when guessing has to wait."""

import pytest

from journal.accounts.rules import (
    LIMITS,
    Guesses,
    is_repetition,
    must_wait,
    password_problem,
    tidy_email,
    tidy_password,
)


@pytest.mark.parametrize(
    "typed, tidy",
    [
        ("mina@example.com", "mina@example.com"),
        ("  Mina@Example.COM ", "mina@example.com"),
        ("미나@예시.kr", "미나@예시.kr"),
        ("mina@mail@example.com", "mina@mail@example.com"),
        ("mina", None),
        ("@example.com", None),
        ("mina@example", None),
        ("mina@.example.com", None),
        ("mi na@example.com", None),
        ("mina\x00@example.com", None),
        ("m" * 250 + "@example.com", None),
        ("", None),
    ],
)
def test_an_address_is_compared_in_one_form(typed: str, tidy: str | None) -> None:
    assert tidy_email(typed) == tidy


@pytest.mark.parametrize(
    "password, problem",
    [
        ("a quiet evening by the river", None),
        ("강가에서 보내는 조용한 저녁 시간", None),
        ("fourteen chars", "too_short"),
        ("x" * 300, "too_long"),
        ("PasswordPassword", "too_common"),
        ("abcabcabcabcabcabc", "too_common"),
        ("mina@example.com", "is_address"),
        ("minaminamina2026", "is_address"),
    ],
)
def test_a_password_is_long_and_not_everybodys(password: str, problem: str | None) -> None:
    assert password_problem(password, "mina@example.com") == problem


def test_every_keyboard_types_the_same_password() -> None:
    assert tidy_password("가나다") == tidy_password("가나다")


def test_a_text_of_unlike_pieces_is_no_repetition() -> None:
    assert not is_repetition("a quiet evening")
    assert is_repetition("aaaaaaaaaaaaaaa")


@pytest.mark.parametrize("kind", ["device", "account", "network"])
def test_guessing_waits_when_one_bucket_is_full(kind: str) -> None:
    empty = {"device": 0, "account": 0, "network": 0}

    below = Guesses(**{**empty, kind: LIMITS[kind] - 1}, is_known_device=False)
    full = Guesses(**{**empty, kind: LIMITS[kind]}, is_known_device=False)

    assert not must_wait(below)
    assert must_wait(full)


def test_a_stranger_cannot_lock_the_owner_out() -> None:
    stormed = {"account": 10_000, "network": 10_000}

    assert not must_wait(Guesses(device=0, **stormed, is_known_device=True))
    assert must_wait(Guesses(device=LIMITS["device"], **stormed, is_known_device=True))
