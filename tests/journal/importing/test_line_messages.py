"""What a message of LINE may hold: quotes over many lines, calls, names of several words."""

import re
from collections.abc import Iterator

import pytest

from journal.importing import line as line_module
from journal.importing.export import CHANNELS, OUTCOMES
from journal.importing.line import read_line
from journal.importing.line_ahead import Coming
from journal.vocabulary import ContactChannel, ContactOutcome
from tests.journal.importing.test_line import EXPECTED, times


def test_a_quote_that_never_ends_takes_no_day_with_it() -> None:
    text = (
        'Sat, 05/13/2023\n8:50PM\tGaram\t"open\n8:52PM\tMina\tb\n'
        "Sun, 05/14/2023\n12:08AM\tGaram\tc\n"
    )

    assert times(read_line(text.encode())) == EXPECTED
    assert times(read_line(b'2023/05/13(Sat)\n8:50PM\tGaram\t"open\n')) == EXPECTED[:1]


def test_a_quoted_message_may_hold_a_conversation() -> None:
    text = (
        '2023/05/13(Sat)\n20:50\tGaram\t"look\n2023/05/09(Tue)\n10:00\tOther\tx ""y""\n'
        'end"\n20:52\tMina\t"two" and "more"\n2023/05/14(Sun)\n00:08\tGaram\t"last\nline"'
    )

    assert times(read_line(text.encode())) == EXPECTED


def test_two_open_quotes_do_not_swallow_each_other() -> None:
    text = '2023/05/13(Sat)\n20:50\tGaram\t"a\n20:52\tMina\t"b\n2023/05/14(Sun)\n0:08\tGaram\tc\n'

    assert times(read_line(text.encode())) == EXPECTED


@pytest.mark.parametrize(
    "words, outcome, lasted",
    [
        ("☎ Call time 1:02:03", ContactOutcome.ANSWERED, 3723),
        ("☎ 通話時間 0:12", ContactOutcome.ANSWERED, 12),
        ("☎ 不在着信", ContactOutcome.MISSED, 0),
    ],
)
def test_calls_have_an_outcome_and_a_length(
    words: str, outcome: ContactOutcome, lasted: int
) -> None:
    text = f"2023/05/13(Sat)\n20:50\tGaram\ta\n20:52\tMina\t{words}\n"

    line = read_line(text.encode()).timeline

    assert [CHANNELS[one] for one in line.channels] == [
        ContactChannel.MESSENGER,
        ContactChannel.CALL,
    ]
    assert [OUTCOMES[one] for one in line.outcomes] == [ContactOutcome.NONE, outcome]
    assert list(line.durations) == [-1, lasted]


def test_names_of_several_words_are_told_by_what_always_follows() -> None:
    said = "20:50 Bob Lee when\n20:51 Bob Lee tomorrow then\n20:52 Bob Lee yes\n20:53 Ann ok\n"

    assert read_line(f"2023.05.13 Saturday\n{said}".encode()).senders == ("Bob Lee", "Ann")


@pytest.mark.parametrize("line", ['0:00\ta\t"\n', '0:00\ta\t"x\nb\n', '0:00\ta\t"x\n' + "y\n" * 50])
def test_open_quotes_without_end_swallow_nothing(line: str) -> None:
    text = "2023/05/13(Sat)\n" + line * 100

    assert len(read_line(text.encode()).timeline.moments) == 100


@pytest.mark.parametrize("longest, events", [(100, 1), (30, 2)])
def test_the_end_of_a_quote_is_looked_for_no_further_than_a_message_is_long(
    longest: int, events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "_LONGEST_MESSAGE", longest)
    text = '2023/05/13(Sat)\n20:50\tGaram\t"look\n' + "x\n" * 20 + '20:51\tMina\tb\nend"\n'

    assert len(read_line(text.encode()).timeline.moments) == events


def test_open_quotes_let_no_line_be_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def counted(found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
        for one in found:
            looked_at.append(one.start())
            yield one

    monkeypatch.setattr(line_module, "Coming", lambda found: Coming(counted(found)))
    text = "2023/05/13(Sat)\n" + '20:50\tGaram\t"look\n' * 50 + "20:51\tMina\tb\n" * 50

    assert len(read_line(text.encode()).timeline.moments) == 100
    assert len(looked_at) == len(set(looked_at))
