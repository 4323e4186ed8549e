"""Help comes near by itself, once an entry is saved, in the cases of the design."""

import pytest

from tests.app.check_ins.entering import logged
from tests.conftest import CastMember

PANEL = 'class="help-panel"'


def saved(mina: CastMember, **said: str) -> str:
    return mina.client.get(f"/check-ins/{logged(mina.client, **said)}?saved=1").text


def test_the_third_dark_entry_running_brings_it(mina: CastMember) -> None:
    pages = [saved(mina, mood="1", time=clock) for clock in ("18:10", "18:20", "18:30")]

    assert [PANEL in page for page in pages] == [False, False, True]


@pytest.mark.parametrize("mood, is_near", [("1", True), ("2", False)])
def test_thoughts_of_leaving_bring_it_with_the_lowest_mood(
    mina: CastMember,
    mood: str,
    is_near: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (PANEL in saved(mina, mood=mood, leaving="seriously")) == is_near


def test_an_older_entry_looked_at_again_brings_nothing(mina: CastMember) -> None:
    low = logged(mina.client, mood="1", leaving="seriously", time="18:10")
    logged(mina.client, mood="4", time="18:30")

    assert PANEL not in mina.client.get(f"/check-ins/{low}?saved=1").text
    assert PANEL not in mina.client.get(f"/check-ins/{low}").text


def test_the_panel_names_a_number_and_asks_nothing(mina: CastMember) -> None:
    page = saved(mina, mood="1", leaving="seriously")

    panel = page[page.index(PANEL) :].partition("</aside>")[0]
    assert 'href="tel:109"' in panel
    assert 'href="/help/now"' in panel
    assert "<form" not in panel
