"""Bends small files of our own a million times and reads them: nothing but refusals may come out.

    .venv/bin/python -m benchmarks.fuzz_readers [--count 1000000] [--seed 20] [--workers 2]
        [--first 0] [--minutes 9] [--target NAME ...] [--case NUMBER] [--bombs] [--json]

A case is made of the seed and its number alone, so ``--case`` shows one again. Times are CPU time.
A long run may be cut into pieces: ``next case`` is where the next piece begins.
"""

import argparse
import gc
import multiprocessing
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.fuzz_bombs import burst_all
from benchmarks.fuzz_mutations import bent, whole
from benchmarks.fuzz_seeds import Seed
from benchmarks.fuzz_targets import Broken, Target, all_seeds, read_as, targets
from benchmarks.serving import print_answer

SLOWEST_ALLOWED = 0.25
CHUNK = 2_000
SHOWN_CASES = 5


@dataclass
class Tally:
    """What came of some cases; faults by kind and place, each with the first of its cases."""

    read: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)
    too_slow: int = 0
    faults: dict[str, list[int]] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Take in what came of other cases."""
        self.read += other.read
        self.refused += other.refused
        self.too_slow += other.too_slow
        for name, found in other.slowest.items():
            self.slowest[name] = max(found, self.slowest.get(name, (0.0, 0)))
        for fault, cases in other.faults.items():
            self.faults.setdefault(fault, []).extend(cases)


@dataclass(frozen=True)
class Job:
    """Which cases are to be tried; ``names`` are the readers, all when there are none."""

    seed: int
    numbers: range
    names: tuple[str, ...]


@cache
def _known(names: tuple[str, ...]) -> tuple[list[Target], list[Seed]]:
    everything = targets()
    return [one for one in everything if not names or one.name in names], all_seeds(everything)


def made(seed: int, number: int, names: tuple[str, ...]) -> tuple[Target, bytes, Random]:
    """The reader and the file of one case, and the dice that it goes on with."""
    known, others = _known(names)
    dice = Random(f"{seed}/{number}")
    (target,) = dice.choices(known, [one.weight for one in known])
    return target, bent(dice, target.seeds, others), dice


@cache
def warm_up(names: tuple[str, ...]) -> None:
    """Read every seed once, so that no case pays for libraries that are loaded when needed."""
    for target in _known(names)[0]:
        for seed in target.seeds:
            read_as(target, whole(seed), Random(1))


def tried(job: Job) -> Tally:
    tally = Tally()
    warm_up(job.names)
    gc.collect()
    gc.freeze()
    for number in job.numbers:
        target, content, dice = made(job.seed, number, job.names)
        began = time.thread_time()
        try:
            reason = read_as(target, content, dice)
        except Exception as fault:  # noqa: BLE001 - any other exception is what is looked for
            tally.faults.setdefault(f"{target.name}: {_place_of(fault)}", []).append(number)
        else:
            (tally.refused if reason else tally.read)[target.name] += 1
        taken = time.thread_time() - began
        tally.slowest[target.name] = max((taken, number), tally.slowest.get(target.name, (0.0, 0)))
        tally.too_slow += taken > SLOWEST_ALLOWED
    return tally


def _place_of(fault: Exception) -> str:
    if isinstance(fault, Broken):
        return f"broken: {fault}"
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if "/journal/" in frame.filename] or frames
    file = Path(ours[-1].filename)
    return f"{type(fault).__name__} in {file.parent.name}/{file.name}:{ours[-1].lineno}"


def fuzzed(jobs: Sequence[Job], workers: int) -> Iterator[Tally]:
    if workers == 1:
        yield from map(tried, jobs)
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(tried, jobs)


def report(tally: Tally) -> dict[str, object]:
    cases = tally.read.total() + tally.refused.total() + sum(map(len, tally.faults.values()))
    worst, number = max(tally.slowest.values())
    answer: dict[str, object] = {
        "files": cases,
        "read": tally.read.total(),
        "refused": tally.refused.total(),
        "unexpected exceptions": sum(map(len, tally.faults.values())),
        "slowest, ms CPU": round(worst * 1000, 1),
        "slowest case": number,
        "over 250 ms": tally.too_slow,
    }
    for name, (taken, number) in sorted(tally.slowest.items()):
        read, refused = tally.read[name], tally.refused[name]
        answer[name] = f"{read} read, {refused} refused, {taken * 1000:.0f} ms in case {number}"
    for fault, found in sorted(tally.faults.items()):
        answer[fault] = f"{len(found)}, cases {sorted(found)[:SHOWN_CASES]}"
    return answer


def show_case(seed: int, number: int, names: tuple[str, ...]) -> None:
    target, content, dice = made(seed, number, names)
    sys.stdout.write(f"{target.name}, {len(content)} bytes: {content[:3000]!r}\n")
    began = time.thread_time()
    print(f"refused as {read_as(target, content, dice) or 'nothing: it was read'}")
    print(f"{(time.thread_time() - began) * 1000:.1f} ms CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("count", 1_000_000), ("seed", 20), ("workers", 2), ("first", 0)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--case", type=int)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--target", nargs="*", default=[])
    parser.add_argument("--bombs", action="store_true")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    names = tuple(said.target)
    if said.case is not None:
        show_case(said.seed, said.case, names)
        return
    if said.bombs:
        print_answer(burst_all(), as_json=said.json)
        return
    tally, after = run(Job(said.seed, range(said.first, said.first + said.count), names), said)
    print_answer({**report(tally), "next case": after}, as_json=said.json)


def run(whole_job: Job, said: argparse.Namespace) -> tuple[Tally, int]:
    """Try the cases of a job until they or the minutes are over; return which comes next."""
    numbers, until = whole_job.numbers, time.monotonic() + 60 * said.minutes
    jobs = [
        Job(whole_job.seed, numbers[begin : begin + CHUNK], whole_job.names)
        for begin in range(0, len(numbers), CHUNK)
    ]
    tally, after = Tally(), numbers.start
    for job, part in zip(jobs, fuzzed(jobs, said.workers), strict=False):
        tally.add(part)
        after = job.numbers.stop
        print(f"\r{after} of {numbers.stop}", end="", file=sys.stderr, flush=True)
        if time.monotonic() > until:
            break
    print(file=sys.stderr)
    return tally, after


if __name__ == "__main__":
    main()
