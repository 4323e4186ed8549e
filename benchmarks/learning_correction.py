"""Which correction for the tension before is honest when somebody rests only when tense.

A break of 60 uses in all, a third of them of the one in question, which people take only from 4 up
while they take two others (0.3 points each) at any time. "Called helpful" is an interval above 0.

    .venv/bin/python -m benchmarks.learning_correction [--people 400] [--seed 20261122]
"""

import argparse
from collections.abc import Callable, Sequence
from random import Random
from statistics import fmean, stdev

from benchmarks.learning_people import DAY, TENSE
from journal.suggestions.catalogue import Kind
from journal.suggestions.learning import Outcome, tallies_of
from journal.suggestions.learning_standing import Say, standings

ASKED = Kind.WALK
OTHERS = (Kind.BREATH, Kind.TALK)
USES = 20
Judge = Callable[[Sequence[Outcome], Random], tuple[float, bool, bool]]


def taps(random: Random, usual: float, effect: float, *, is_tense: bool) -> tuple[int, int]:
    """One use, taken only when tense or at any time."""
    while True:
        state = random.gauss(0, 0.8)
        before = _tap(random, usual + state)
        if before >= TENSE or not is_tense:
            after = usual + 0.45 * state - effect + random.gauss(0, 0.65)
            return before, _tap(random, after)


def lived(random: Random, usual: float, effect: float) -> list[Outcome]:
    """All the uses of one person."""
    kinds = [(ASKED, effect, True)] + [(one, 0.3, False) for one in OTHERS]
    return [
        Outcome("", kind, *taps(random, usual, does, is_tense=is_tense), DAY)
        for kind, does, is_tense in kinds
        for _ in range(USES)
    ]


def mean_of(corrected: Callable[[Outcome, float], float]) -> Judge:
    def judge(outcomes: Sequence[Outcome], _random: Random) -> tuple[float, bool, bool]:
        own = fmean(one.before for one in outcomes)
        drops = [corrected(one, own) for one in outcomes if one.kind is ASKED]
        mean, error = fmean(drops), stdev(drops) / len(drops) ** 0.5
        return mean, mean - 1.96 * error > 0, mean + 1.96 * error < 0

    return judge


def ours(outcomes: Sequence[Outcome], random: Random) -> tuple[float, bool, bool]:
    found = next(one for one in standings(tallies_of(outcomes), random) if one.kind is ASKED)
    return found.more, found.say in {Say.BEST, Say.MORE}, found.say is Say.LESS


JUDGES: dict[str, Judge] = {
    "plain drop": mean_of(lambda one, _own: one.before - one.after),
    "0.6 x (before - 3)": mean_of(
        lambda one, _own: one.before - one.after - 0.6 * (one.before - 3)
    ),
    "0.6 x (before - own mean)": mean_of(
        lambda one, own: one.before - one.after - 0.6 * (one.before - own)
    ),
    "ours, beside her others": ours,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=400)
    arguments.add_argument("--seed", type=int, default=20261122)
    said = arguments.parse_args()
    print("usual, effect, correction".ljust(48), "   mean  % helpful  % harmful")
    for usual in (2.5, 3.0, 4.2):
        for effect in (0.0, 0.3, 0.9):
            people = [
                lived(Random(said.seed + number), usual, effect) for number in range(said.people)
            ]
            for name, judge in JUDGES.items():
                found = [judge(one, Random(said.seed)) for one in people]
                helpful = 100 * fmean(one[1] for one in found)
                harmful = 100 * fmean(one[2] for one in found)
                row = f"{usual} {effect} {name}".ljust(48)
                print(f"{row} {fmean(one[0] for one in found):7.2f} {helpful:9.1f} {harmful:9.1f}")


def _tap(random: Random, felt: float) -> int:
    return min(5, max(1, round(felt + random.gauss(0, 0.4))))


if __name__ == "__main__":
    main()
