"""Findings as they are kept: plain numbers out, the same frozen outcome back."""

from dataclasses import asdict
from typing import Any

from journal.findings.pairs import LeftOut, Outcome, Reason
from journal.findings.rules import Answer, Finding, Tier, TooEarly
from journal.statistics.gates import Lack


def kept_form(answer: Answer) -> dict[str, Any]:
    """Return the numbers of an outcome as JSON takes them; no sentence is among them."""
    return asdict(answer) | {"tier": answer.tier.value}


def from_kept_form(kept: dict[str, Any]) -> Answer:
    """Make the outcome again that ``kept_form`` was given."""
    fields = dict(kept)
    fields["outcome"] = Outcome(fields["outcome"])
    fields["left_out"] = tuple(
        LeftOut(Reason(one["reason"]), one["evenings"]) for one in fields["left_out"]
    )
    tier = Tier(fields.pop("tier"))
    if tier is Tier.TOO_EARLY:
        return TooEarly(**fields | {"lack": Lack(fields["lack"])})
    return Finding(**fields | {"tier": tier})
