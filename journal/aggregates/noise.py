"""Exact discrete Laplace noise from a keyed stream: the same key and cell give the same draw.

The sampler is the one of Canonne, Kamath, Steinke 2020, "The Discrete Gaussian for
Differential Privacy" (arXiv 2004.00010), algorithms 1 and 2: whole numbers only, no rounding.
"""

import hmac
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

BITS_A_BLOCK = 256


@dataclass
class Stream:
    """Uniform bits that nobody without the key can tell from random ones (HMAC-SHA256, counted)."""

    key: bytes
    cell: bytes
    _pool: int = 0
    _left: int = 0
    _block: int = 0

    def bits(self, count: int) -> int:
        """The next ``count`` bits as a whole number."""
        while self._left < count:
            counted = self.cell + b"|" + str(self._block).encode()
            block = int.from_bytes(hmac.digest(self.key, counted, sha256))
            self._pool |= block << self._left
            self._left += BITS_A_BLOCK
            self._block += 1
        drawn = self._pool & ((1 << count) - 1)
        self._pool >>= count
        self._left -= count
        return drawn

    def below(self, bound: int) -> int:
        """A whole number from 0 to ``bound`` - 1, each as likely as the others."""
        width = (bound - 1).bit_length()
        while (drawn := self.bits(width)) >= bound:
            pass
        return drawn


def discrete_laplace(stream: Stream, scale: Fraction) -> int:
    """A whole number x with a probability in proportion to exp(-abs(x) / scale)."""
    above, below = scale.numerator, scale.denominator
    while True:
        rest = stream.below(above)
        if not _happens_exp(stream, rest, above):
            continue
        wholes = 0
        while _happens_exp(stream, 1, 1):
            wholes += 1
        size = (rest + above * wholes) // below
        is_negative = stream.bits(1) == 1
        if size or not is_negative:
            return -size if is_negative else size


def _happens_exp(stream: Stream, above: int, below: int) -> bool:
    """Happen with probability exp(-above / below), for a quotient from 0 to 1."""
    length = 1
    while stream.below(below * length) < above:
        length += 1
    return length % 2 == 1
