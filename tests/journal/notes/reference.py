"""The format "notes-1" once more, in Python: what the browser makes, this opens, and back."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

COST = (47_104, 1, 1)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class About:
    """What a note's ciphertext is bound to."""

    account: str
    note: str
    kind: str
    subject: str | None
    generation: int
    version: int


def from_passphrase(passphrase: str, salt: bytes) -> bytes:
    memory, passes, lanes = COST
    tidy = " ".join(unicodedata.normalize("NFC", passphrase).split())
    return hash_secret_raw(
        tidy.encode(),
        salt,
        time_cost=passes,
        memory_cost=memory,
        parallelism=lanes,
        hash_len=32,
        type=Type.ID,
    )


def derived(key: bytes, salt: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose.encode()).derive(key)


def about_key(account: str, generation: int, way: str) -> bytes:
    return f"offshift notes-1 key|{account}|{generation}|{way}".encode()


def wrap_by_passphrase(
    key: bytes, passphrase: str, about: bytes, *, salt: bytes, nonce: bytes
) -> bytes:
    memory, passes, lanes = COST
    sealed = AESGCM(from_passphrase(passphrase, salt)).encrypt(nonce, key, about)
    return bytes([1, 1]) + memory.to_bytes(4) + bytes([passes, lanes]) + salt + nonce + sealed


def unwrap_by_passphrase(blob: bytes, passphrase: str, about: bytes) -> bytes:
    salt, nonce, sealed = blob[8:24], blob[24:36], blob[36:]
    return AESGCM(from_passphrase(passphrase, salt)).decrypt(nonce, sealed, about)


def wrap_by_recovery(key: bytes, code: bytes, about: bytes, *, salt: bytes, nonce: bytes) -> bytes:
    sealed = AESGCM(derived(code, salt, "offshift notes-1 recovery")).encrypt(nonce, key, about)
    return bytes([1, 2]) + salt + nonce + sealed


def unwrap_by_recovery(blob: bytes, code: bytes, about: bytes) -> bytes:
    salt, nonce, sealed = blob[2:18], blob[18:30], blob[30:]
    return AESGCM(derived(code, salt, "offshift notes-1 recovery")).decrypt(nonce, sealed, about)


def note_key(key: bytes, note: str) -> bytes:
    return derived(key, b"", f"offshift notes-1 note|{note}")


def bound(about: About) -> bytes:
    parts = about.account, about.note, about.kind, about.subject or ""
    return f"offshift notes-1 note|{'|'.join(parts)}|{about.generation}|{about.version}".encode()


def seal(key: bytes, about: About, words: Mapping[str, object], *, nonce: bytes) -> bytes:
    written = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
    plain = len(written).to_bytes(4) + written
    plain += bytes(-len(plain) % 256)
    return b"\x01" + nonce + AESGCM(note_key(key, about.note)).encrypt(nonce, plain, bound(about))


def unseal(key: bytes, about: About, body: bytes) -> dict[str, object]:
    plain = AESGCM(note_key(key, about.note)).decrypt(body[1:13], body[13:], bound(about))
    end = 4 + int.from_bytes(plain[:4])
    assert plain[end:].strip(b"\0") == b""
    words: dict[str, object] = json.loads(plain[4:end])
    return words


def write_code(code: bytes) -> str:
    number = int.from_bytes(code) << 2 | sha256(code).digest()[0] >> 6
    letters = "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(26)))
    cuts = (0, 4, 8, 13, 17, 21, 26)
    return "-".join(letters[a:b] for a, b in pairwise(cuts))
