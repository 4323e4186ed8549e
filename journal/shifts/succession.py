"""Which repeating rules stay, and from when, once a new one is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from journal.shifts.rules import DAY, LATEST, RepeatingRule


def with_rule(kept: Sequence[RepeatingRule], new: RepeatingRule) -> tuple[RepeatingRule, ...]:
    """The rules of a person once a new one is kept."""
    return (*(rule for rule in staying(kept, new) if rule is not None), new)


def staying(kept: Sequence[RepeatingRule], new: RepeatingRule) -> tuple[RepeatingRule | None, ...]:
    """What becomes of each rule: those that start within a new one give way, None for good.

    What was worked before its first date stays. What held after its last one holds there again:
    of rules that start within it the last one first, and the others when that one is over.
    """
    last = LATEST if new.until is None else new.until
    within = [rule for rule in kept if new.starting <= rule.starting <= last]
    moved = dict(_moved_behind(last, within))
    return tuple(moved.get(rule) if rule in within else rule for rule in kept)


def _moved_behind(
    last: date, rules: Iterable[RepeatingRule]
) -> Iterable[tuple[RepeatingRule, RepeatingRule]]:
    """Each rule that goes on behind a date, with its new first date; no two begin on one."""
    for rule in sorted(rules, key=lambda one: one.starting, reverse=True):
        until = LATEST if rule.until is None else rule.until
        if until > last:
            yield rule, replace(rule, starting=last + DAY)
            last = until
