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
