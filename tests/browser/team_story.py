"""Who plays in a team's story, what they call things, and how they all come together."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from playwright.sync_api import expect

from tests.browser.conftest import Wall, Watched
from tests.browser.team_stage import Stage, Visitor, holder, paths_in
from tests.conftest import PASSWORD, SEOUL

SAYS = {
    "ko": {
        "organisation": "해솔 고객센터",
        "team": "아침 상담팀",
        "steward": "한결",
        "lead": "이소라",
        "change": "12번 안내문을 고쳐 썼어요",
        "first": "첫 팀 요약은 2026년 3월 9일에 나와요",
        "lead_sees": "팀장에게 보이는 화면",
        "left": "팀에서 나왔어요. 내 기록은 그대로예요.",
        "not_enough": "보여 줄 만큼 모이지 않았어요.",
        "too_early": "아직 일러요. 2026년 4월 6일에 처음 보여요.",
        "unseen": "나만 보는 글이나 내가 쓴 말.",
    },
    "en": {
        "organisation": "Haesol Customer Care",
        "team": "Morning desk",
        "steward": "Han",
        "lead": "Sora Lee",
        "change": "Notice 12 rewritten",
        "first": "The first figures come on 9 Mar 2026",
        "lead_sees": "Your lead sees this screen",
        "left": "You've left the team. Your journal is as it was.",
        "not_enough": "Not enough to show.",
        "too_early": "Too early: first seen on 6 Apr 2026.",
        "unseen": "Notes, or any words of yours.",
    },
}
AGENTS, TOO_FEW = 12, 9
JOINING = datetime(2026, 1, 20, 12, 0, tzinfo=SEOUL)
LOGGING = datetime(2026, 2, 24, 18, 30, tzinfo=SEOUL)
FIRST_OUT = datetime(2026, 3, 9, 18, 30, tzinfo=SEOUL)
SECOND_OUT = datetime(2026, 4, 6, 18, 30, tzinfo=SEOUL)
"""Figures come out in the night before these evenings."""

SECOND_OPENS = date(2026, 3, 2)
BEFORE = ([date(2026, 2, day) for day in (3, 10, 17)], [("unclear_notice", "4")] * 3)
AFTER = ([date(2026, 3, day) for day in (3, 5, 7)], [("unclear_notice", "1"), ("delay", "4")])
"""The days of check-ins in the first and the second window, and what was hard, how much."""


@dataclass
class Story:
    """Who plays, and where their team is."""

    says: dict[str, str]
    stage: Stage
    wall: Wall
    steward: Watched
    lead: Watched
    mina: Watched
    others: list[Visitor] = field(default_factory=list)
    team: str = ""

    @property
    def everybody(self) -> list[Visitor]:
        """All who log, Mina first."""
        return [holder(self.mina, "mina"), *self.others]

    def turn(self, moment: datetime) -> None:
        """Go on to another day; whoever was signed in a month ago signs in again."""
        self.wall.now = moment
        for phone in (self.steward, self.lead, self.mina):
            phone.page.context.clear_cookies()
        roles = (holder(self.steward, "han"), holder(self.lead, "sora"))
        for one in (*roles, *self.everybody):
            one.sign_in()


def begin(stage: Stage, wall: Wall, locale: str) -> Story:
    """Hand out phones to a steward, a lead and Mina, of whom the server knows nobody yet."""
    wall.now = JOINING
    return Story(SAYS[locale[:2]], stage, wall, stage.phone(), stage.phone(), stage.phone())


def sign_up(phone: Watched, name: str) -> None:
    phone.page.fill("[name=email]", f"{name}@example.com")
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()


def found(story: Story) -> None:
    """Come as a stranger and found an organisation with one team."""
    phone, says = story.steward, story.says
    phone.go("/steward/found")
    phone.follow(phone.page.locator("main a[href^='/sign-up']"))
    sign_up(phone, "han")
    phone.assert_accessible()
    phone.page.fill("[name=name]", says["organisation"])
    phone.page.fill("[name=unit_name]", says["team"])
    phone.page.fill("[name=own_name]", says["steward"])
    assert phone.page.input_value("[name=zone]") == "Asia/Seoul"
    phone.send()
    expect(phone.page.locator("h1")).to_have_text(says["organisation"])


def invite(story: Story, role: str, count: int) -> list[str]:
    """Make links, which are shown this once."""
    phone = story.steward
    phone.go("/steward/invitations")
    phone.assert_accessible()
    phone.page.locator(f"[name=role][value={role}]").locator("..").click()
    phone.page.select_option("[name=unit_id]", label=story.says["team"])
    phone.page.fill("[name=count]", str(count))
    phone.send()
    phone.assert_accessible()
    links = phone.page.locator(".links .address").all_inner_texts()
    assert len(links) == count
    assert all(link.startswith(f"{phone.address}/join/") for link in links)
    phone.go("/steward/invitations")
    assert paths_in(phone.page.content()) == []
    return [link.removeprefix(phone.address) for link in links]


def take_the_lead(story: Story, path: str) -> None:
    phone = story.lead
    phone.go(path)
    phone.follow(phone.page.locator("main a.act"))
    sign_up(phone, "sora")
    phone.assert_accessible()
    phone.page.fill("[name=name]", story.says["lead"])
    phone.send()
    expect(phone.page).to_have_url(f"{phone.address}/team")
    phone.assert_accessible()


def join(story: Story, path: str) -> None:
    """Come by the link, read what a lead sees and does not, look at it, agree, join."""
    phone = story.mina
    phone.go(path)
    phone.assert_accessible()
    phone.follow(phone.page.locator("main a.act"))
    sign_up(phone, "mina")
    expect(phone.page).to_have_url(phone.address + path)
    sees, sees_not = phone.page.locator("main h2 + ul").all()
    expect(sees.locator("li")).to_have_count(3)
    expect(sees_not).to_contain_text(story.says["unseen"])
    expect(phone.page.locator(".release .answer")).to_have_text(story.says["first"])
    tick = phone.page.locator("[name=agrees]")
    assert not tick.is_checked()
    phone.assert_accessible()
    tick.check()
    phone.send()
    expect(phone.page).to_have_url(f"{phone.address}/me/team?joined=1")
    expect(phone.page.locator("dl.facts")).to_contain_text(story.says["team"])
    phone.assert_accessible()
    path_of_team = phone.page.locator("main a[href^='/team/units/']").get_attribute("href")
    story.team = path_of_team or ""


def gather(story: Story) -> None:
    """Found it, invite a lead and twelve, and let them all come."""
    found(story)
    links = invite(story, "agent", AGENTS)
    take_the_lead(story, *invite(story, "lead", 1))
    join(story, links[0])
    for number, link in enumerate(links[1:], 2):
        story.others.append(story.stage.visitor(f"agent{number}"))
        story.others[-1].join(link)


def log(story: Story, entries: tuple[list[date], list[tuple[str, str]]]) -> None:
    for one in story.everybody:
        one.log(*entries)


@dataclass
class TooFew:
    """A team of nine who log all they can, and its lead."""

    lead: Visitor
    members: list[Visitor]
    team: str


def gather_too_few(stage: Stage, wall: Wall, says: dict[str, str]) -> TooFew:
    """Found, invite, join and log as quickly as the forms can be sent."""
    wall.now = JOINING
    han, sora = stage.visitor("han"), stage.visitor("sora")
    members = [stage.visitor(f"agent{number}") for number in range(TOO_FEW)]
    han.sign_up("/steward/found")
    named = {"name": says["organisation"], "unit_name": says["team"], "own_name": says["steward"]}
    han.send("/steward/found", "/steward/found", zone="Asia/Seoul", **named)
    unit = re.findall(r'<option value="([0-9a-f-]{36})"', han.read("/steward/invitations"))[0]
    (for_lead,) = links_for(han, role="lead", unit_id=unit, count="1")
    sora.sign_up(for_lead)
    sora.send(for_lead, for_lead, name=says["lead"])
    links = links_for(han, role="agent", unit_id=unit, count=str(TOO_FEW))
    for one, link in zip(members, links, strict=True):
        one.join(link)
    wall.now = LOGGING
    for one in members:
        one.sign_in()
        one.log(*BEFORE)
    return TooFew(sora, members, f"/team/units/{unit}")


def links_for(steward: Visitor, **wanted: str) -> list[str]:
    return paths_in(steward.send("/steward/invitations", "/steward/invitations", **wanted))
