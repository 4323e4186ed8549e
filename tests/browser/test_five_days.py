"""A day of each of the five people on a phone: what is offered when, and what is not."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from journal.suggestions.catalogue import entry_named
from journal.vocabulary import Locale
from tests.app.shifts.roster import send_week
from tests.browser import notes_steps
from tests.browser.conftest import Wall, Watched

pytestmark = [pytest.mark.browser]
korean = pytest.mark.parametrize("locale", ["ko-KR"])
english = pytest.mark.parametrize("locale", ["en-GB"])


class Day:
    """One person's Thursday, told by what she taps."""

    def __init__(self, phone: Watched, wall: Wall, locale: Locale) -> None:
        self.phone, self.wall, self.locale = phone, wall, locale

    def at(self, clock: str) -> "Day":
        """Let it be so late."""
        self.wall.turn_to(clock)
        return self

    def hit(self, kind: str, channel: str, intensity: int = 4) -> None:
        """Write a hard interaction down: three taps."""
        self.phone.go("/interactions/new")
        for name, said in (("kind", kind), ("channel", channel), ("intensity", intensity)):
            self.phone.page.locator(f"[name={name}][value='{said}']").locator("..").click()
        self.phone.send()

    def feels(self, **scales: int) -> None:
        """Check in with these scales, the others in the middle; the last tap saves."""
        self.phone.go("/check-ins/new")
        for name in ("mood", "energy", "tension", "masking", "replay", "away"):
            said = scales.get(name, 3)
            self.phone.page.locator(f"[name={name}][value='{said}']").locator("..").click()
        self.phone.send("[name=backed][value=nobody]")

    def is_pushed(self) -> None:
        """One tap: something came to her."""
        self.phone.go("/contact")
        self.phone.send("[name=initiation][value=pushed]")

    def cannot(self, limit: str) -> None:
        """Say that something doesn't suit her."""
        self.phone.go("/restore/limits")
        self.phone.send(f"form:has([value={limit}]) button.sense")

    def answer(self, said: str) -> None:
        """Tap begin, later or not now."""
        if not self.phone.page.url.endswith("/restore"):
            self.phone.go("/restore")
        self.phone.send(f".suggestion button[value={said}]")

    def does(self) -> None:
        """Begin what is offered and say that it is done, without a word about the tension."""
        self.answer("started")
        self.phone.send("form[action$=finished] button")

    def does_and_rates(self, before: int, after: int) -> None:
        """Begin what is offered, tap the tension, do it, tap again."""
        self.answer("started")
        self.phone.send(f".tension [value='{before}']")
        self.phone.assert_accessible()
        self.phone.send("form[action$=finished] button")
        self.phone.send(f".tension [value='{after}']")
        expect(self.phone.page.locator(".tension")).to_have_count(0)

    def expect_offer(self, entry_id: str) -> None:
        """The one suggestion on the page for restoring is this one, in her language."""
        self.phone.go("/restore")
        expect(self._offer("h2")).to_have_text(entry_named(entry_id).worded(self.locale).title)
        expect(self._offer(".why")).not_to_be_empty()
        assert self.phone.page.locator(".suggestion").count() == 1

    def expect_silence(self) -> None:
        """Nothing is suggested, and the page says why."""
        self.phone.go("/restore")
        expect(self.phone.page.locator(".suggestion")).to_have_count(0)
        expect(self.phone.page.locator(".empty p")).not_to_be_empty()

    def expect_never(self, *entry_ids: str) -> None:
        """Not even under the others."""
        self.phone.go("/restore/others")
        there = self.phone.page.locator("main").inner_text()
        titles = [entry_named(entry_id).worded(self.locale).title for entry_id in entry_ids]
        assert [title for title in titles if title in there] == []

    def expect_calm_pages(self) -> None:
        """Nothing complained, nothing was fetched from elsewhere, nothing moved by itself."""
        assert self.phone.complaints == []
        assert self.phone.elsewhere == []

    def _offer(self, part: str) -> Locator:
        return self.phone.page.locator(f".suggestion {part}").first


Live = Callable[[str, str], Day]


@pytest.fixture
def live(phone: Watched, wall: Wall, app: Flask, locale: str) -> Live:
    """Somebody with such a shift from Monday to Friday; test_story.py tells how she came to it."""

    def begin(start: str, end: str) -> Day:
        person = notes_steps.member(app, locale)
        app.config["WTF_CSRF_ENABLED"] = False
        assert send_week(person.client, begin=start, end=end).status_code == 303
        app.config["WTF_CSRF_ENABLED"] = True
        notes_steps.let_in(phone.page, person, phone.address)
        return Day(phone, wall, Locale(locale[:2]))

    return begin


@korean
def test_the_trainees_day(live: Live) -> None:
    day = live("09:00", "18:00")
    day.at("16:50").hit("threat_to_leave", "email")
    day.expect_offer("real_break")
    day.does()
    day.at("17:30").expect_offer("calm_exhale")
    day.at("19:55").feels(replay=5)
    day.expect_offer("plan_open")
    day.answer("later")
    day.at("21:00").expect_offer("hobby_10")
    day.does_and_rates(before=4, after=2)
    day.at("23:30").expect_silence()
    day.expect_never("hobby_10", "friend", "batch3")
    day.expect_calm_pages()


@korean
def test_the_shop_owners_day(live: Live) -> None:
    day = live("10:00", "19:00")
    day.at("21:30").is_pushed()
    day.expect_offer("batch3")
    day.answer("later")
    day.expect_silence()
    day.at("22:40").expect_offer("batch3")
    day.at("23:40").is_pushed()
    day.expect_offer("calm_exhale")
    day.expect_never("batch3", "quiet_hours", "separate_phone", "move")
    day.expect_calm_pages()


@korean
def test_the_six_year_agents_day(live: Live) -> None:
    day = live("09:00", "18:00")
    day.at("10:10").hit("threat_to_report", "counter")
    day.expect_offer("real_break")
    day.expect_never("perspective")
    day.answer("not_now")
    day.expect_silence()
    day.cannot("the_lead")
    day.at("14:00").hit("insult", "counter")
    day.expect_offer("other_route")
    day.expect_never("lead_flag", "perspective", "friend", "good_thing")
    day.does()
    day.at("14:40").expect_offer("calm_exhale")
    day.expect_calm_pages()


@english
def test_the_engineers_day(live: Live) -> None:
    day = live("13:00", "23:30")
    day.cannot("leaving_the_desk")
    day.at("15:00").feels(energy=1)
    day.expect_offer("pause_desk")
    day.expect_never("real_break", "water_walk")
    day.answer("later")
    day.expect_silence()
    day.at("16:10").expect_offer("pause_desk")
    day.answer("not_now")
    day.at("18:00").expect_silence()
    day.at("23:50").expect_offer("shutdown")
    day.expect_calm_pages()


@korean
def test_the_sixteenth_month(live: Live, phone: Watched) -> None:
    day = live("11:00", "20:00")
    day.cannot("breathing")
    day.at("11:05").hit("insult", "inbound_call", 5)
    day.expect_offer("lead_flag")
    expect(phone.page.locator(".acknowledged")).to_be_visible()
    day.answer("started")
    day.expect_silence()
    day.at("11:40").expect_offer("pause_desk")
    day.expect_never("calm_exhale", "sigh", "perspective", "friend", "move")
    day.at("22:10").feels(replay=5)
    day.expect_offer("hobby_10")
    day.expect_never("friend", "good_thing", "perspective", "calm_exhale")
    phone.go("/restore/why")
    expect(phone.page.locator("main")).to_contain_text(re.compile("맞지 않는다고 하신 것"))
    phone.assert_accessible()
    day.expect_calm_pages()
