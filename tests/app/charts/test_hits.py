import pytest

from app.charts.hits import causes_picture, kinds_picture, lateness_picture
from app.charts.marks import Bars, Nothing, Picture
from journal.interactions.pictures import PicturedHit
from journal.vocabulary import Cause, InteractionKind

pytestmark = pytest.mark.usefixtures("english")


def hit(
    kind: InteractionKind = InteractionKind.INSULT,
    cause: Cause | None = None,
    minutes: int | None = None,
) -> PicturedHit:
    return PicturedHit(kind, cause, minutes)


def drawn(picture: Picture | Nothing) -> Picture:
    assert isinstance(picture, Picture)
    return picture


@pytest.mark.parametrize("chart", [kinds_picture, causes_picture, lateness_picture])
def test_nothing_known_says_what_will_be_here(chart: object) -> None:
    assert isinstance(chart([]), Nothing)  # type: ignore[operator]


def test_kinds_stand_by_how_often_they_came() -> None:
    hits = [hit(InteractionKind.REFUSAL), hit(InteractionKind.THREAT), hit(InteractionKind.THREAT)]

    picture = drawn(kinds_picture(hits))

    assert picture.title == "Most often: Threat, 2 of 3."
    assert picture.table.rows == (("Threat", "2"), ("Refusal", "1"))
    assert [tick.text for tick in picture.x.ticks] == ["Threat", "Refusal"]


def test_of_equals_the_one_listed_first_comes_first() -> None:
    hits = [hit(InteractionKind.OTHER), hit(InteractionKind.INSULT)]

    assert [row[0] for row in drawn(kinds_picture(hits)).table.rows] == ["Insult", "Something else"]


def test_what_nothing_prevents_stands_last() -> None:
    hits = [hit(cause=Cause.NONE), hit(cause=Cause.NONE), hit(cause=Cause.DELAY), hit()]

    picture = drawn(causes_picture(hits))

    assert picture.title == "1 of 3 could have been prevented, most often: Delay (1)."
    assert [row[0] for row in picture.table.rows] == ["Delay", "Nothing"]


def test_when_nothing_helps_the_title_says_so() -> None:
    picture = drawn(causes_picture([hit(cause=Cause.NONE)] * 2))

    assert picture.title == "Nothing would have prevented the 2 you judged."


def test_the_last_hour_of_the_shift_is_the_answer() -> None:
    picture = drawn(lateness_picture([hit(minutes=0), hit(minutes=59), hit(minutes=60), hit()]))

    assert picture.title == "2 of 3 came in the last hour of the shift."


def test_what_came_after_the_end_is_said_too() -> None:
    picture = drawn(lateness_picture([hit(minutes=10), hit(minutes=-1)]))

    assert picture.title.endswith("1 came after its planned end.")


@pytest.mark.parametrize(
    "minutes, place, words",
    [
        (0, -1, "0 to 1"),
        (59, -1, "0 to 1"),
        (60, -2, "1 to 2"),
        (900, -9, "8 or more"),
        (-1, 0, "0 to 1 after it"),
        (-60, 0, "0 to 1 after it"),
        (-61, 1, "1 to 2 after it"),
        (-900, 2, "2 or more after it"),
    ],
)
def test_each_hour_has_its_bar_and_its_row(minutes: int, place: int, words: str) -> None:
    picture = drawn(lateness_picture([hit(minutes=minutes)]))

    (bars,) = (mark for mark in picture.panels[0].marks if isinstance(mark, Bars))
    assert [bar.x for bar in bars.bars] == [place]
    assert picture.table.rows == ((words, "1"),)


def test_the_table_runs_through_the_shift() -> None:
    picture = drawn(lateness_picture([hit(minutes=-5), hit(minutes=70), hit(minutes=300)]))

    assert [row[0] for row in picture.table.rows] == ["5 to 6", "1 to 2", "0 to 1 after it"]
