"""The watch of the nosy operator knows a secret however it is written, and nothing else."""

import base64
import gzip
import json
from collections.abc import Callable
from urllib.parse import quote_plus, urlencode

import pytest

from tests.browser.needles import Needle, code, phrase
from tests.browser.sieve import Sieve

TEXT = "세 번째 전화가 길었다"
KEY = bytes(range(7, 39))
WORDS = "강가 저녁 바람 산책 노래 등불"
CODE = "0123-4567-89ABC-DEFG-HJKM-NPQRS"
CODE_BYTES = bytes(range(40, 56))
TEXTS: dict[str, Callable[[str], bytes]] = {
    "in a page": str.encode,
    "in the memory of a browser": lambda text: text.encode("utf-16-le"),
    "in a file of another order": lambda text: text.encode("utf-16-be"),
    "in the memory of Python": lambda text: text.encode("utf-32-le"),
    "in a form": lambda text: urlencode({"words": text}).encode(),
    "in an address": lambda text: quote_plus(text).encode(),
    "in JSON": lambda text: json.dumps({"words": text}).encode(),
    "in hex": lambda text: text.encode().hex().encode(),
    "in base64": lambda text: base64.b64encode(b"{" + text.encode() + b"}"),
}
KEYS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "in hex": lambda key: key.hex().encode(),
    "in base64": base64.b64encode,
    "in base64 behind a byte": lambda key: base64.b64encode(b"\1" + key),
    "in base64 behind two bytes": lambda key: base64.urlsafe_b64encode(b"\1\2" + key),
    "as JSON": lambda key: json.dumps(list(key)).encode(),
    "as JSON of a script": lambda key: json.dumps(list(key), separators=(",", ":")).encode(),
}


def is_found(needle: Needle, content: bytes) -> bool:
    sieve = Sieve(needle.forms)
    return all(sieve.found_in(bytes(before) + content + b"\0") for before in range(3))


@pytest.mark.parametrize("way", TEXTS)
def test_a_text_is_found_however_it_is_written(way: str) -> None:
    assert is_found(Needle((TEXT,)), TEXTS[way](TEXT))


@pytest.mark.parametrize("way", KEYS)
def test_a_key_is_found_however_it_is_written(way: str) -> None:
    assert is_found(Needle(keys=(KEY,)), KEYS[way](KEY))


@pytest.mark.parametrize(
    "part", [WORDS, "강가 저녁 바람", "산책-노래-등불", '["강가", "저녁", "바람"]']
)
def test_half_a_passphrase_is_found(part: str) -> None:
    assert is_found(phrase(WORDS), part.encode())


@pytest.mark.parametrize("part", [CODE, "0123456789abc", "defg hjkm npqrs", CODE_BYTES.hex()])
def test_half_a_recovery_code_is_found(part: str) -> None:
    assert is_found(code(CODE, CODE_BYTES), part.encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"a", TEXT[:-2].encode(), KEY[:-1], WORDS[:5].encode(), gzip.compress(KEY, mtime=0)],
)
def test_nothing_else_is_taken_for_one(content: bytes) -> None:
    sieve = Sieve(Needle((TEXT,), (KEY,)).forms | phrase(WORDS).forms)

    assert sieve.found_in(content) == set()
