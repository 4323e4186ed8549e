// The preview: her own words are opened here, put into the file here, and sent nowhere.
import * as keys from "../notes/keys.js";
import { during } from "../notes/page.js";
import { askToUnlock } from "../notes/unlock.js";
import { canonical, checksum } from "./canonical.js";
import { openAll } from "./own_words.js";
import { say } from "./saying.js";

const root = document.querySelector("[data-evidence]");
const [own, put, take, earlier, status] = ["own", "put", "take", "earlier", "status"].map((name) => root.querySelector(`[data-${name}]`));
const save = document.querySelector("[data-save]");
const raw = document.querySelector("[data-raw]");
let bare;
let words = [];

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error" });
  if (!answer.ok) throw new Error("refused");
  return answer.json();
}

function chosen() {
  if (earlier.checked) return words;
  const newest = new Map();
  for (const one of words) if (one.version >= (newest.get(one.note)?.version ?? 0)) newest.set(one.note, one);
  return [...newest.values()];
}

/** Make the file as it will be saved, and show in the document just the words that are in it. */
async function render() {
  const inside = chosen();
  const said = { ...bare, words: inside };
  said.sha256 = await checksum(said);
  const text = canonical(said);
  raw.querySelector("[data-content]").textContent = text;
  raw.hidden = false;
  document.querySelector("[data-file-hash]").textContent = said.sha256;
  if (save.dataset.made) URL.revokeObjectURL(save.href);
  save.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  save.dataset.made = "yes";
  for (const figure of document.querySelectorAll("figure.own")) {
    const { note, version } = figure.dataset;
    const one = inside.find((words_) => words_.note === note && String(words_.version) === version);
    figure.hidden = !one;
    figure.querySelector("blockquote").textContent = one?.text ?? "";
  }
  take.hidden = !words.length;
}

async function putIn() {
  const state = await keys.state();
  if (state === "none") return say("nolock");
  if (state === "locked" && !(await askToUnlock())) return "";
  const sealed = await fetched(root.dataset.words);
  const { found, lost, changed } = await openAll(sealed, bare);
  words = found;
  await render();
  if (changed) return say("changed", { count: changed });
  if (lost) return say("some");
  return say(found.length ? "in" : "none");
}

async function answer(what) {
  try {
    status.textContent = await what();
  } catch {
    words = [];
    await render();
    status.textContent = say("failed");
  }
}

async function takeOut() {
  words = [];
  await render();
  put.focus();
  return say("out");
}

bare = await fetched(root.dataset.file);
await render();
own.hidden = false;
put.addEventListener("click", () => during(put, () => answer(putIn)));
take.addEventListener("click", () => during(take, () => answer(takeOut)));
earlier.addEventListener("change", () => render());
// A locked page shows no words, and keeps none in a file that could still be saved.
document.addEventListener("offshift:notes", (event) => {
  if (event.detail?.state !== "open" && words.length) { words = []; render(); }
});
