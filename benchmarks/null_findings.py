"""How often the first finding raises a false alarm, and whether it finds a strong effect.

Invented people of 60-120 days go through the product's own rules: shifts, disturbances and
check-ins become a diary, and the diary becomes findings. Nothing is shared with the tests.

    .venv/bin/python -m benchmarks.null_findings [--people 2000] [--seed 1] [--json] [--from DIR]

`--people` is for each scenario. `--from DIR` reads shifts.csv, checkins.csv, after_hours.csv and
agents.csv of simulated agents instead; a pushed contact then lasts its own minutes.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.invented_people import SCENARIOS, person
from benchmarks.simulated_folder import people_in
from journal.findings.diary import Sources, diary_of
from journal.findings.rules import Finding, Tier, TooEarly, findings_in

HIGHEST_FALSE_SHARE = 0.07
NULLS = ("null", "weekday", "season", "reverse")


@dataclass
class Tally:
    """What came out for one scenario."""

    people: int = 0
    answered: int = 0
    with_claim: int = 0
    findings: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    covering_zero: int = 0
    differences: list[float] = field(default_factory=list)

    def add(self, answers: Iterable[Finding | TooEarly]) -> None:
        """Count one person's answers."""
        found = [answer for answer in answers if isinstance(answer, Finding)]
        self.people += 1
        self.tiers.update(answer.tier.value for answer in answers)
        self.answered += bool(found)
        self.with_claim += any(one.tier is Tier.SUPPORTED for one in found)
        self.findings += len(found)
        self.covering_zero += sum(one.low <= 0 <= one.high for one in found)
        self.differences += [one.difference for one in found]

    def summary(self) -> dict[str, object]:
        """Shares are of findings past the gate, or of people with at least one such finding."""
        return {
            "people": self.people,
            "past_the_gate": self.answered,
            "supported_of_findings": _share(self.tiers[Tier.SUPPORTED], self.findings),
            "people_with_a_supported": _share(self.with_claim, self.answered),
            "intervals_holding_zero": _share(self.covering_zero, self.findings),
            "mean_difference": round(sum(self.differences) / max(1, self.findings), 3),
            "tiers": dict(self.tiers),
        }


def answers_for(diary: Sources) -> tuple[Finding | TooEarly, ...]:
    return findings_in(diary_of(diary))


def answers_of_invented(scenario: str, seed: int, number: int) -> tuple[Finding | TooEarly, ...]:
    return answers_for(person(scenario, (seed, SCENARIOS.index(scenario), number)))


def tally_of(answers: Iterable[tuple[Finding | TooEarly, ...]]) -> Tally:
    tally = Tally()
    for one in answers:
        tally.add(one)
    return tally


def tallies(options: argparse.Namespace) -> Iterator[tuple[str, Tally]]:
    with ProcessPoolExecutor(options.processes) as pool:
        if options.folder:
            yield options.folder.name, tally_of(pool.map(answers_for, people_in(options.folder)))
            return
        for scenario in SCENARIOS:
            work = partial(answers_of_invented, scenario, options.seed)
            yield scenario, tally_of(pool.map(work, range(options.people), chunksize=25))


def passes(scenario: str, summary: dict[str, object]) -> bool:
    """A false claim is one person told something untrue, whichever of her two findings it was."""
    share = float(str(summary["people_with_a_supported"]))
    if scenario in NULLS:
        return share <= HIGHEST_FALSE_SHARE
    return share > 0.5 if scenario == "strong" else True


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _line(scenario: str, summary: dict[str, object]) -> str:
    shown = {name: value for name, value in summary.items() if name != "tiers"}
    return f"{scenario:8} " + "  ".join(f"{name} {value}" for name, value in shown.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--from", dest="folder", type=Path)
    options = parser.parse_args()
    began = time.monotonic()
    report: dict[str, object] = {}
    is_good = True
    for scenario, tally in tallies(options):
        summary = tally.summary()
        report[scenario] = summary
        is_good &= passes(scenario, summary)
        if not options.json:
            print(_line(scenario, summary), flush=True)
    seconds = round(time.monotonic() - began, 1)
    if options.json:
        print(json.dumps({"scenarios": report, "seconds": seconds, "passes": is_good}))
    else:
        print(f"{seconds} s; {'passes' if is_good else 'DOES NOT PASS'}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
