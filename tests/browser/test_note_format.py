"""The format in Chromium: it opens and makes what the vectors hold, and names what was tampered."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watched
from tests.browser.note_page import run

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]

FOLDER = Path(__file__).parent.parent / "journal" / "notes"
VECTORS = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))
WRAP = """
  const about = { account: given.account, generation: given.generation };
  const made = await format.wrapByPassphrase(bytes(given.data_key), given.passphrase, about,
    chance(given.salt, given.nonce));
  const typed = ` ${given.passphrase.normalize("NFD")}\\t`;
  const key = await format.unwrapByPassphrase(made, typed, about);
  return [format.toText(made), hex(key)];"""
WRAP_BY_CODE = """
  const about = { account: given.account, generation: given.generation };
  const made = await format.wrapByRecovery(bytes(given.data_key), bytes(given.code), about,
    chance(given.recovery_salt, given.recovery_nonce));
  const key = await format.unwrapByRecovery(made, bytes(given.code), about);
  return [format.toText(made), hex(key)];"""
SEAL = """
  const key = await format.importKey(bytes(given.data_key));
  const { account, one } = given;
  const made = await format.seal(key, { ...one, account }, one.words, chance(one.nonce));
  return [format.toText(made), await format.open(key, { ...one, account }, made)];"""
TAMPER = """
  const key = await format.importKey(bytes(given.data_key));
  const { account, one, other } = given;
  const about = { ...one, account };
  const body = format.fromText(one.body);
  const older = await format.seal(key, { ...about, version: one.version - 1 }, "old words");
  const touched = body.slice();
  touched[100] ^= 1;
  const renamed = body.slice();
  renamed[0] = 2;
  const open = (sealed, bound = about, key_ = key) =>
    reason(format.open(key_, bound, sealed, [{ ...other, account }]));
  return {
    itself: await open(body),
    swapped: await open(format.fromText(other.body)),
    older: await open(older),
    truncated: await open(body.subarray(0, -1)),
    shortened: await open(body.subarray(0, 0)),
    touched: await open(touched),
    of_another_format: await open(renamed),
    of_another_account: await open(body, { ...about, account: "0b" }),
    of_another_kind: await open(body, { ...about, kind: "goal" }),
    of_another_generation: await open(body, about, await format.importKey(format.makeKey())),
    with_a_bar: await open(body, { ...about, kind: "goal|x" }),
  };"""
COSTS = """
  const about = { account: given.account, generation: given.generation };
  const blob = format.fromText(given.by_passphrase);
  const unwrap = (change, by = "unwrapByPassphrase") => {
    const changed = blob.slice();
    change(new DataView(changed.buffer));
    return reason(format[by](changed, given.passphrase, about));
  };
  return {
    memory: await unwrap((view) => view.setUint32(2, 47103)),
    passes: await unwrap((view) => view.setUint8(6, 0)),
    lanes: await unwrap((view) => view.setUint8(7, 0)),
    too_much: await unwrap((view) => view.setUint32(2, 1048577)),
    too_often: await unwrap((view) => view.setUint8(6, 11)),
    format: await unwrap((view) => view.setUint8(0, 2)),
    wrapping: await unwrap((view) => view, "unwrapByRecovery"),
    length: await reason(format.unwrapByPassphrase(blob.subarray(0, -1), "x", about)),
    altered: await unwrap((view) => view.setUint8(60, view.getUint8(60) ^ 1)),
    generation: await reason(
      format.unwrapByPassphrase(blob, given.passphrase, { ...about, generation: 9 })),
    passphrase: await reason(format.unwrapByPassphrase(blob, "another one", about)),
  };"""
LIMITS = """
  const key = await format.importKey(format.makeKey());
  const about = { account: "a", note: "b", kind: "goal", subject: null, generation: 1, version: 1 };
  const fitting = "가".repeat(Math.floor((format.MOST_BYTES - 11) / 3));
  const body = await format.seal(key, about, fitting);
  return {
    length: body.length,
    opens: (await format.open(key, about, body)).text === fitting,
    over: await reason(format.seal(key, about, fitting + "가")),
    bytes: [format.bytesOf(fitting) <= format.MOST_BYTES, format.bytesOf("가")],
    lone: (await format.open(key, about, await format.seal(key, about, "\\ud83d"))).text.length,
    exported: [key.extractable, (await reason(crypto.subtle.exportKey("raw", key))) === "done"],
  };"""
CODES = """
  const found = [];
  for (const one of given) {
    const written = await codes.writeCode(bytes(one.bytes));
    const spoken = written.toLowerCase().replaceAll("-", " ");
    const typed = spoken.replaceAll("0", "o").replaceAll("1", "l");
    found.push([written, hex(await codes.readCode(written)), hex(await codes.readCode(typed))]);
  }
  return found;"""
MISTYPED = """
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const code = (await codes.writeCode(bytes(given))).replaceAll("-", "");
  let caught = 0;
  for (const letter of letters) if (!(await codes.readCode(letter + code.slice(1)))) caught += 1;
  const short = await codes.readCode(code.slice(1));
  return [caught, short, await codes.readCode(code.slice(1) + "U"), codes.isNearlyCode(code)];"""
CHANCE = """
  const thrown = [4294967295, 4294966680, 7, 2999];
  const real = crypto.getRandomValues;
  crypto.getRandomValues = (array) => {
    new DataView(array.buffer).setUint32(0, thrown.shift());
    return array;
  };
  const picked = [codes.below(1752), codes.below(1752)];
  crypto.getRandomValues = real;
  const many = Array.from({ length: 4000 }, () => codes.below(5));
  const counts = [0, 1, 2, 3, 4].map((one) => many.filter((two) => two === one).length);
  return { picked, counts };"""


@pytest.fixture
def page(phone: Watched) -> Page:
    phone.go("/sign-in")
    return phone.page


def test_every_stored_key_opens_however_its_passphrase_was_composed(page: Page) -> None:
    for one in VECTORS["keys"]:
        assert run(page, WRAP, one) == [one["by_passphrase"], one["data_key"]]
        assert run(page, WRAP_BY_CODE, one) == [one["by_recovery"], one["data_key"]]


def test_every_stored_note_opens_and_is_sealed_the_same(page: Page) -> None:
    for one in VECTORS["notes"]:
        given = {"account": VECTORS["account"], "data_key": VECTORS["data_key"], "one": one}
        assert run(page, SEAL, given) == [one["body"], one["words"]]


def test_what_was_tampered_with_is_refused_by_name(page: Page) -> None:
    one, other = VECTORS["notes"][1], VECTORS["notes"][0]
    given = {**VECTORS, "one": one, "other": other}

    found: dict[str, Any] = run(page, TAMPER, given)

    assert found == {
        "itself": "done",
        "swapped": "other_note",
        "older": "older_version",
        "truncated": "length",
        "shortened": "format",
        "touched": "altered",
        "of_another_format": "format",
        "of_another_account": "altered",
        "of_another_kind": "altered",
        "of_another_generation": "altered",
        "with_a_bar": "about",
    }


def test_a_key_made_cheaper_or_changed_is_refused_by_name(page: Page) -> None:
    assert run(page, COSTS, VECTORS["keys"][0]) == {
        "memory": "weak",
        "passes": "weak",
        "lanes": "weak",
        "too_much": "excessive",
        "too_often": "excessive",
        "format": "format",
        "wrapping": "wrapping",
        "length": "length",
        "altered": "wrong",
        "generation": "wrong",
        "passphrase": "wrong",
    }


def test_a_note_holds_sixteen_kilobytes_and_says_when_it_is_full(page: Page) -> None:
    assert run(page, LIMITS) == {
        "length": 1 + 12 + 256 * 64 + 16,
        "opens": True,
        "over": "too_long",
        "bytes": [True, 14],
        "lone": 1,
        "exported": [False, False],
    }


def test_a_recovery_code_is_read_however_it_is_typed(page: Page) -> None:
    for one, found in zip(VECTORS["codes"], run(page, CODES, VECTORS["codes"]), strict=True):
        assert found == [one["letters"], one["bytes"], one["bytes"]]


def test_a_mistyped_code_is_mostly_noticed(page: Page) -> None:
    caught, too_short, unknown_letter, is_nearly = run(page, MISTYPED, VECTORS["codes"][2]["bytes"])

    assert 16 <= caught < 32
    assert (too_short, unknown_letter, is_nearly) == (None, None, True)


def test_words_are_picked_without_favour(page: Page) -> None:
    found = run(page, CHANCE)

    assert found["picked"] == [7, 2999 - 1752]
    assert all(650 < count < 950 for count in found["counts"])


WORDLESS = """
  const key = await format.importKey(format.makeKey());
  const about = { account: "a", note: "b", kind: "goal", subject: null, generation: 1, version: 1 };
  const sealed = (words) => reason(format.seal(key, about, words));
  return Promise.all([{}, null, { text: 1 }, { text: "said" }].map(sealed));"""


def test_what_could_not_be_read_again_is_not_sealed(phone: Watched) -> None:
    phone.go("/sign-in")

    assert run(phone.page, WORDLESS) == ["content", "content", "content", "done"]
