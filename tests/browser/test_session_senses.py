"""A guided session for somebody who hears or feels it, and what the device does meanwhile."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Watched
from tests.browser.session_steps import begin, let_in, stop_the_clock
from tests.conftest import CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["en-GB"])]

VOICE = """(() => {
  globalThis.spoken = [];
  globalThis.voices = [{ name: "near", lang: "fr-FR", localService: true }];
  const speech = Object.assign(new EventTarget(), { getVoices: () => voices, cancel() {},
    speak: ({ text }) => spoken.push(text) });
  Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""
MORE_VOICES = """(lang) => {
  voices.push({ name: "nearer", lang, localService: true });
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
}"""
HELD_BACK = """(() => {
  globalThis.woken = 0;
  Object.defineProperty(BaseAudioContext.prototype, "state", { get: () => "suspended" });
  AudioContext.prototype.resume = async () => { woken += 1; };
})()"""
AWAKE = """(() => {
  globalThis.awake = 0;
  const lock = () => { awake += 1; return { release: async () => { awake -= 1; } }; };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => lock() } });
})()"""
LISTEN = """() => {
  globalThis.heard = [];
  const spoken = "[aria-live], [role=status], [role=alert]";
  const look = (changes) => changes.map(({ target }) => target.closest(spoken)?.textContent)
    .forEach((text) => text && heard.push(text));
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""
BROUGHT_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
OVER_ONE_ANOTHER = """(size) => {
  document.documentElement.style.fontSize = size;
  const [phase, count, progress] = ["phase", "count", "progress"].map(
    (name) => document.querySelector(`[data-part=${name}]`));
  const { lines, plans } = document.getElementById("player").dataset;
  return JSON.parse(plans).chosen.parts.filter(({ kind }) => kind !== "say" && kind !== "wait")
    .map(({ line }) => {
      [phase.textContent, count.textContent] = [JSON.parse(lines)[line], "1 of 5"];
      const boxes = [phase, count, progress].map((one) => one.getBoundingClientRect());
      const [said, counted, below] = boxes;
      const isFree = said.bottom <= counted.top + 2 && counted.bottom <= below.top;
      return isFree ? null : phase.textContent;
    }).filter(Boolean);
}"""
DOT = "(one) => getComputedStyle(one, '::before').backgroundColor"


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone, mina, "/sessions/guided")
    return phone


def said(hers: Watched) -> Locator:
    return hers.page.locator("[data-part=said][aria-live=polite]")


def test_a_pause_and_going_on_are_said_too(hers: Watched) -> None:
    begin(hers, "body-scan")
    first = "Lie or lean so that nothing has to be held up."
    hers.page.keyboard.press("Space")
    expect(said(hers)).to_have_text(first)

    hers.page.keyboard.press("Space")
    expect(said(hers)).to_have_text("Paused for now")

    hers.page.keyboard.press("Space")
    expect(said(hers)).to_have_text(first)


def test_each_step_is_said_once_and_no_second_is_counted_aloud(hers: Watched) -> None:
    begin(hers, "slow-exhale")
    stop_the_clock(hers.page)
    hers.page.evaluate(LISTEN)
    hers.page.locator("[data-act=toggle]").click()

    for _ in range(13):
        hers.page.clock.run_for(1000)

    assert hers.page.evaluate("heard") == ["Breathe in", "Breathe out", "Breathe in"]


@pytest.mark.parametrize("held", ["Shift", "Control", "Alt"])
def test_the_key_that_changes_to_korean_letters_starts_nothing(hers: Watched, held: str) -> None:
    begin(hers, "body-scan")

    hers.page.keyboard.press(f"{held}+Space")

    expect(hers.page.locator("[data-part=phase]")).to_have_text("Whenever you like")


def test_the_end_is_heard_with_closed_eyes(hers: Watched) -> None:
    hers.page.add_init_script(VOICE)
    begin(hers, "name-it")
    stop_the_clock(hers.page)
    hers.page.evaluate(MORE_VOICES, "en-US")
    hers.page.locator("[data-act=voice]").click()
    hers.page.locator("[data-act=toggle]").click()

    hers.page.clock.fast_forward(60_000)

    assert hers.page.evaluate("spoken.at(-1)") == "That's all"


def test_a_voice_that_comes_late_is_offered_all_the_same(hers: Watched) -> None:
    hers.page.add_init_script(VOICE)
    begin(hers, "body-scan")
    hers.page.evaluate(MORE_VOICES, "de-DE")
    expect(hers.page.locator("[data-act=voice]")).to_be_hidden()

    hers.page.evaluate(MORE_VOICES, "en-GB")

    expect(hers.page.locator("[data-act=voice]")).to_be_visible()


def test_a_sound_that_was_held_back_is_woken_at_each_step(hers: Watched) -> None:
    hers.page.add_init_script(HELD_BACK)
    begin(hers, "slow-exhale")
    stop_the_clock(hers.page)
    hers.page.locator("[data-act=sound]").click()
    hers.page.locator("[data-act=toggle]").click()

    hers.page.clock.run_for(9000)

    assert hers.page.evaluate("woken") == 2
    assert hers.complaints == []


def test_without_any_sound_or_vibration_it_goes_all_the_same(hers: Watched) -> None:
    hers.page.add_init_script(
        "delete globalThis.AudioContext; delete Navigator.prototype.vibrate;"
        "delete globalThis.speechSynthesis; delete Navigator.prototype.wakeLock"
    )
    begin(hers, "sigh")
    expect(hers.page.locator(".sense:visible")).to_have_count(0)

    hers.page.locator("[data-act=toggle]").click()

    expect(said(hers)).to_have_text("Breathe in")
    assert hers.complaints == []


def test_the_screen_stays_on_only_while_it_goes(hers: Watched) -> None:
    hers.page.add_init_script(AWAKE)
    begin(hers, "body-scan")
    toggle = hers.page.locator("[data-act=toggle]")
    toggle.click()
    hers.page.wait_for_function("() => awake === 1")

    toggle.click()

    hers.page.wait_for_function("() => awake === 0")


def test_what_a_browser_brings_back_when_it_is_over_can_be_done_again(hers: Watched) -> None:
    begin(hers, "sigh")
    # The way on leads nowhere here, so that the page is over and still there.
    hers.page.locator("#player").evaluate("(one) => { one.dataset.after = '#'; }")
    hers.page.locator("[data-act=stop]").click()
    hers.page.locator("body").evaluate("(one) => { one.dataset.old = 'yes'; }")

    with hers.page.expect_navigation():
        hers.page.evaluate(BROUGHT_BACK)

    expect(hers.page.locator("[data-old]")).to_have_count(0)
    expect(hers.page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_what_is_on_can_be_told_in_high_contrast(hers: Watched) -> None:
    hers.page.emulate_media(forced_colors="active")
    begin(hers, "sigh")
    sound = hers.page.locator("[data-act=sound]")
    off = sound.evaluate(DOT)

    sound.click()

    expect(sound).to_have_attribute("aria-pressed", "true")
    assert sound.evaluate(DOT) != off


@pytest.mark.parametrize("script_id", ["sigh", "grounding", "shoulders-and-eyes"])
def test_the_count_stands_free_of_the_words_in_any_size(hers: Watched, script_id: str) -> None:
    begin(hers, script_id)

    over = {size: hers.page.evaluate(OVER_ONE_ANOTHER, size) for size in ("100%", "200%")}

    assert over == {"100%": [], "200%": []}
