"""A small run of the benchmark that bends files; it counts and does not time."""

from random import Random

import pytest

from benchmarks import fuzz_readers
from benchmarks.fuzz_readers import Job, report, tried
from benchmarks.fuzz_targets import Broken, Target, read_as, targets
from journal.errors import Invalid

SEED = b'a,b\n1,"2"\n'


def test_bent_files_are_read_or_refused_by_every_reader() -> None:
    tally = tried(Job(seed=21, numbers=range(600), names=()))

    assert tally.faults == {}
    assert tally.read.total() > 60
    assert tally.refused.keys() == {target.name for target in targets()}


def test_a_case_is_the_same_again() -> None:
    once, again = (fuzz_readers.made(21, 7, ()) for _ in range(2))

    assert (once[0].name, once[1]) == (again[0].name, again[1])


def test_another_exception_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = Target("faulty", (SEED,), lambda content, _: {}[content])
    monkeypatch.setattr(fuzz_readers, "_known", lambda _: ([faulty], [SEED]))
    monkeypatch.setattr(fuzz_readers, "warm_up", lambda _: None)

    tally = tried(Job(seed=21, numbers=range(3), names=()))

    ((place, cases),) = tally.faults.items()
    assert place.startswith("faulty: KeyError in robustness/test_fuzzed_readers.py")
    assert cases == [0, 1, 2]
    assert report(tally)["unexpected exceptions"] == 3


def test_a_refusal_needs_a_reason() -> None:
    def read(_: bytes, dice: Random) -> None:
        raise Invalid("" if dice.random() < 1 else "never")

    with pytest.raises(Broken):
        read_as(Target("faulty", (SEED,), read), SEED, Random(1))
