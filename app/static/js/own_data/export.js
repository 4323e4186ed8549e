// Puts an export together in this page: rows from the server, notes opened here, one ZIP at the end.
import * as keys from "../notes/keys.js";
import { askToUnlock } from "../notes/unlock.js";
import { during, moment, show } from "../notes/page.js";
import { fetched, pages, word, wordFor } from "./asking.js";
import { Pack } from "./pack.js";
import { BOM, line, lines } from "./sheet.js";

const NOTE_COLUMNS = ["id", "kind", "subject_id", "version", "at", "text"];
const root = document.getElementById("export");
const said = root.querySelector("[data-says]");
const bar = root.querySelector("progress");
const button = (name) => root.querySelector(`[data-act="${name}"]`);

/** Make the export; `withNotes` needs open notes. Return how many notes could not be opened. */
async function make(withNotes) {
  const plan = await (await fetched(root.dataset.plan)).json();
  const notes = withNotes ? await openedNotes() : { opened: [], left: Number(root.dataset.notes) };
  const pack = new Pack();
  pack.add("README.txt", BOM + plan.readme);
  pack.add("index.html", await readable(plan.look, notes.opened));
  const tables = await writeJson(pack, plan, notes);
  for (const [name, text] of tables) pack.add(`tables/${name}.csv`, text);
  save(pack.finish(), plan.made_at);
  return notes.left;
}

async function writeJson(pack, plan, notes) {
  const tables = new Map();
  const { schema, version, made_at } = plan;
  pack.begin("offshift.json");
  pack.write(JSON.stringify({ schema, version, made_at, notes_left_out: notes.left }).slice(0, -1));
  for (const [number, { name, columns }] of plan.kinds.entries()) {
    bar.value = number / plan.kinds.length;
    tables.set(name, await writeRows(pack, name, columns));
  }
  pack.write(`,\n"notes":${JSON.stringify(notes.opened)}}\n`);
  tables.set("notes", BOM + line(NOTE_COLUMNS) + lines(NOTE_COLUMNS, notes.opened.flatMap(noteRows)));
  return tables;
}

async function writeRows(pack, name, columns) {
  const table = [BOM, line(columns)];
  let between = "";
  pack.write(`,\n"${name}":[`);
  for await (const rows of pages(root.dataset.rows, name)) {
    if (rows.length) pack.write(between + rows.map((row) => JSON.stringify(row)).join(",\n"));
    if (rows.length) between = ",\n";
    table.push(lines(columns, rows));
  }
  pack.write("]");
  return table.join("");
}

async function openedNotes() {
  const notes = new Map();
  for await (const rows of pages(root.dataset.rows, "notes")) {
    for (const row of rows) notes.set(row.id, { ...row, versions: [] });
  }
  for await (const rows of pages(root.dataset.rows, "note_versions")) {
    for (const row of rows) await openVersion(notes.get(row.note_id), row);
  }
  const opened = [...notes.values()].filter((note) => note.versions.length);
  return { opened: opened.map(told), left: notes.size - opened.length };
}

async function openVersion(note, { note_id, version, at, body }) {
  if (!note) return;
  const about = { note: note_id, kind: note.kind, subject: note.subject_id ?? null, generation: note.generation, version };
  try {
    note.versions.push({ version, at, words: await keys.open(about, lettersOf(body)) });
  } catch (refusal) {
    // A lock that closed meanwhile ends it all; one note that does not open is left out and counted.
    if (!refusal.reason || refusal.reason === "locked") throw refusal;
  }
}

function lettersOf(digits) {
  const bytes = digits.match(/../g).map((two) => String.fromCharCode(parseInt(two, 16))).join("");
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function told({ id, kind, subject_id, created_at, versions }) {
  return { id, kind, ...(subject_id && { subject_id }), created_at, versions };
}

function noteRows({ id, kind, subject_id, versions }) {
  return versions.map(({ version, at, words }) => ({ id, kind, subject_id, version, at, text: words.text }));
}

async function readable(look, notes) {
  const page = new DOMParser().parseFromString(await (await fetched(root.dataset.report)).text(), "text/html");
  const place = page.getElementById("own-words");
  if (!notes.length) place.remove();
  const list = place.appendChild(page.createElement("dl"));
  for (const { versions } of notes) {
    const { at, words } = versions.at(-1);
    const [when, text] = [page.createElement("dt"), page.createElement("dd")];
    when.textContent = moment(at);
    text.textContent = words.text;
    text.dir = "auto";
    list.append(when, text);
  }
  // Put in as text: a page of ours may carry no look inside, not even one that is only read.
  const whole = page.documentElement.outerHTML.replace("</head>", () => `${look}</head>`);
  return `<!doctype html>\n${whole}\n`;
}

function save(blob, madeAt) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `offshift-${madeAt.slice(0, 10)}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function begin(withNotes) {
  bar.hidden = false;
  bar.value = 0;
  said.textContent = word("making");
  try {
    const left = await make(withNotes);
    said.textContent = left ? word("made_without", { count: left }) : word("made");
  } catch (failure) {
    said.textContent = wordFor(failure);
  }
  bar.hidden = true;
}

async function look() {
  const state = Number(root.dataset.notes) ? await keys.state() : "open";
  show(root, { open: "ready", locked: "locked" }[state] ?? "unreached");
}

button("make").addEventListener("click", (event) => during(event.currentTarget, () => begin(true)));
for (const without of root.querySelectorAll('[data-act="without"]')) {
  without.addEventListener("click", () => during(without, () => begin(false)));
}
button("unlock").addEventListener("click", async () => {
  if (await askToUnlock()) await look();
});
document.addEventListener("offshift:notes", look);
look();
