"""The tree of teams on its page: lists in lists, however deep."""

from html.parser import HTMLParser
from itertools import pairwise
from uuid import UUID, uuid4

from sqlalchemy import insert

from app.database import writing
from app.steward.trees import Step, steps
from journal.model import Unit, UnitPlace
from journal.teams.queries import UnitLine
from tests.app.steward.conftest import MARCH
from tests.app.steward.running import House, add

DEEP = 1200
MARCHS_WINDOW = 2


class Outline(HTMLParser):
    """How deep each team stands in the lists of a page, and what was left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.depths: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "li"}:
            assert tag == "ul" or self.open[-1] == "ul"
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "li"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.depths.setdefault(data.strip(), self.open.count("li") - 1)


def outline(house: House) -> Outline:
    page = house.yuna.client.get("/steward/units").text
    _before, begin, rest = page.partition('<ul class="lines tree"')
    read = Outline()
    read.feed(begin + rest.partition('<p class="hint"')[0])
    return read


def test_each_team_stands_in_the_list_of_the_one_above(house: House) -> None:
    late = add(house, "Late", house.night)
    add(house, "Very late", late)
    add(house, "Weekend", house.night)
    add(house, "Phones")

    read = outline(house)

    expected = {"Night": 0, "Late": 1, "Very late": 2, "Weekend": 1, "Phones": 0}
    assert {name: read.depths[name] for name in expected} == expected
    assert read.open == []


def test_all_lists_end_behind_the_last_team(house: House) -> None:
    add(house, "Very late", add(house, "Late", house.night))

    assert outline(house).open == []


def test_a_page_of_any_depth_is_shown(house: House) -> None:
    ids = [house.night, *(uuid4() for _ in range(DEEP))]
    own = {"organisation_id": house.id}
    new = [{**own, "id": x, "name": f"Level {n}", "created_at": MARCH} for n, x in enumerate(ids)]
    places = [
        {**own, "unit_id": unit, "from_window": MARCHS_WINDOW, "parent_id": above}
        for above, unit in pairwise(ids)
    ]
    with house.yuna.app.app_context(), writing() as session:
        session.execute(insert(Unit), new[1:])
        session.execute(insert(UnitPlace), places)

    read = outline(house)

    assert read.depths[f"Level {DEEP}"] == DEEP
    assert read.open == []


def test_a_step_says_what_follows_it() -> None:
    top, under, last = (
        UnitLine(UUID(int=n), "x", None, depth, closes_after=False)
        for n, depth in enumerate((0, 1, 0))
    )

    assert steps([top, under, last]) == [
        Step(top, has_under=True, ends=0),
        Step(under, has_under=False, ends=1),
        Step(last, has_under=False, ends=0),
    ]
    assert steps([]) == []
