"""What makes an address, a password, and when guessing has to slow down."""

import unicodedata
from dataclasses import dataclass

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 256
LONGEST_EMAIL = 254

WINDOW_MINUTES = 15
"""How long a failed guess counts."""

LIMITS = {"device": 10, "account": 20, "network": 60}
"""Failed guesses in the window after which the next one has to wait, by kind of bucket."""

COMMON_PASSWORDS = frozenset(
    {
        "123456789012345",
        "1234567890123456",
        "qwertyuiopasdfgh",
        "qwertyuiopasdfghjkl",
        "passwordpassword",
        "password12345678",
        "passwordpassword1",
        "iloveyouiloveyou",
        "administrator123",
        "letmeinletmeinletmein",
        "correcthorsebatterystaple",
        "trustno1trustno1",
        "비밀번호비밀번호비밀번호비밀",
        "1q2w3e4r5t6y7u8i",
        "1q2w3e4r5t6y7u8i9o0p",
        "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz",
        "0123456789012345",
        "zaq12wsxzaq12wsx",
        "qwerty1234567890",
        "thisismypassword",
        "mypasswordispassword",
        "superman12345678",
        "changemechangeme",
        "welcomewelcome123",
    }
)


@dataclass(frozen=True, slots=True)
class Guesses:
    """Failed guesses within the window, by where they came from and what they were aimed at."""

    device: int
    account: int
    network: int
    is_known_device: bool


def tidy_email(typed: str) -> str | None:
    """Return an address in the form it is compared in, None when it cannot be one."""
    email = unicodedata.normalize("NFC", typed).strip().casefold()
    name, at, domain = email.rpartition("@")
    has_shape = bool(name and at and "." in domain.strip(".") and not domain.startswith("."))
    is_clean = all(character.isprintable() and not character.isspace() for character in email)
    return email if has_shape and is_clean and len(email) <= LONGEST_EMAIL else None


def tidy_password(typed: str) -> str:
    """Return a password in one Unicode form, so that every keyboard types the same one."""
    return unicodedata.normalize("NFC", typed)


def password_problem(password: str, email: str) -> str | None:
    """Return why a password will not do, as a short code, None when it will."""
    if len(password) < SHORTEST_PASSWORD:
        return "too_short"
    if len(password) > LONGEST_PASSWORD:
        return "too_long"
    plain = password.casefold()
    if plain in COMMON_PASSWORDS or is_repetition(plain):
        return "too_common"
    name = email.partition("@")[0]
    if plain.replace(email, "").replace(name, "").strip("0123456789!@.- ") == "":
        return "is_address"
    return None


def is_repetition(text: str) -> bool:
    """Say whether a text is one short piece, of up to five characters, over and over."""
    return any(
        text == (text[:size] * len(text))[: len(text)] for size in range(1, min(6, len(text)))
    )


def must_wait(guesses: Guesses) -> bool:
    """Say whether the next guess has to wait.

    A device that signed in to this account before is judged by its own failures alone, so that
    a stranger who guesses cannot lock its owner out.
    """
    if guesses.is_known_device:
        return guesses.device >= LIMITS["device"]
    return (
        guesses.device >= LIMITS["device"]
        or guesses.account >= LIMITS["account"]
        or guesses.network >= LIMITS["network"]
    )
