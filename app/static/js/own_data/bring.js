// Brings an export in: read in this page, sent a batch at a time, its notes sealed anew here.
import * as keys from "../notes/keys.js";
import { askToUnlock } from "../notes/unlock.js";
import { day, during, show } from "../notes/page.js";
import { ageing } from "./ageing.js";
import { posted, word, wordFor } from "./asking.js";
import { readExport } from "./pack.js";

const LARGEST_BATCH = 750_000;
const NOTES_AT_ONCE = 20;
const root = document.getElementById("bring");
const said = root.querySelector("[data-says]");
const bar = root.querySelector("progress");
const field = root.querySelector("[type=file]");
const order = root.dataset.order.split(" ");
let told = null;

/** Cut rows into batches that the server takes. */
export function* batches(rows, most, size = (row) => JSON.stringify(row).length) {
  let [batch, weight] = [[], 0];
  for (const row of rows) {
    const own = size(row);
    if (batch.length && (batch.length === most || weight + own > LARGEST_BATCH)) {
      yield batch;
      [batch, weight] = [[], 0];
    }
    batch.push(row);
    weight += own;
  }
  if (batch.length) yield batch;
}

/** Count what became of rows: by kind and fate, with the ids of those that were not taken. */
class Tally {
  counts = { added: 0, known: 0, another: 0, deleted: 0, unfit: 0 };
  kinds = new Map();
  keepsItsKey = false;

  count(kind, rows, fates) {
    for (const [place, fate] of fates.entries()) {
      this.counts[fate] += 1;
      if (fate === "added" || fate === "known") continue;
      const own = this.kinds.get(kind) ?? { another: 0, deleted: 0, unfit: 0, days: [] };
      own[fate] += 1;
      if (own.days.length < 5) own.days.push(dayOf(rows[place]));
      this.kinds.set(kind, own);
    }
  }
}

function dayOf(row) {
  return (row.local_date ?? row.on_date ?? row.at ?? row.starting ?? row.created_at ?? "").slice(0, 10);
}

async function bringRows(tally) {
  const all = order.reduce((sum, kind) => sum + (told[kind]?.length ?? 0), 0) || 1;
  let [done, instead] = [0, {}];
  for (const kind of order) {
    for (const rows of batches(told[kind] ?? [], Number(root.dataset.most))) {
      const sent = kind === "check_in_tags" ? rows.map((row) => ({ ...row, tag_id: instead[row.tag_id] ?? row.tag_id })) : rows;
      const answer = await posted(`${root.dataset.rows}/${kind}`, { rows: sent });
      tally.count(kind, rows, answer.fates);
      tally.keepsItsKey ||= answer.keeps_its_key && (told.imports ?? []).length > 0;
      instead = { ...instead, ...answer.instead };
      done += rows.length;
      bar.value = done / all;
    }
  }
}

async function bringNotes(tally) {
  const sealed = [];
  for (const note of told.notes ?? []) sealed.push(await sealedAnew(note));
  for (const notes of batches(sealed, NOTES_AT_ONCE)) {
    const answer = await posted(root.dataset.notes, { generation: keys.generation(), notes });
    tally.count("notes", notes, answer.fates);
  }
}

async function sealedAnew({ id, kind, subject_id, created_at, versions }) {
  const subject = subject_id ?? null;
  const anew = versions.map(async ({ version, at, words }) => {
    const { body } = await keys.seal({ note: id, kind, subject, version }, words);
    return { version, at, body };
  });
  return { id, kind, subject_id: subject, created_at, versions: await Promise.all(anew) };
}

async function bring(withNotes) {
  const tally = new Tally();
  bar.hidden = false;
  said.textContent = word("bringing");
  try {
    await bringRows(tally);
    if (withNotes) await bringNotes(tally);
    said.textContent = word("settling");
    await posted(root.dataset.settle, {});
    report(tally, withNotes ? 0 : (told.notes ?? []).length);
  } catch (failure) {
    said.textContent = wordFor(failure);
  }
  bar.hidden = true;
}

function report({ counts, kinds, keepsItsKey }, notesLeft) {
  show(root, "done");
  said.textContent = word("done", { added: counts.added, known: counts.known });
  const list = root.querySelector("[data-untaken]");
  list.replaceChildren(...[...kinds].flatMap(([kind, own]) => sentences(kind, own)));
  if (keepsItsKey) list.append(item(word("other_key")));
  if (told.notes_left_out) list.append(item(word("left_there", { count: told.notes_left_out })));
  if (notesLeft) list.append(item(word("left_here", { count: notesLeft })));
  root.querySelector("[data-untaken-heading]").hidden = !list.children.length;
}

function sentences(kind, own) {
  const name = word(`kind_${kind}`);
  const days = own.days.filter(Boolean).join(", ");
  const fates = ["another", "deleted", "unfit"].filter((fate) => own[fate]);
  return fates.map((fate) => item(word(fate, { name, count: own[fate], days })));
}

function item(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}

async function look() {
  if (!told) return;
  const count = (told.notes ?? []).length;
  const state = count ? await keys.state() : "open";
  const shown = { open: "ready", locked: "locked", none: "none" }[state] ?? "unreached";
  said.textContent = word("read", { day: String(told.made_at).slice(0, 10), notes: count });
  show(root, "file", shown);
}

function sayWhatGoes() {
  const { months, otherwise, firstKept } = root.dataset;
  const found = ageing(told, Number(months) || null, Number(otherwise), firstKept.split(" "));
  const place = root.querySelector("[data-too-old]");
  place.hidden = !found.count;
  place.firstElementChild.textContent = word("too_old", { ...found, day: day(found.day) });
}

field.addEventListener("change", async () => {
  told = null;
  show(root, "file");
  root.querySelector("[data-too-old]").hidden = true;
  if (!field.files.length) return;
  said.textContent = word("reading");
  try {
    told = await readExport(field.files[0], Number(root.dataset.version));
    sayWhatGoes();
    await look();
  } catch (failure) {
    said.textContent = wordFor(failure);
  }
});
for (const button of root.querySelectorAll("[data-act=bring]")) {
  button.addEventListener("click", () => during(button, () => bring(button.dataset.notes === "with")));
}
root.querySelector("[data-act=unlock]").addEventListener("click", async () => {
  if (await askToUnlock()) await look();
});
document.addEventListener("offshift:notes", () => {
  // Nothing is asked again once it is done.
  if (root.querySelector('[data-part="done"]').hidden) look();
});
show(root, "file");
