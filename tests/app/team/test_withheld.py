"""Whatever the cause, the words are the same, and they are worded in one place."""

import pytest
from flask import Flask

from app.language import catalogue
from journal.vocabulary import CauseTable, Figure
from tests.app.team.house import NEWEST, House, everything, make_house
from tests.app.team.reading import heading, page, said
from tests.architecture.source import files
from tests.conftest import CastMember, sign_up

WORDS = "Not enough to show."


def withhold_all(house: House) -> None:
    house.publish(NEWEST)


def publish_others_only(house: House) -> None:
    house.publish(NEWEST, (house.group("Care", "Night"), everything(NEWEST)))


def publish_without_answers(house: House) -> None:
    nothing = {Figure.STRAIN: None, Figure.MASKING: None, CauseTable.CAUSE: None}
    house.publish(NEWEST, (house.group("Morning"), nothing))


@pytest.mark.parametrize("cause", [withhold_all, publish_others_only, publish_without_answers])
def test_the_heading_is_the_one_wording(mina: CastMember, house: House, cause: object) -> None:
    assert callable(cause)
    cause(house)

    text = page(mina, house.path("Morning"))

    assert heading(text) == WORDS
    assert "This is about 4 Jan to 31 Jan 2027. The words are the same" in said(text)
    assert heading(page(mina, house.path("Morning", "/causes"))) == WORDS


def test_nobody_can_tell_one_cause_from_another(app: Flask, mina: CastMember, house: House) -> None:
    dae, other = sign_up(app, "dae"), make_house(app)
    other.join(dae, "Morning")

    withhold_all(house)
    publish_others_only(other)

    for rest in ("", "/causes"):
        one, another = (
            said(page(member, of.path("Morning", rest)))
            for member, of in ((mina, house), (dae, other))
        )
        assert one == another


def test_a_withheld_window_in_a_row_is_a_gap_with_the_same_words(
    mina: CastMember, house: House
) -> None:
    house.publish_windows((11, 13))
    house.publish(12)

    text = page(mina, house.path("Morning"))

    assert text.count(WORDS) == 3  # the replay figure, the note under the picture, the table
    assert f'<th scope="row">7 Dec 2026</th><td>{WORDS}</td>' in text


def test_causes_of_a_withheld_window_say_so_beside_the_others(
    mina: CastMember, house: House
) -> None:
    house.publish(12, (house.group("Morning"), everything(12)))
    house.publish(13)

    words = said(page(mina, house.path("Morning", "/causes")))

    assert f"4 Jan to 31 Jan 2027: {WORDS}" in words
    assert "Mean of 1 window, 7 Dec 2026 to 3 Jan 2027" in words


def test_the_wording_stands_in_one_place() -> None:
    sources = files("app/**/*.py", "app/templates/**/*.html")

    worded = [path.name for path in sources if WORDS in path.read_text(encoding="utf-8")]

    assert worded == ["release.html"]
    assert catalogue("ko")[WORDS] == "보여 줄 만큼 모이지 않았어요."
