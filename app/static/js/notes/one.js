// One note on its own page: the room itself, its earlier versions, and letting it go.
import * as api from "./api.js";
import "./boxes.js";
import * as keys from "./keys.js";
import { act, during, moment, word } from "./page.js";
import { forget } from "./seen.js";

const room = document.querySelector(".note-box");
const past = document.getElementById("note-versions");
const going = document.getElementById("note-delete");
const id = past.dataset.note;
let head;

/** Show the versions before the one that holds. */
async function showPast() {
  head = await api.note(id);
  const versions = (await api.versions(id)).filter((one) => one.version < head.version);
  const lines = await Promise.all(versions.map(line));
  past.querySelector("ol").replaceChildren(...lines);
  past.hidden = lines.length === 0;
  going.hidden = false;
  if (location.hash === "#undone") told("undone");
}

async function line({ version, body, at }) {
  const made = document.getElementById("note-version").content.cloneNode(true).firstElementChild;
  made.querySelector("strong").textContent = word("version", { number: version, when: moment(at) });
  const { text } = await keys.open({ ...head, note: id, version }, body).catch(() => ({ text: word("damaged_note") }));
  made.querySelector(".note-text").textContent = text;
  return made;
}

function told(name) {
  going.querySelector("[role=status]").textContent = going.querySelector(`[data-word="${name}"]`).textContent;
}

async function letGo() {
  try {
    head = await api.note(id);
    head.words = await keys.open({ ...head, note: id }, head.body);
    await api.remove(id);
    await forget(id);
  } catch {
    return told("refused");
  }
  room.hidden = true;
  past.hidden = true;
  act(going, "delete").hidden = true;
  act(going, "undo").hidden = false;
  act(going, "undo").focus();
  return told("deleted");
}

async function takeBack() {
  const { kind, subject, words } = head;
  const note = crypto.randomUUID();
  try {
    const sealed = await keys.seal({ note, kind, subject, version: 1 }, words);
    await api.keep({ id: note, kind, subject, version: 1, ...sealed });
  } catch {
    return told("refused");
  }
  // The same page with another note; what was done is said there.
  return location.replace(`${location.pathname.replace(id, note)}#undone`);
}

act(going, "delete").addEventListener("click", (event) => during(event.currentTarget, letGo));
act(going, "undo").addEventListener("click", (event) => during(event.currentTarget, takeBack));
room.addEventListener("offshift:words", () => showPast().catch(() => {}));
document.addEventListener("offshift:notes", ({ detail }) => {
  if (detail.state === "open") return;
  past.hidden = true;
  going.hidden = true;
  past.querySelector("ol").replaceChildren();
  head = undefined;
});
