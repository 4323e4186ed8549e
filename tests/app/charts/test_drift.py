from dataclasses import replace

import pytest

from app.charts.drift import Watched, drift_picture
from app.charts.marks import Band, Line, Picture, Ribbon, Tone
from app.charts.svg import draw
from journal.findings.drift import Drift
from tests.app.all_findings import AS_USUAL, DAY, JUST_BEGUN, LOWER, MONDAY

pytestmark = pytest.mark.usefixtures("english")


def marks(picture: Picture, kind: type, tone: Tone) -> list:
    (panel,) = picture.panels
    return [mark for mark in panel.marks if isinstance(mark, kind) and mark.tone is tone]


def test_the_usual_weeks_are_shaded_and_their_level_drawn() -> None:
    picture = drift_picture(Watched(LOWER))

    (band,) = marks(picture, Band, Tone.SHIFT)
    _last, usual = marks(picture, Line, Tone.MOOD)
    assert band.spans == ((0.0, 56.0),)
    assert usual.runs == (((0.0, 3.4), (56.0, 3.4)),)


def test_the_last_weeks_lie_in_a_band_beside_them() -> None:
    picture = drift_picture(Watched(LOWER))

    (ribbon,) = marks(picture, Ribbon, Tone.MOOD)
    ((begin, low, high), (end, *_same)) = ribbon.runs[0]
    assert (begin, end) == (100.0, 156.0)
    assert (low, high) == pytest.approx((2.6, 3.2))
    assert picture.panels[0].aside == "3.4 → 2.9"


def test_the_line_runs_above_and_below_its_limit() -> None:
    picture = drift_picture(Watched(LOWER))

    (limit,) = marks(picture, Line, Tone.UNKNOWN)
    (line,) = marks(picture, Line, Tone.PLAIN)
    assert len(limit.runs[0]) == len(line.runs[0]) == 100
    assert line.runs[0][0] == (56.5, 3.4)
    assert line.runs[0][-1][1] < limit.runs[0][-1][1]


def test_a_long_silence_is_a_gap() -> None:
    silent = tuple(one for one in LOWER.band if not 70 <= (one.date - MONDAY).days < 95)

    (line,) = marks(drift_picture(Watched(replace(LOWER, band=silent))), Line, Tone.PLAIN)

    assert len(line.runs) == 2


def test_every_notice_is_an_upright_line() -> None:
    (notices,) = marks(drift_picture(Watched(LOWER)), Line, Tone.TENSION)

    ((low, _), (high, _)) = notices.runs[0]
    assert low == high == 120.5


@pytest.mark.parametrize(
    "drift,title,alt",
    [
        (LOWER, "Your usual was 3.4 of 5, the last weeks 2.9.", "It is lower than usual now."),
        (AS_USUAL, "Your usual was 3.4 of 5, the last weeks 2.9.", "It isn't lower now."),
        (replace(AS_USUAL, last=None), "Your usual is 3.4 of 5.", "Your usual is 3.4 of 5."),
    ],
)
def test_the_words_say_what_there_is_to_see(drift: Drift, title: str, alt: str) -> None:
    picture = drift_picture(Watched(drift))

    assert picture.title == title
    assert alt in picture.alt


def test_the_table_has_a_row_a_week() -> None:
    rows = drift_picture(Watched(LOWER)).table.rows

    assert len(rows) == 15
    assert rows[0][0] == "3 May 2026"
    assert (rows[0][3], rows[-1][3]) == ("as usual", "below the limit")


def test_the_months_stand_under_it() -> None:
    ticks = drift_picture(Watched(LOWER)).x.ticks

    assert [tick.text for tick in ticks] == ["Apr 2026", "Jun 2026", "Aug 2026"]


def test_the_scale_holds_all_that_is_drawn() -> None:
    picture = drift_picture(Watched(LOWER))
    (panel,) = picture.panels

    assert panel.y.low < 2.6
    assert panel.y.high > 3.4
    assert [tick.text for tick in panel.y.ticks] == ["2.5", "3.0", "3.5"]
    assert 'class="ribbon mood"' in draw(picture)


def test_a_few_weeks_of_one_month_draw_too() -> None:
    first = MONDAY, MONDAY + 20 * DAY

    picture = drift_picture(Watched(replace(JUST_BEGUN, baseline_days=first)))

    assert picture.x.ticks == ()
