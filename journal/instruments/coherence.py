"""Whether the parts of a questionnaire's file fit each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal.instruments.definition import ErrorOfMeasurement, Instrument, Scale


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file: where, what, and what was expected there.

    ``path`` is written as in scales[0].items, counting from 0; empty for the file as a whole.
    """

    path: str
    wrong: str
    expected: str

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        place = f"{self.path}: " if self.path else ""
        return f"{place}{self.wrong}. Expected: {self.expected}."


def faults_between(instrument: Instrument) -> tuple[Fault, ...]:
    """Everything that no single field can be blamed for, in the order of the file."""
    return (
        *_of_the_whole(instrument),
        *_of_answers(instrument),
        *_of_items(instrument),
        *_of_scales(instrument),
        *_of_names(instrument),
        *_of_wording(instrument),
    )


def _of_the_whole(instrument: Instrument) -> Iterator[Fault]:
    recall, shortest = instrument.recall_days, instrument.shortest_interval_days
    if recall is not None and shortest < recall:
        yield Fault(
            "shortest_interval_days",
            f"is {shortest}, shorter than what the questions look back on",
            f"{recall} (recall_days) or more",
        )
    for name, keys in (
        ("items", [item.key for item in instrument.items]),
        ("scales", [scale.key for scale in instrument.scales]),
    ):
        yield from _twice(name, keys)


def _of_answers(instrument: Instrument) -> Iterator[Fault]:
    for name, values in instrument.answers.items():
        if len(set(values)) < len(values):
            yield Fault(f"answers.{name}", "holds a number twice", "numbers that all differ")


def _of_items(instrument: Instrument) -> Iterator[Fault]:
    for number, item in enumerate(instrument.items):
        if item.answers not in instrument.answers:
            yield Fault(
                f"items[{number}].answers",
                f'names "{item.answers}", which is not under [answers]',
                _one_of(instrument.answers),
            )
        elif item.help_from is not None and item.help_from not in instrument.values_of(item):
            yield Fault(
                f"items[{number}].help_from",
                f"is {item.help_from}, which nobody can answer",
                _one_of(instrument.values_of(item)),
            )


def _of_scales(instrument: Instrument) -> Iterator[Fault]:
    known = [item.key for item in instrument.items]
    for number, scale in enumerate(instrument.scales):
        place = f"scales[{number}]"
        yield from _twice(f"{place}.items", scale.items)
        for key in scale.items:
            if key not in known:
                yield Fault(f"{place}.items", f'names "{key}", which is no item', _one_of(known))
        yield from _of_scale(place, scale)
        yield from _of_help(f"{place}.help_to", instrument, scale)
        if scale.fewest < len(scale.items) and len(_reaches(instrument, scale)) > 1:
            yield Fault(
                f"{place}.fewest",
                f"is {scale.fewest}, but no other answer can stand in for one left out",
                f"{len(scale.items)}, or items whose numbers have the same least and most",
            )


def _of_scale(place: str, scale: Scale) -> Iterator[Fault]:
    if scale.fewest > len(scale.items):
        yield Fault(
            f"{place}.fewest",
            f"is {scale.fewest}, more than the scale has items",
            f"at most {len(scale.items)}",
        )
    if scale.error is not None and not _is_known(scale.error):
        yield Fault(
            f"{place}.error", "doesn't say how exact the scale is", "sem, or both alpha and sd"
        )


def _of_help(place: str, instrument: Instrument, scale: Scale) -> Iterator[Fault]:
    reaches = _reached(instrument, scale)
    if scale.help_to is None or not reaches:
        return
    share = 1 if scale.how == "sum" else len(reaches)
    least, most = (sum(ends) / share for ends in zip(*reaches, strict=True))
    if scale.to_100:
        least, most = 0, 100
    if not least <= scale.help_to < most:
        yield Fault(
            place,
            f"is {scale.help_to:g}, beside which help would stand always or never",
            f"{least:g} or more, and less than {most:g}",
        )


def _reaches(instrument: Instrument, scale: Scale) -> set[tuple[int, int]]:
    return set(_reached(instrument, scale))


def _reached(instrument: Instrument, scale: Scale) -> list[tuple[int, int]]:
    """The least and the most of each item of a scale, as far as items and answers are there."""
    known = {item.key: instrument.answers.get(item.answers) for item in instrument.items}
    lists = [known.get(key) for key in scale.items]
    return [(min(values), max(values)) for values in lists if values]


def _is_known(error: ErrorOfMeasurement) -> bool:
    given = (error.sem is not None, error.alpha is not None, error.sd is not None)
    return given in {(True, False, False), (False, True, True)}


def _of_names(instrument: Instrument) -> Iterator[Fault]:
    scales = [scale.key for scale in instrument.scales]
    for language, about in instrument.about.items():
        yield from _same(f"about.{language}.scales", about.scales, scales, "name")


def _of_wording(instrument: Instrument) -> Iterator[Fault]:
    items = [item.key for item in instrument.items]
    for language, wording in instrument.wording.items():
        place = f"wording.{language}"
        yield from _same(f"{place}.items", wording.items, items, "question")
        yield from _same(f"{place}.answers", wording.answers, list(instrument.answers), "list")
        for name, words in wording.answers.items():
            wanted = len(instrument.answers.get(name, words))
            if len(words) != wanted:
                yield Fault(
                    f"{place}.answers.{name}",
                    f"has {len(words)} words for {wanted} numbers",
                    f"{wanted} words, in the order of answers.{name}",
                )


def _same(place: str, given: Iterable[str], wanted: list[str], what: str) -> Iterator[Fault]:
    there = list(given)
    for key in wanted:
        if key not in there:
            yield Fault(f"{place}.{key}", "is missing", f'a {what} for "{key}"')
    for key in there:
        if key not in wanted:
            yield Fault(f"{place}.{key}", "belongs to nothing in this file", _one_of(wanted))


def _twice(place: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Fault(place, f'"{key}" stands there {times} times', "each key once")


def _one_of(values: Iterable[object]) -> str:
    return "one of " + ", ".join(str(value) for value in values)
