// Her own words in a list: opened as they come into sight, searched in this page, never elsewhere.
import * as api from "./api.js";
import { put } from "./device.js";
import { drafts, drop, sendWaiting, wordsOf } from "./drafts.js";
import * as keys from "./keys.js";
import { act, during, moment, part, placeOf, say, show, word } from "./page.js";
import { compare, forget as unsee } from "./seen.js";
import { bindUnlock } from "./unlock.js";

const PAGE = 50;
const PAGE_TO_SEARCH = 200;
const AT_ONCE = 100;
const LONGEST_LINE = 120;
const PAUSE = 150;

const root = document.getElementById("notes-list");
const rows = root.querySelector("[data-rows]");
const line = root.querySelector("[data-found]");
const field = document.getElementById("notes-search");
const rowOf = new WeakMap();
let notes = [];
let before = null;
let asked = 0;
let known;

const watching = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    watching.unobserve(target);
    reveal(rowOf.get(target));
  }
}, { rootMargin: "200px" });

async function start() {
  const sent = await sendWaiting();
  forget();
  known = await keys.state();
  if (known !== "open") {
    show(root, placeOf(known, keys.whyUnavailable()));
    return;
  }
  try {
    await older();
  } catch {
    show(root, "unreached");
    return;
  }
  if (sent.length) say(root, word("kept_before"));
  const waits = await offerDrafts();
  show(root, "open", ...(waits ? ["waiting"] : []));
}

function forget() {
  asked += 1;
  notes = [];
  before = null;
  watching.disconnect();
  rows.replaceChildren();
  root.querySelector("[data-waiting]").replaceChildren();
  say(root, "");
  field.value = "";
  line.textContent = "";
}

async function older(limit = PAGE) {
  const found = await api.heads({ limit, before });
  const fresh = found.notes.map((head) => ({ head, text: null, folded: "" }));
  notes = notes.concat(fresh);
  before = found.before;
  await miss(before ? fresh : notes);
  root.querySelector("[data-more]").hidden = !before || field.value.trim() !== "";
  root.querySelector("[data-empty]").hidden = notes.length > 0;
  root.querySelector("[data-search]").hidden = notes.length === 0;
  if (!field.value.trim()) list(fresh);
  return fresh;
}

/** Say what was set back or taken away behind her back, as far as this device knew it. */
async function miss(read) {
  const { older: setBack, gone } = await compare(read.map(({ head }) => head), before ? null : {});
  for (const note of read) if (setBack.some((one) => one.note === note.head.id)) note.text = word("damaged_note");
  if (gone.length) say(root, word("gone_some", { count: gone.length }));
  for (const { note } of gone) await unsee(note);
}

function list(which) {
  for (const note of which) {
    const made = document.getElementById("note-row").content.cloneNode(true).firstElementChild;
    made.querySelector("a").href = `${root.dataset.one}/${note.head.id}`;
    made.querySelector(".line-aside").textContent = `${word(`kind_${note.head.kind}`)} · ${moment(note.head.at)}`;
    note.row = made;
    rowOf.set(made, note);
    rows.append(made);
    if (note.text === null) watching.observe(made);
    else write(note);
  }
}

async function reveal(note) {
  await open(note);
  if (note.row) write(note);
}

function write({ row, text }) {
  row.querySelector(".line-title").textContent = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}

async function open(note) {
  if (note.text !== null) return;
  try {
    note.text = (await keys.open({ ...note.head, note: note.head.id }, note.head.body)).text;
    note.folded = fold(note.text);
  } catch ({ reason }) {
    if (reason === "locked") return;
    note.text = word(reason === "generation" ? "closed_note" : "damaged_note");
  }
}

function fold(text) {
  return text.normalize("NFC").toLocaleLowerCase();
}

async function search() {
  const wanted = fold(field.value.trim());
  const mine = (asked += 1);
  const isOld = () => mine !== asked;
  root.querySelector("[data-more]").hidden = !before || wanted !== "";
  if (wanted && !(await openAll(isOld))) return;
  if (isOld()) return;
  watching.disconnect();
  rows.replaceChildren();
  const found = wanted ? notes.filter(({ folded }) => folded.includes(wanted)) : notes;
  list(found.slice(0, wanted ? AT_ONCE : found.length));
  line.textContent = !wanted ? "" : found.length ? word("found", { count: found.length }) : word("none_found");
}

/** Open every note there is, page by page; false when another search began meanwhile. */
async function openAll(isOld) {
  while (before) {
    line.textContent = word("reading", { count: notes.length });
    await older(PAGE_TO_SEARCH);
    if (isOld()) return false;
  }
  const shut = notes.filter(({ text }) => text === null);
  for (let at = 0; at < shut.length; at += AT_ONCE) {
    await Promise.all(shut.slice(at, at + AT_ONCE).map(open));
    if (isOld()) return false;
  }
  return true;
}

async function offerDrafts() {
  const place = root.querySelector("[data-waiting]");
  for (const draft of (await drafts()).filter((one) => !one.deleted)) {
    const text = await wordsOf(draft);
    if (text === null) continue;
    const made = document.getElementById("note-waiting").content.cloneNode(true).firstElementChild;
    made.querySelector(".note-text").textContent = text;
    made.querySelector(".aside").textContent = `${word(`kind_${draft.kind}`)} · ${moment(draft.at)}`;
    made.querySelector("a").href = draft.page;
    bindLetGo(made, draft, text);
    place.append(made);
  }
  return place.children.length > 0;
}

/** Let a draft go; until the page is left, one tap brings it back. */
function bindLetGo(row, draft, text) {
  const words = row.querySelector(".note-text");
  const [letGo, undo] = ["let_go_draft", "undo_draft"].map((name) => act(row, name));
  const turn = (isGone) => {
    words.textContent = isGone ? "" : text;
    row.querySelector("[data-thrown]").textContent = isGone ? document.getElementById("note-thrown").textContent : "";
    row.querySelector("a").hidden = isGone;
    letGo.hidden = isGone;
    undo.hidden = !isGone;
    (isGone ? undo : letGo).focus();
  };
  letGo.addEventListener("click", () => during(letGo, () => drop(draft.name).then(() => turn(true))));
  undo.addEventListener("click", () => during(undo, () => put("drafts", draft).then(() => turn(false))));
}

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => search().catch(() => { line.textContent = word("no_answer"); }), PAUSE);
});
act(root, "again").addEventListener("click", (event) => during(event.currentTarget, start));
act(root, "more").addEventListener("click", (event) => during(event.currentTarget, () => older().catch(() => say(root, word("no_answer")))));
act(root, "lock").addEventListener("click", () => keys.lock());
act(root, "let_go").addEventListener("click", () => keys.lock().then(start));
bindUnlock(part(root, "locked").querySelector("form"), async () => {
  await begun;
  (field.closest("[hidden]") ? act(root, "lock") : field).focus();
});

let begun = start();
document.addEventListener("offshift:notes", ({ detail }) => {
  begun = begun.then(() => (detail.state === known ? null : start()));
});
