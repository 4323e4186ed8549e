import pytest
from flask.testing import FlaskClient

from app.charts.palette import DARK, LIGHT
from journal.vocabulary import Locale
from tests.app.reflection.living import TODAY, live_a_monday
from tests.conftest import CastMember, sign_up

CHARTS = ["days", "clock", "week", "kinds", "causes", "lateness"]


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reflection.routes.utc_now", lambda: TODAY)


@pytest.fixture
def lived(mina: CastMember) -> CastMember:
    live_a_monday(mina)
    return mina


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_comes_as_a_figure(lived: CastMember, name: str) -> None:
    answer = lived.client.get(f"/reflection/explore/{name}")

    assert answer.content_type == "application/json"
    assert answer.json["data"]
    assert answer.json["config"]["showSendToCloud"] is False


def test_a_long_time_is_explored_by_week(lived: CastMember) -> None:
    assert lived.client.get("/reflection/explore/weeks?period=everything").status_code == 200
    assert lived.client.get("/reflection/explore/days?period=everything").status_code == 404


@pytest.mark.parametrize(
    "query, ground",
    [("?light=dark", DARK.ground), ("?light=light", LIGHT.ground), ("", LIGHT.ground)],
)
def test_a_figure_has_the_light_of_the_page(lived: CastMember, query: str, ground: str) -> None:
    layout = lived.client.get(f"/reflection/explore/days{query}").json["layout"]

    assert layout["paper_bgcolor"] == ground


def test_a_figure_speaks_the_persons_language(mina: CastMember) -> None:
    sora = sign_up(mina.app, "sora", locale=Locale.KO)
    live_a_monday(sora)

    whole = sora.client.get("/reflection/explore/days").json

    assert whole["config"]["locale"] == "ko"
    assert whole["layout"]["annotations"][0]["text"] == "기분 (1 가라앉음 – 5 좋음)"


@pytest.mark.parametrize("name", ["days", "mood", "../days"])
def test_what_is_not_there_is_not_found(mina: CastMember, name: str) -> None:
    assert mina.client.get(f"/reflection/explore/{name}").status_code == 404


def test_nobody_explores_the_days_of_another(lived: CastMember, jun: CastMember) -> None:
    assert jun.client.get("/reflection/explore/days").status_code == 404


def test_a_figure_takes_few_queries(lived: CastMember, statements: list[str]) -> None:
    lived.client.get("/reflection/explore/kinds")

    assert len(statements) == 2


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/reflection/explore/days").status_code == 303


def test_a_figure_is_only_looked_at(mina: CastMember) -> None:
    assert mina.client.post("/reflection/explore/days").status_code == 405
