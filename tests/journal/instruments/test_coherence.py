import pytest

from journal.instruments.reading import Refused, read_instrument
from tests.journal.instruments.samples import TEXT, calm, sentences


@pytest.mark.parametrize(
    "right, wrong, said, expected",
    [
        (
            "recall_days = 7",
            "recall_days = 15",
            "shortest_interval_days: is 14, shorter than what the questions look back on",
            "15 (recall_days) or more",
        ),
        ("[3, 1, 0]", "[3, 0, 3]", "answers.much: holds a number twice", "numbers that all differ"),
        (
            'answers = "much"',
            'answers = "lots"',
            'items[2].answers: names "lots", which is not under [answers]',
            "one of often, much",
        ),
        (
            "help_from = 2",
            "help_from = 5",
            "items[0].help_from: is 5, which nobody can answer",
            "one of 0, 1, 2, 3",
        ),
        (
            '["still", "loud"]',
            '["still", "noise"]',
            'scales[1].items: names "noise", which is no item',
            "one of still, loud, deep",
        ),
        (
            '["still", "loud"]',
            '["still", "still"]',
            'scales[1].items: "still" stands there 2 times',
            "each key once",
        ),
        (
            "fewest = 2",
            "fewest = 4",
            "scales[0].fewest: is 4, more than the scale has items",
            "at most 3",
        ),
        (
            "[3, 1, 0]",
            "[4, 1, 0]",
            "scales[0].fewest: is 2, but no other answer can stand in for one left out",
            "3, or items whose numbers have the same least and most",
        ),
        (
            "alpha = 0.84,",
            "",
            "scales[0].error: doesn't say how exact the scale is",
            "sem, or both alpha and sd",
        ),
        (
            "alpha = 0.84,",
            "alpha = 0.84, sem = 1,",
            "scales[0].error: doesn't say how exact the scale is",
            "sem, or both alpha and sd",
        ),
        (', quiet = "Quiet"', "", "about.en.scales.quiet: is missing", 'a name for "quiet"'),
        (
            ', deep = "I breathed deeply"',
            "",
            "wording.en.items.deep: is missing",
            'a question for "deep"',
        ),
        (
            "items = { still",
            'items = { more = "?", still',
            "wording.en.items.more: belongs to nothing in this file",
            "one of still, loud, deep",
        ),
        (
            ', "None"]',
            "]",
            "wording.en.answers.much: has 2 words for 3 numbers",
            "3 words, in the order of answers.much",
        ),
    ],
)
def test_parts_that_do_not_fit_are_named(right: str, wrong: str, said: str, expected: str) -> None:
    assert sentences(right, wrong) == [f"{said}. Expected: {expected}."]


def test_numbers_of_any_kind_may_be_summed_when_none_is_left_out() -> None:
    uneven = calm("much = [3, 1, 0]", "much = [9, 1, 0]", "fewest = 2", "fewest = 3")

    assert uneven.scales[0].fewest == 3


def test_a_key_that_stands_twice_is_named() -> None:
    found = sentences('key = "loud"', 'key = "still"')

    assert found[0] == 'items: "still" stands there 2 times. Expected: each key once.'


def test_words_for_no_list_are_named_once() -> None:
    found = sentences("much = [3, 1, 0]", "many = [3, 1, 0]")

    assert 'wording.en.answers.many: is missing. Expected: a list for "many".' in found


@pytest.mark.parametrize(
    "scale, how, to, most",
    [
        ('key = "all"', "sum", 9, 9),
        ('key = "all"', "mean", 3, 3),
        ('key = "quiet"', "sum", 100, 100),
    ],
)
def test_a_number_that_everybody_has_brings_no_help(
    scale: str, how: str, to: int, most: int
) -> None:
    spoilt = TEXT.replace('how = "sum"', f'how = "{how}"').replace(
        scale, f"{scale}\nhelp_to = {to}"
    )

    read = read_instrument(spoilt)

    assert isinstance(read, Refused)
    (fault,) = read.faults
    assert fault.wrong == f"is {to}, beside which help would stand always or never"
    assert fault.expected == f"0 or more, and less than {most}"


def test_a_number_that_nobody_has_brings_no_help_either() -> None:
    from_two = TEXT.replace("[0, 1, 2, 3]", "[2, 3, 4, 5]").replace("[3, 1, 0]", "[5, 3, 2]")

    read = read_instrument(from_two.replace("to_100 = true", "help_to = 1.5"))

    assert isinstance(read, Refused)
    (fault,) = read.faults
    assert (fault.path, fault.expected) == ("scales[1].help_to", "2 or more, and less than 5")


def test_help_beside_items_that_are_not_there_is_the_items_fault() -> None:
    found = sentences('items = ["still", "loud"]', 'items = ["noise", "din"]\nhelp_to = 900')

    assert all("help_to" not in sentence for sentence in found)
