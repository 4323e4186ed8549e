"""A team's story on phones, in both languages: founded, joined, logged, published, looked at."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, expect

from tests.browser.conftest import Wall, Watched
from tests.browser.team_stage import (
    Stage,
    holder,
    publish_by_command,
    publish_by_job,
    release,
    staged,
)
from tests.browser.team_story import (
    AFTER,
    BEFORE,
    FIRST_OUT,
    LOGGING,
    SAYS,
    SECOND_OPENS,
    SECOND_OUT,
    Story,
    begin,
    gather,
    gather_too_few,
    log,
)

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]


@pytest.fixture
def stage(playwright: Playwright, browser: Browser, address: str, locale: str) -> Iterator[Stage]:
    with staged(playwright, browser, address, locale) as opened:
        yield opened


@pytest.fixture
def story(stage: Stage, wall: Wall, locale: str) -> Story:
    return begin(stage, wall, locale)


def said(phone: Watched, part: str) -> list[str]:
    """What a part of the page says under the page's answer, folded or not."""
    texts = [phone.page.locator("h1").inner_text()]
    texts += [one.text_content() or "" for one in phone.page.locator(part).all()]
    return [" ".join(text.split()) for text in texts]


def open_the_door(story: Story, strain: int) -> list[str]:
    """Look as the lead: first the door, one tap, then the figures."""
    phone = story.lead
    phone.go("/team")
    phone.follow(phone.page.locator(f"main a[href='{story.team}']"))
    assert phone.page.locator(".release").count() == 0
    phone.assert_accessible()
    phone.send()
    expect(phone.page).to_have_url(phone.address + story.team)
    expect(phone.page.locator("h1")).to_contain_text(str(strain))
    expect(phone.page.locator(".lead-sees")).to_have_text(story.says["lead_sees"])
    phone.assert_accessible()
    return said(phone, ".release")


def see_the_same(story: Story, seen_by_lead: list[str], looks: int) -> None:
    """Open the same page as a member, who also reads who looked and when."""
    phone = story.mina
    phone.go(story.team)
    assert said(phone, ".release") == seen_by_lead
    looked = phone.page.locator(".looks li")
    expect(looked).to_contain_text([re.compile(f"{story.says['lead']}.*6:30")] * looks)
    phone.assert_accessible()
    phone.go("/me/acts")
    expect(phone.page.locator(".deeds").first).to_contain_text(story.says["lead"])
    phone.assert_accessible()


def note_a_change(story: Story) -> None:
    """Write down as the lead what was changed about a cause; it is too early to see more."""
    phone = story.lead
    phone.follow(phone.page.locator(f"nav a[href='{story.team}/actions']"))
    phone.page.select_option("[name=cause]", "cause:unclear_notice")
    phone.page.fill("[name=changed_on]", str(SECOND_OPENS))
    phone.page.fill("[name=words]", story.says["change"])
    phone.assert_accessible()
    phone.send()
    story.mina.go(f"{story.team}/causes")
    led_to = story.mina.page.locator("#table-cause .led-to")
    expect(led_to).to_contain_text(story.says["change"])
    expect(led_to).to_contain_text(story.says["too_early"])
    story.mina.assert_accessible()


def stay_out(story: Story) -> None:
    """Keep out of the open window as a member; nobody else's pages say anything else."""
    before = what_others_read(story)
    story.mina.go("/me/team")
    story.mina.send("form[action='/me/team/window/keep-out'] button")
    expect(story.mina.page.locator("[action='/me/team/window/take-part']")).to_be_visible()
    story.mina.assert_accessible()
    assert what_others_read(story) == before


def what_others_read(story: Story) -> list[str]:
    """Everything that a lead, a steward and a team-mate can read, save tokens of forms."""
    paths = ("/team", "/me/acts", story.team, f"{story.team}/causes", "/me/team")
    readers = [
        (holder(story.lead, "sora"), paths),
        (holder(story.steward, "han"), ("/steward", "/steward/invitations", "/me/acts")),
        (story.others[0], paths),
    ]
    pages = [one.read(path) for one, own in readers for path in own]
    assert sum('class="release' in page for page in pages) == 2
    return [re.sub(r'value="[^"]*"', "", page) for page in pages]


def see_what_came_of_it(story: Story, points: list[int]) -> None:
    """Read as lead and as member what the cause was before and after the change."""
    pages = []
    for phone in (story.lead, story.mina):
        phone.go(f"{story.team}/causes")
        moved = phone.page.locator("#table-cause .led-to li p").last.inner_text()
        before, after, *_range = re.findall(r"\d+", moved)
        assert [int(before), int(after)] == [min(max(0, one), 120) for one in points]
        pages.append(said(phone, ".causes, .slower-tables"))
    assert pages[0] == pages[1]
    story.mina.assert_accessible()


def leave(story: Story) -> None:
    """Leave as the twelfth agent with one tap; what was published stays as it was."""
    story.mina.go(story.team)
    before = said(story.mina, ".release")
    phone = story.stage.phone(story.others[-1])
    phone.go("/me/team")
    phone.page.locator("details:has([action='/me/team/leave']) summary").click()
    phone.send("form[action='/me/team/leave'] button")
    expect(phone.page.locator(".saved")).to_contain_text(story.says["left"])
    phone.assert_accessible()
    story.mina.go(story.team)
    assert said(story.mina, ".release") == before


def test_a_team_from_its_founding_to_its_second_figures(story: Story, app: Flask) -> None:
    gather(story)
    story.turn(LOGGING)
    log(story, BEFORE)
    story.turn(FIRST_OUT)
    publish_by_job(app)
    seen = open_the_door(story, release(app, 1)["figures"]["strain"])
    see_the_same(story, seen, looks=1)
    note_a_change(story)
    stay_out(story)
    log(story, AFTER)
    story.turn(SECOND_OUT)
    (published,) = publish_by_command(app)
    assert published["window"] == 2
    seen = open_the_door(story, release(app, 2)["figures"]["strain"])
    see_the_same(story, seen, looks=2)
    points = [release(app, one)["tables"]["cause"]["unclear_notice"] for one in (1, 2)]
    see_what_came_of_it(story, points)
    leave(story)
    story.stage.assert_quiet()


def test_nine_are_not_enough(stage: Stage, wall: Wall, locale: str, app: Flask) -> None:
    says = SAYS[locale[:2]]
    few = gather_too_few(stage, wall, says)
    wall.now = FIRST_OUT
    (published,) = publish_by_command(app)
    assert (published["window"], published["releases"]) == (1, [])
    pages = []
    for one in (few.lead, few.members[0]):
        one.sign_in()
        phone = stage.phone(one)
        phone.go(few.team)
        if one is few.lead:
            phone.send()
        pages.append(said(phone, ".release"))
        phone.assert_accessible()
        phone.go(f"{few.team}/causes")
        pages.append(said(phone, ".causes")[:1])
    assert pages[0] == pages[2]
    assert [page[0] for page in pages] == [says["not_enough"]] * 4
    stage.assert_quiet()
