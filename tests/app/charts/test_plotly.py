import json
import re
from collections.abc import Callable
from pathlib import Path

import plotly.offline
import pytest

import app
from app.charts.clock import clock_picture
from app.charts.days import days_picture
from app.charts.hits import kinds_picture, lateness_picture
from app.charts.marks import Picture, Tone
from app.charts.palette import DARK, LIGHT
from app.charts.plotly import figure
from app.charts.week import week_picture
from app.charts.weeks import weeks_picture
from journal.interactions.pictures import PicturedHit
from journal.vocabulary import Initiation, InteractionKind, Locale
from tests.app.charts.samples import MONDAY, days, hours, rating, shift, tally, week, weeks

pytestmark = pytest.mark.usefixtures("english")

VENDOR = Path(app.__file__).parent / "static" / "vendor" / "plotly"
KNOWN = days((rating(MONDAY, mood=2),), (tally(MONDAY, events=3),), (shift(MONDAY),))
HOURS = hours((0, 23, Initiation.UNEASY, 2), (3, 7, Initiation.PUSHED, 1))
HITS = [
    PicturedHit(InteractionKind.INSULT, None, 70),
    PicturedHit(InteractionKind.THREAT, None, -5),
]
CHARTS: dict[str, Callable[[], object]] = {
    "days": lambda: days_picture(KNOWN),
    "weeks": lambda: weeks_picture(weeks(week(MONDAY, 2.5, 1, 4))),
    "clock": lambda: clock_picture(HOURS),
    "week": lambda: week_picture(HOURS),
    "kinds": lambda: kinds_picture(HITS),
    "lateness": lambda: lateness_picture(HITS),
}


def made(name: str, locale: Locale = Locale.EN) -> dict[str, object]:
    picture = CHARTS[name]()
    assert isinstance(picture, Picture)
    return figure(picture, DARK, locale)


def test_the_library_in_the_page_is_the_one_the_package_speaks_to() -> None:
    head = (VENDOR / "plotly-cartesian.min.js").read_bytes()[:400]

    found = re.search(rb"plotly\.js \(cartesian - minified\) v([\d.]+)", head)

    assert found is not None
    assert found.group(1).decode() == plotly.offline.get_plotlyjs_version()


@pytest.mark.parametrize("name", CHARTS)
def test_every_picture_can_be_explored(name: str) -> None:
    sent = json.loads(json.dumps(made(name)))

    assert set(sent) == {"data", "layout", "config"}
    assert sent["data"]


@pytest.mark.parametrize("name", CHARTS)
def test_no_picture_can_be_sent_away(name: str) -> None:
    config = made(name)["config"]

    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False


def test_a_figure_carries_no_template() -> None:
    assert len(json.dumps(made("days")["layout"]["template"])) < 100


def test_dates_stand_at_the_time_on_the_wall() -> None:
    dots = next(trace for trace in made("days")["data"] if trace.get("mode") == "markers")

    assert (list(dots["x"]), list(dots["y"])) == (["2026-11-02T18:00"], [2])


@pytest.mark.parametrize("locale, written", [(Locale.KO, "%-m월 %-d일"), (Locale.EN, "%-d %b")])
def test_dates_are_written_in_the_persons_language(locale: Locale, written: str) -> None:
    stops = made("days", locale)["layout"]["xaxis"]["tickformatstops"]

    assert [stop["value"] for stop in stops][1] == written


def test_strips_share_one_axis_and_shifts_lie_behind_all() -> None:
    layout = made("days")["layout"]

    assert {"yaxis", "yaxis2"} <= set(layout)
    (band,) = layout["shapes"]
    assert (band["x0"], band["x1"], band["yref"]) == (
        "2026-11-02T09:00",
        "2026-11-02T18:00",
        "paper",
    )


def test_stacked_bars_keep_their_feet_and_their_weave() -> None:
    picture = CHARTS["clock"]()
    assert isinstance(picture, Picture)

    pushed, uneasy = figure(picture, LIGHT, Locale.EN)["data"]

    assert pushed["marker"]["pattern"]["shape"] == ""
    assert uneasy["marker"]["pattern"]["shape"] == "."
    assert uneasy["marker"]["color"] == LIGHT.tones[Tone.UNEASY]


def test_the_grid_of_the_week_is_whole_and_empty_hours_are_empty() -> None:
    (heat,) = made("week")["data"]

    assert (len(heat["z"]), {len(row) for row in heat["z"]}) == (7, {24})
    assert heat["z"][0][23] == 2
    assert heat["z"][1][1] is None


def test_the_usual_shift_lies_behind_the_week() -> None:
    boxes = made("week")["layout"]["shapes"]

    assert [(box["x0"], box["x1"], box["y0"]) for box in boxes] == [
        (9, 18, day) for day in range(5)
    ]


def test_rows_lie_under_each_other_from_the_top() -> None:
    whole = made("kinds")

    assert list(whole["layout"]["yaxis"]["ticktext"]) == ["Insult", "Threat"]
    low, high = whole["layout"]["yaxis"]["range"]
    assert low > high
    assert whole["data"][0]["orientation"] == "h"


def test_a_ribbon_cannot_be_pointed_at() -> None:
    ribbon = made("weeks")["data"][0]

    assert (ribbon["fill"], ribbon["hoverinfo"]) == ("toself", "skip")
