"""What came out for simulated agents, set against what is true of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from journal.findings.answers import Finding, Question, Tier
from journal.findings.before_after import Shift
from journal.findings.drift import Drift
from journal.findings.whole import Found

FOUND_WITHIN_DAYS = 90
FEWEST_JUDGED = 100
"""Coverage of fewer intervals is printed and not judged: one of them would decide it."""
DAYS_A_YEAR = 365.25
WITHOUT_ANY = ("null", "weekday_confound", "season_confound", "reverse", "placebo_mark", "burnout")
"""Scenarios in which no evening and no hard day moves any later rating."""
WITHOUT_CONTRAST = (*WITHOUT_ANY, "chosen_harm", "equal_small")
EVENINGS = (Question.EVENING_ENERGY, Question.EVENING_MOOD, Question.EVENING_TENSION)
CONTRAST = Question.PUSHED_OR_CHOSEN
Numbers = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """One agent: what was found, what is true (from truth.json), and the days of the diary."""

    found: Found
    truth: Mapping[str, Any]
    first: date
    days: int


@dataclass
class Tally:
    """What came out for one folder."""

    scenario: str
    agents: int = 0
    answered: int = 0
    with_false_claim: int = 0
    with_false_contrast: int = 0
    with_contrast: int = 0
    tiers: dict[str, Counter[str]] = field(default_factory=dict)
    covered: dict[str, list[bool]] = field(default_factory=dict)
    differences: dict[str, list[float]] = field(default_factory=dict)
    supported_drop: list[bool] = field(default_factory=list)
    marks: list[tuple[bool, float | None]] = field(default_factory=list)
    marks_too_early: int = 0
    watched_years: float = 0.0
    false_notices: int = 0
    onsets: list[int | None] = field(default_factory=list)

    def add(self, one: Outcome) -> None:
        """Count one agent."""
        self.agents += 1
        answers = one.found.answers
        for answer in answers:
            self.tiers.setdefault(answer.question.value, Counter())[answer.tier.value] += 1
        taken = {a.question: a for a in answers if isinstance(a, Finding)}
        self.answered += bool(taken)
        claims = {q for q, answer in taken.items() if answer.tier is Tier.SUPPORTED}
        if self.scenario in WITHOUT_ANY:
            self.with_false_claim += bool(claims)
        if CONTRAST in taken:
            self.with_contrast += 1
            self.with_false_contrast += self.scenario in WITHOUT_CONTRAST and CONTRAST in claims
        self._cover(taken, one.truth)
        self._mark(one)
        self._watch(one)

    def _cover(self, taken: Mapping[Question, Finding], truth: Mapping[str, Any]) -> None:
        pushed = truth["effect_pushed_30min_reported"]
        true = {
            Question.EVENING_ENERGY: pushed,
            CONTRAST: pushed - truth["effect_chosen_30min_reported"],
        }
        for question, difference in true.items():
            if question in taken:
                answer = taken[question]
                name = question.value
                holds = answer.low <= difference <= answer.high
                self.covered.setdefault(name, []).append(holds)
                self.differences.setdefault(name, []).append(answer.difference - difference)

    def _mark(self, one: Outcome) -> None:
        for compared in one.found.changes.values():
            shifts = [shift for shift in compared.outcomes if isinstance(shift, Shift)]
            if not shifts:
                self.marks_too_early += 1
                continue
            claims = [shift for shift in shifts if shift.tier is Tier.SUPPORTED]
            energy = next((shift for shift in shifts if shift.outcome == "energy"), None)
            self.marks.append((bool(claims), energy.difference if energy else None))

    def _watch(self, one: Outcome) -> None:
        drift = one.found.drift
        if not isinstance(drift, Drift):
            return
        onset = one.truth["burnout_onset_day"]
        notices = [(notice.on - one.first).days for notice in drift.notices]
        before = one.days if onset is None else onset
        self.watched_years += before / DAYS_A_YEAR
        self.false_notices += sum(day < before for day in notices)
        if onset is not None:
            after = [day - onset for day in notices if day >= onset]
            self.onsets.append(min(after) if after else None)

    def summary(self) -> Numbers:
        """Shares of agents unless a name says otherwise; differences in points."""
        energy = self.tiers.get(Question.EVENING_ENERGY.value, Counter())
        found = [day for day in self.onsets if day is not None and day <= FOUND_WITHIN_DAYS]
        return {
            "scenario": self.scenario,
            "agents": self.agents,
            "past_the_gate": self.answered,
            "with_a_false_claim": _share(self.with_false_claim, self.agents),
            "energy_supported": _share(energy[Tier.SUPPORTED], self.agents),
            "energy_too_early": _share(energy[Tier.TOO_EARLY], self.agents),
            "covered": {name: _share(sum(of), len(of)) for name, of in self.covered.items()},
            "intervals": {name: len(of) for name, of in self.covered.items()},
            "bias": {name: _mean(of) for name, of in self.differences.items()},
            "contrast_answered": self.with_contrast,
            "false_contrast": _share(self.with_false_contrast, self.with_contrast),
            "contrast_supported": _share(
                self.tiers.get(CONTRAST.value, Counter())[Tier.SUPPORTED], self.agents
            ),
            "marks": len(self.marks),
            "marks_too_early": self.marks_too_early,
            "marks_supported": _share(sum(claim for claim, _ in self.marks), len(self.marks)),
            "mark_difference": _mean([size for _, size in self.marks if size is not None]),
            "false_notices_a_year": _share(self.false_notices, self.watched_years),
            "onsets": len(self.onsets),
            "found_within_90_days": _share(len(found), len(self.onsets)),
            "median_delay_days": median(found) if found else None,
            "tiers": {name: dict(counts) for name, counts in sorted(self.tiers.items())},
        }


def thresholds(summary: Numbers) -> dict[str, bool]:
    """Which of the promises of docs/statistics.md a scenario is about, and whether they hold."""
    scenario = summary["scenario"]
    held: dict[str, bool] = {}
    if scenario in {"null", "weekday_confound", "season_confound", "reverse"}:
        held["false claims <= 7 %"] = (summary["with_a_false_claim"] or 0) <= 0.07
    for name, share in summary["covered"].items():
        if summary["intervals"][name] < FEWEST_JUDGED:
            continue
        held[f"95 % intervals hold {name} in 92 to 99 %"] = 0.92 <= (share or 0) <= 0.99
    if scenario in {"chosen_harm", "equal_small"}:
        held["false contrasts <= 7 %"] = (summary["false_contrast"] or 0) <= 0.07
    if scenario == "burnout":
        held["false notices a year <= 0.6"] = (summary["false_notices_a_year"] or 0) <= 0.6
        held["found in 90 days >= 70 %"] = (summary["found_within_90_days"] or 0) >= 0.7
    if scenario == "placebo_mark":
        held["false marks <= 8 %"] = (summary["marks_supported"] or 0) <= 0.08
    return held


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
