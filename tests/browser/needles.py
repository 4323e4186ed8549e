"""What must be found nowhere but on her device, in every way it could be written."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

CODECS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
LEAST_BYTES = 9
"""Shorter pieces would be found by chance among all that a process holds."""

# Tells the test each key as it passes: the keys themselves can't be asked for their bytes. What
# can't be told again is derived a second time as one that can, so that the page gets the same.
RECORDER = """(() => {
  const bytesOf = (given) => ArrayBuffer.isView(given)
    ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength) : new Uint8Array(given);
  const tell = (what, given) => globalThis.tellTheTest(what,
    [...bytesOf(given)].map((one) => one.toString(16).padStart(2, "0")).join(""));
  const { importKey, deriveKey, deriveBits, exportKey } = SubtleCrypto.prototype;
  const infoOf = (how) => new TextDecoder().decode(bytesOf(how.info ?? []));
  Object.assign(SubtleCrypto.prototype, {
    importKey(format, given, how, ...rest) {
      if (format === "raw") tell(`import ${how.name ?? how}`, given);
      return importKey.call(this, format, given, how, ...rest);
    },
    async deriveKey(how, key, kind, extractable, usages) {
      const open = await deriveKey.call(this, how, key, kind, true, usages);
      tell(`derive ${infoOf(how)}`, await exportKey.call(this, "raw", open));
      return deriveKey.call(this, how, key, kind, extractable, usages);
    },
    async deriveBits(how, ...rest) {
      const bits = await deriveBits.call(this, how, ...rest);
      tell(`derive ${infoOf(how)}`, bits);
      return bits;
    },
  });
})()"""


@dataclass(frozen=True)
class Needle:
    """One secret: texts and bytes of which none may be seen."""

    texts: tuple[str, ...] = ()
    keys: tuple[bytes, ...] = ()

    @property
    def forms(self) -> frozenset[bytes]:
        """Every way it is looked for; what is too short to mean anything is left out."""
        found = {form for text in self.texts for form in ways_of_text(text)}
        found |= {form for key in self.keys for form in ways_of_bytes(key)}
        return frozenset(form for form in found if len(form) >= LEAST_BYTES)


def ways_of_text(text: str) -> Iterator[bytes]:
    """Give a text as programs hold it, as forms, JSON and pages carry it, and as bytes go."""
    yield from (text.encode(codec) for codec in CODECS)
    yield from (quote(text).encode(), quote(text).lower().encode(), quote_plus(text).encode())
    yield json.dumps(text)[1:-1].encode()
    yield from ways_of_bytes(text.encode())


def ways_of_bytes(raw: bytes) -> Iterator[bytes]:
    """Give bytes as they are, in hex and in base64, wherever in a longer text they begin."""
    yield raw
    yield from (raw.hex().encode(), raw.hex().upper().encode())
    yield ", ".join(map(str, raw)).encode()
    yield ",".join(map(str, raw)).encode()
    for before in range(3):
        # The first and last letters also carry bits of whatever stands beside.
        letters = base64.b64encode(bytes(before) + raw).rstrip(b"=")
        sure = letters[(0, 2, 3)[before] : 8 * (before + len(raw)) // 6]
        yield from (sure, sure.replace(b"+", b"-").replace(b"/", b"_"))


def phrase(words: str) -> Needle:
    """A passphrase whole, and three words of it in a row however they are joined."""
    each = words.split()
    threes = [each[at : at + 3] for at in range(0, len(each) - 2, 3)]
    joined = (
        joint.join(three) for three in threes for joint in (" ", "", "-", "\n", '", "', '","')
    )
    return Needle((words, *joined))


def code(written: str, raw: bytes) -> Needle:
    """Either half of a recovery code, as it is shown or typed, and the bytes it stands for."""
    halves = (written[:15], written[16:])
    shown = [half.replace("-", joint) for half in halves for joint in ("-", "", " ")]
    return Needle((*shown, *(one.lower() for one in shown)), (raw,))
