"""What a token's holder is told of findings: numbers under their keys, never a sentence."""

from typing import Any

from app.forms import Form
from journal.findings.answers import Answer, Question, Side, Tier
from journal.findings.days import LeftOut
from journal.statistics.gates import Lack


class FindingSeen(Form):
    """What her own days say to one declared question, called by its key; never a cause.

    Differences are points of the 1-5 scale, and whatever has no number is null. Pairs are evenings
    or days; with `kind.*` they count evenings with the first kind and with the second, and the
    difference is the first kind less the second, each of which is under `sides`.
    """

    key: Question
    tier: Tier
    lack: Lack | None
    difference: float | None
    standard_error: float | None
    degrees_of_freedom: int | None
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    looks: int | None
    smallest_visible: float | None
    pairs: int
    pairs_with: int
    pairs_without: int
    left_out: list[LeftOut]
    sides: list[Side]

    @classmethod
    def of(cls, answer: Answer) -> "FindingSeen":
        """Put a finding in the words of the answer; what it doesn't have is None."""
        said: dict[str, Any] = {name: getattr(answer, name, None) for name in cls.model_fields}
        lists = {name: list(said[name] or ()) for name in ("left_out", "sides")}
        return cls(**said | lists | {"key": answer.question})


class Findings(Form):
    """All findings in a fixed order; `is_behind` while newer ones are being worked out."""

    method_version: str
    findings: list[FindingSeen]
    is_behind: bool
