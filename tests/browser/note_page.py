"""The modules of the notes in a real page, without any page of the notes."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Watched
from tests.conftest import CastMember

MODULES = """
  const at = "/static/js/notes/";
  const [format, codes, keys, api, device] = await Promise.all(
    ["format", "codes", "keys", "api", "device"].map((name) => import(`${at}${name}.js`)));
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
  const hex = (given) => [...given].map((one) => one.toString(16).padStart(2, "0")).join("");
  const reason = (doing) =>
    doing.then(() => "done", (failure) => failure.reason ?? String(failure));
  const chance = (...pieces) => () => bytes(pieces.shift());
"""
GIVE_TOKEN = """() => {
  const meta = document.createElement("meta");
  meta.name = "csrf";
  meta.content = document.querySelector("input[name=csrf_token]").value;
  document.head.append(meta);
}"""


def run(page: Page, code: str, given: Any = None) -> Any:
    """Run a piece of a module in the page, with all modules of the notes and one argument."""
    return page.evaluate(f"async (given) => {{ {MODULES} {code} }}", given)


def let_in(phone: Watched, member: CastMember) -> None:
    cookie = member.client.get_cookie("offshift")
    assert cookie is not None
    phone.page.context.add_cookies(
        [{"name": "offshift", "value": cookie.value, "url": phone.address}]
    )


def open_page(phone: Watched) -> Page:
    """Open a page with a form, whose token the modules find where the notes' pages put it."""
    phone.go("/check-ins/new")
    if phone.page.locator("meta[name=csrf]").count() == 0:
        phone.page.evaluate(GIVE_TOKEN)
    return phone.page


WORDS = "조용한 강가 저녁 바람 산책 노래"
NEXT = "river lantern quiet spoon harbor maple"
NOTE = "0f0e4f6b-1111-4222-8333-444455556666"
TEXT = "오늘은 세 번째 전화가 길었다."
CREATE = "return (await keys.create(given, {})).recovery;"
CREATE_SHARED = "return (await keys.create(given, { shared: true })).recovery;"
STATE = "return keys.state();"
KEEP = """
  const about = { kind: "good_thing", subject: null, version: given.version };
  const sealed = await keys.seal({ ...about, note: given.note }, given.text);
  return api.keep({ id: given.note, ...about, ...sealed });"""
READ = """
  const { id, ...head } = await api.note(given);
  return reason(keys.open({ ...head, note: id }, head.body).then(({ text }) => {
    throw { reason: text };
  }));"""
UNLOCK = "return reason(keys.unlock(given, {}));"
STORED = """
  const kept = await Promise.all(["keys", "drafts", "seen"].map((store) => device.all(store)));
  return kept.flat().map((one) => one.key?.extractable ?? one);"""
STATES = """
  globalThis.heard = [];
  document.addEventListener("offshift:notes", ({ detail }) => globalThis.heard.push(detail.state));
"""


def write(page: Page, text: str = TEXT, version: int = 1) -> None:
    given = {"note": NOTE, "text": text, "version": version}
    assert run(page, KEEP, given) == {"version": version}
