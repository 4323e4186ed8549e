"""What was once stored must open for ever: these vectors are only ever added to."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from journal.notes.rules import Wrapped, check_body, check_wrapped
from tests.journal.notes import reference
from tests.journal.notes.reference import About, about_key
from tests.journal.notes.sealing import in_letters

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
KEY = bytes.fromhex(VECTORS["data_key"])
Vector = dict[str, Any]


def letters(sealed: str) -> bytes:
    from base64 import urlsafe_b64decode  # noqa: PLC0415 - the one place that reads letters

    return urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))


def about(one: Vector) -> About:
    bound = {name: one[name] for name in ("note", "kind", "subject", "generation", "version")}
    return About(account=VECTORS["account"], **bound)


def named(one: Vector) -> str:
    return str(one["name"])


@pytest.mark.parametrize("one", VECTORS["keys"], ids=named)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_key_is_wrapped_by_its_passphrase(one: Vector, form: Any) -> None:
    said = f" {unicodedata.normalize(form, one['passphrase'])}\u3000"
    bound = about_key(one["account"], one["generation"], "passphrase")
    salt, nonce = bytes.fromhex(one["salt"]), bytes.fromhex(one["nonce"])

    made = reference.wrap_by_passphrase(KEY, said, bound, salt=salt, nonce=nonce)

    assert in_letters(made) == one["by_passphrase"]
    assert reference.unwrap_by_passphrase(made, said, bound) == KEY


@pytest.mark.parametrize("one", VECTORS["keys"], ids=named)
def test_a_key_is_wrapped_by_its_code(one: Vector) -> None:
    code, bound = (
        bytes.fromhex(one["code"]),
        about_key(one["account"], one["generation"], "recovery"),
    )
    salt, nonce = bytes.fromhex(one["recovery_salt"]), bytes.fromhex(one["recovery_nonce"])

    made = reference.wrap_by_recovery(KEY, code, bound, salt=salt, nonce=nonce)

    assert in_letters(made) == one["by_recovery"]
    assert reference.unwrap_by_recovery(made, code, bound) == KEY


@pytest.mark.parametrize("one", VECTORS["keys"], ids=named)
def test_the_server_takes_every_stored_key(one: Vector) -> None:
    check_wrapped(Wrapped(1, letters(one["by_passphrase"]), letters(one["by_recovery"])))


@pytest.mark.parametrize("one", VECTORS["notes"], ids=named)
def test_a_note_opens_and_is_sealed_the_same(one: Vector) -> None:
    body = letters(one["body"])

    check_body(body)

    assert reference.unseal(KEY, about(one), body) == one["words"]
    made = reference.seal(KEY, about(one), one["words"], nonce=bytes.fromhex(one["nonce"]))
    assert made == body


def test_every_part_of_what_a_note_is_about_is_bound() -> None:
    one = VECTORS["notes"][0]
    other = {"note": "0", "kind": "goal", "subject": None, "generation": 9, "version": 2}

    for name, value in other.items():
        with pytest.raises(InvalidTag):
            reference.unseal(KEY, about({**one, name: value}), letters(one["body"]))


@pytest.mark.parametrize("one", VECTORS["codes"], ids=lambda one: str(one["bytes"]))
def test_a_recovery_code_is_written_as_ever(one: Vector) -> None:
    assert reference.write_code(bytes.fromhex(one["bytes"])) == one["letters"]
