from typing import Any
from uuid import uuid4

import pytest

from journal.vocabulary import CauseTable, Locale
from tests.app.team.house import NEWEST, House, everything
from tests.app.team.reading import heading, look, main_of, page, said
from tests.conftest import CastMember, sign_up

STATEMENTS = 7
CLEAR = {"unclear_notice": 110, "product_fault": 40}


def causes(member: CastMember, house: House, unit: str = "Morning") -> str:
    return page(member, house.path(unit, "/causes"))


def publish(house: House, *numbers: int, points: dict[str, int] = CLEAR, **more: Any) -> None:
    house.publish_windows(numbers, cause=points, **more)


def change(lead: CastMember, house: House, unit: str = "Morning", **more: str) -> None:
    sent = {"cause": "cause:unclear_notice", "changed_on": "2026-09-14", "words": "Notice 12"}
    answer = lead.client.post(
        house.path(unit, "/actions"), data={"id": str(uuid4()), **sent, **more}
    )
    assert answer.status_code == 303, answer.text


@pytest.mark.parametrize(
    "windows, points, answer",
    [
        (range(8, 14), CLEAR, "What would spare people most? Unclear notice"),
        ([NEWEST], CLEAR, "No cause stands out"),
        (range(8, 14), {"none": 110, "delay": 100}, "What would spare people most? Delay"),
        (
            range(8, 14),
            {"unclear_notice": 60, "product_fault": 59},
            "What would spare people most? Perhaps: Unclear notice",
        ),
    ],
)
def test_the_heading_is_the_answer(
    mina: CastMember, house: House, windows: Any, points: dict[str, int], answer: str
) -> None:
    publish(house, *windows, points=points)

    assert heading(causes(mina, house)).startswith(answer)


def test_when_all_is_noise_no_cause_stands_out(mina: CastMember, house: House) -> None:
    rows = ("unclear_notice", "missing_help_text", "product_fault", "policy", "delay")
    publish(house, NEWEST, points=dict.fromkeys((*rows, "staffing", "own_slip", "none"), -5))

    assert heading(causes(mina, house)) == "No cause stands out"


def test_rows_are_ranked_with_their_range_and_a_bar(mina: CastMember, house: House) -> None:
    publish(house, *range(8, 14))

    text = causes(mina, house)

    words = said(text)
    assert words.index("Unclear notice Around 110 points, most likely between 109 and 111") < (
        words.index("Product fault Around 40 points, most likely between 39 and 41")
    )
    assert "Mean of 6 windows, 17 Aug 2026 to 31 Jan 2027" in words
    assert '<rect class="plain" y="5" width="99.1%"' in text
    assert "style=" not in main_of(text)


def test_what_nothing_would_have_prevented_comes_last(mina: CastMember, house: House) -> None:
    publish(house, NEWEST, points={"none": 110, "delay": 90})

    words = said(causes(mina, house))

    assert words.index("Nothing would have prevented it") > words.index("Delay")


def test_what_noise_alone_could_have_made_is_folded(mina: CastMember, house: House) -> None:
    publish(house, *range(8, 14), points={"delay": 90, "policy": 0})

    words = said(causes(mina, house))

    folded = words.index("Too little to be told from nothing")
    assert words.index("Delay Around 90 points") < folded < words.index("Policy Around 0 points")


def test_a_slip_is_nobodys_own(mina: CastMember, house: House) -> None:
    publish(house, NEWEST)

    words = said(causes(mina, house))

    assert "A slip of one's own" in words
    assert "My own slip" not in words


def test_slower_tables_stand_with_the_windows_of_their_turn(mina: CastMember, house: House) -> None:
    publish(house, 12, 13)

    words = said(causes(mina, house))

    assert "What kind it was Mean of 1 window, 7 Dec 2026 to 3 Jan 2027" in words
    assert "How it came in Mean of 1 window, 4 Jan to 31 Jan 2027" in words
    assert "When in the shift Not its turn yet." in words


def test_a_slower_table_withheld_says_so(mina: CastMember, house: House) -> None:
    thin = everything(13) | {CauseTable.CHANNEL: None}
    house.publish(13, (house.group("Morning"), thin))

    assert "How it came in Not enough to show." in said(causes(mina, house))


def test_before_the_first_figures_there_are_none(mina: CastMember, house: House) -> None:
    text = causes(mina, house)

    assert heading(text) == "Causes come with the first figures"
    assert "come out seven days after their end" in said(text)
    assert "Not its turn yet." not in said(text)


@pytest.mark.parametrize(
    "before, after, moved",
    [
        (
            110,
            20,
            "It fell from about 110 to 20 points (a difference between \u221291 and \u221289).",
        ),
        (20, 110, "It rose from about 20 to 110 points (a difference between +89 and +91)."),
        (60, 59, "No clear change yet: about 60 points before, 59 since"),
    ],
)
def test_a_change_stands_under_its_cause_with_what_came_of_it(
    mina: CastMember, sora: CastMember, house: House, before: int, after: int, moved: str
) -> None:
    publish(house, *range(3, 9), points={"unclear_notice": before})
    publish(house, *range(9, 14), points={"unclear_notice": after})
    change(sora, house, words="Notice 12 rewritten")

    words = said(causes(mina, house))

    line = f"Notice 12 rewritten 14 Sep 2026 \u00b7 Sora Kim {moved}"
    assert f"Your team's reports led to this: {line}" in words


@pytest.mark.parametrize(
    "windows, day, outcome",
    [
        (range(1, 14), "2027-02-10", "Too early: first seen on 5 Apr 2027."),
        (range(13, 14), "2026-09-14", "It can't be compared: there are no figures from before."),
    ],
)
def test_without_figures_on_both_sides_nothing_is_claimed(
    mina: CastMember, sora: CastMember, house: House, windows: Any, day: str, outcome: str
) -> None:
    publish(house, *windows)
    change(sora, house, changed_on=day)

    assert outcome in said(causes(mina, house))


def test_a_slower_table_is_seen_again_only_at_its_turn(
    mina: CastMember, sora: CastMember, house: House
) -> None:
    publish(house, *range(1, 14))
    change(sora, house, cause="kind:insult", changed_on="2027-01-04")

    text = causes(mina, house)

    assert "Too early: first seen on 5 Apr 2027." in said(text)
    assert text.count('<details class="disclosure" open>') == 1


def test_a_change_of_the_unit_above_is_said_to_be_for_all_of_it(
    mina: CastMember, hana: CastMember, house: House
) -> None:
    publish(house, *range(1, 14))
    change(hana, house, "Care")

    assert "Hana Lee \u00b7 for all of Care" in said(causes(mina, house))


def test_a_change_of_the_roster_stands_apart(
    mina: CastMember, sora: CastMember, house: House
) -> None:
    publish(house, NEWEST)
    change(sora, house, cause="roster:quick_return", words="No early after a late")

    words = said(causes(mina, house))

    assert "What else was changed No early after a late Quick return, under 11 hours" in words


def test_a_change_stands_even_before_any_figures(
    mina: CastMember, sora: CastMember, house: House
) -> None:
    change(sora, house)

    assert "What was changed Notice 12 Unclear notice" in said(causes(mina, house))


def test_few_statements_however_much_was_changed(
    mina: CastMember, sora: CastMember, house: House, statements: list[str]
) -> None:
    house.publish_windows(range(-9, 14))
    for number in range(5):
        change(sora, house, words=f"Change {number}")
    look(sora, house)
    counted = []

    for reader in (mina, sora):
        statements.clear()
        causes(reader, house)
        counted.append(len(statements))

    assert counted == [STATEMENTS, STATEMENTS + 1]


def test_words_of_a_lead_are_escaped(mina: CastMember, sora: CastMember, house: House) -> None:
    publish(house, NEWEST)
    change(sora, house, words="<script>alert(1)</script>")

    text = causes(mina, house)

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_in_korean_it_is_korean(house: House) -> None:
    reader = sign_up(house.app, "somi", locale=Locale.KO)
    house.join(reader, "Morning")
    publish(house, *range(8, 14))

    text = causes(reader, house)

    assert heading(text) == "무엇부터 바꾸면 가장 덜 힘들까요? 헷갈리는 안내"
    assert "110점쯤, 109점에서 111점 사이일 가능성이 커요" in said(text)
