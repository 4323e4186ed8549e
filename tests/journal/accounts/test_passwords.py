"""Passwords are hashed, and an unknown account costs the same work."""

import pytest

from journal.accounts import passwords


def test_a_password_fits_its_own_hash_only() -> None:
    kept = passwords.hash_of("a quiet evening")

    assert passwords.fits("a quiet evening", kept)
    assert not passwords.fits("a loud evening", kept)
    assert "quiet" not in kept


def test_a_damaged_hash_fits_nothing() -> None:
    assert not passwords.fits("a quiet evening", "not a hash")


def test_an_unknown_account_costs_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    monkeypatch.setattr(passwords, "_fits", lambda _, kept: checked.append(kept) or True)

    assert not passwords.fits("a quiet evening", None)
    assert not passwords.fits("a quiet evening", None)

    assert len(checked) == 2
    assert all(kept.startswith("$argon2id$") for kept in checked)


def test_a_hash_without_a_password_is_known_as_one_and_fits_nothing() -> None:
    nothing, chosen = passwords.hash_of_nothing(), passwords.hash_of("a quiet evening")

    assert not passwords.is_chosen(nothing)
    assert passwords.is_chosen(chosen)
    assert not passwords.fits("", nothing)
    assert nothing != passwords.hash_of_nothing()


def test_trying_a_hash_without_a_password_costs_the_same_work() -> None:
    nothing, chosen = passwords.hash_of_nothing(), passwords.hash_of("a quiet evening")

    # What stands before the salt is how much work a try takes.
    assert nothing.split("$")[:4] == chosen.split("$")[:4]
    assert [len(part) for part in nothing.split("$")] == [len(part) for part in chosen.split("$")]
