"""Every guided session: to its end though the tab slept, by keyboard, by ear, standing still."""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from app.sessions.scripts import told
from journal.sessions.script import scripts
from tests.browser.conftest import Watched
from tests.browser.session_steps import begin, begun, follow, let_in, phase, stop_the_clock
from tests.conftest import CastMember

pytestmark = pytest.mark.browser

PLACES = """async (plans) => {
  const { placeIn, lengthOf } = await import("/static/js/sessions/place.js");
  return plans.map((plan) => Array.from({ length: lengthOf(plan) + 2 }, (_, second) => {
    const place = placeIn(plan, second + 0.5);
    return [place.step, place.isOver, place.fullness >= 0 && place.fullness <= 1];
  }));
}"""
SLEEP = """async () => {
  const { Clock } = await import("/static/js/sessions/clock.js");
  let [even, wall] = [0, 1e12];
  performance.now = () => even;
  Date.now = () => wall;
  const clock = new Clock();
  const after = (evenly, byTheWall) => { even += evenly; wall += byTheWall; return clock.seconds; };
  const hide = (isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  clock.start();
  const gone = [after(1000, 1000)];
  hide(true);
  hide(false);
  gone.push(after(10, 60_000), after(1000, -3_600_000), after(1000, 2000), after(1000, 300_000));
  clock.pause();
  return [...gone, after(5000, 5000)];
}"""
VOICES = """(isLocal) => {
  const spoken = (globalThis.spoken = []);
  const voices = [
    { name: "far", lang: "en-GB", localService: false },
    { name: "near", lang: "en_GB", localService: isLocal },
  ];
  const speech = { getVoices: () => voices, cancel() {}, addEventListener() {},
    speak: (one) => spoken.push([one.voice.name, one.text]) };
  Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


@pytest.fixture
def locale() -> str:
    return "en-GB"


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone, mina, "/sessions/guided")
    return phone


def test_every_session_runs_to_its_end_though_the_tab_sleeps(
    hers: Watched, app: Flask, mina: CastMember
) -> None:
    stop_the_clock(hers.page)
    faults = []

    for script in scripts():
        hers.go(f"/sessions/{script.id}/{begun(app, mina, script.id)}")
        faults += follow(hers.page, script)
        expect(hers.page).to_have_url(re.compile(r"/after\?seconds=\d+$"))

    assert faults == []
    assert hers.complaints == hers.elsewhere == []


def test_the_same_seconds_are_the_same_place(phone: Watched) -> None:
    plans = [s.plan(minutes) for s in scripts() for minutes in s.minutes]
    phone.go("/")

    found = phone.page.evaluate(PLACES, [told(plan) for plan in plans])

    for plan, places in zip(plans, found, strict=True):
        steps = [at for at, part in enumerate(plan.parts * plan.times) for _ in range(part.seconds)]
        assert [step for step, _, _ in places] == [*steps, steps[-1], steps[-1]]
        assert [is_over for _, is_over, _ in places] == [False] * plan.seconds + [True, True]
        assert all(is_a_share for _, _, is_a_share in places)


def test_a_machine_that_slept_has_slept_and_a_clock_set_right_has_not(phone: Watched) -> None:
    phone.go("/")

    assert phone.page.evaluate(SLEEP) == [1, 61, 62, 63, 64, 64]


def test_step_by_step_nothing_moves_and_the_ring_fills(hers: Watched) -> None:
    begin(hers, "grounding")
    stop_the_clock(hers.page)
    hers.page.locator("[data-act=toggle]").click()
    core, lit = hers.page.locator("[data-part=core]"), hers.page.locator(".breath-steps .is-lit")
    radius = core.get_attribute("r")

    hers.page.clock.run_for(23_000)

    expect(lit).to_have_count(2)
    expect(core).to_have_attribute("r", radius or "")
    expect(hers.page.locator("[data-part=count]")).to_have_text("2 of 5")
    assert "Step 2 of 7, about 3 min left" in hers.page.locator(".breath-progress").inner_text()


def test_by_keyboard_alone(hers: Watched) -> None:
    hers.page.get_by_role("link", name="Shoulders and eyes").focus()
    hers.page.keyboard.press("Enter")
    hers.page.get_by_role("button", name="Begin without saying").focus()
    hers.page.keyboard.press("Enter")
    expect(hers.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    hers.page.keyboard.press("Space")
    expect(hers.page.locator("[data-part=said][aria-live=polite]")).to_have_text(
        "Hands off the keyboard, headset off."
    )
    expect(hers.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(hers.page.get_by_role("button", name="Sound", pressed=False)).to_be_visible()
    expect(hers.page.get_by_role("link", name="Stop here")).to_be_visible()
    hers.page.keyboard.press("Escape")
    hers.page.get_by_role("button", name="2: a little tense").focus()
    hers.page.keyboard.press("Enter")
    expect(hers.page.get_by_role("heading", name="That's all")).to_be_visible()


@pytest.mark.parametrize("is_local", [True, False])
def test_only_a_voice_of_the_device_itself_reads(hers: Watched, *, is_local: bool) -> None:
    hers.page.add_init_script(f"({VOICES})({str(is_local).lower()})")
    begin(hers, "body-scan")
    voice = hers.page.locator("[data-act=voice]")
    if not is_local:
        expect(voice).to_be_hidden()
        return

    hers.page.locator("[data-act=toggle]").click()
    expect(voice).to_have_attribute("aria-pressed", "false")
    assert hers.page.evaluate("spoken") == []
    voice.click()

    hers.page.wait_for_function("() => spoken.length === 1")
    assert hers.page.evaluate("spoken") == [["near", phase(hers.page)]]
