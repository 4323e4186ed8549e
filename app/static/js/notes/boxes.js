// All rooms of a page. Little is fetched to say how the lock stands; what opens and seals words comes when it is needed.
import * as api from "./api.js";
import { all } from "./device.js";
import * as keys from "./keys.js";
import { account, act, during, say, word } from "./page.js";
import { Room } from "./room.js";

const LATER = ["awake", "box", "name_box", "drafts", "seen", "conflict", "unlock", "format", "codes"];
const roots = [...document.querySelectorAll("[data-note-kind]")];
const rooms = roots.map((root) => new Room(root));
let boxes = null;
let waking = null;
let known;
let busy = 0;
let isWanted = false;

/** Look how the lock stands, and wake the rooms where there is more to show than that. */
async function look() {
  busy += 1;
  const begun = await all("drafts").catch(() => []);
  const waits = begun.some((one) => one.body && one.account === account());
  if (!waits || !(await wake())) {
    known = await keys.state();
    const hasMore = known === "open" && (await hasWords());
    const isAwake = boxes !== null || (hasMore && (await wake()));
    if (!isAwake) for (const room of rooms) hasMore ? room.unread("offline") : room.rest(known, keys.whyUnavailable());
  }
  busy -= 1;
}

/** Say whether there is anything to open, or to miss, in one of the rooms. */
async function hasWords() {
  const asked = rooms.filter((room) => !room.isNew && !room.isOnce);
  if (asked.some((room) => room.fixed)) return true;
  const seen = await all("seen").catch(() => []);
  if (asked.some((room) => seen.some((one) => one.kind === room.kind && one.subject === room.subject))) return true;
  for (const kind of new Set(asked.map((room) => room.kind))) {
    const subjects = asked.filter((room) => room.kind === kind).map((room) => room.subject);
    // What went wrong is found again, and said, by the room itself.
    const { notes } = await api.heads({ kind, subjects }).catch(() => ({ notes: [null] }));
    if (notes.length) return true;
  }
  return false;
}

/** Fetch what opens and seals words; false while there is no connection for it. */
async function wake() {
  waking ??= awaken();
  try {
    boxes = await waking;
  } catch {
    waking = null;
  }
  return boxes !== null;
}

async function awaken() {
  // A browser remembers a module that it could not fetch as missing, so the way is tried first.
  const way = await fetch(new URL("./awake.js", import.meta.url), { cache: "no-cache" });
  if (!way.ok) throw new Error("not fetched");
  // Side by side: one that asks for the next would cost a slow line a way each.
  const [{ awakened }] = await Promise.all(LATER.map((name) => import(`./${name}.js`)));
  return awakened(roots);
}

/** Wake the rooms for one that is being used, and say so if they can't be. */
async function used(room) {
  isWanted = true;
  if (boxes || (await wake())) return true;
  say(room.root, word(room.isDirty ? "not_on_device" : "no_answer"));
  return false;
}

function watch(room) {
  const { root, area } = room;
  const begin = () => boxes || used(room);
  area.addEventListener("focus", begin);
  area.addEventListener("input", begin);
  root.closest("details")?.addEventListener("toggle", ({ target }) => {
    if (target.open && !boxes && room.area.offsetParent) begin();
  });
  root.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-act]");
    if (!button || boxes) return;
    if (button === act(root, "without")) room.goOn(room.submitter);
    else if (await duringUse(button, room)) button.click();
  });
  if (room.isNew) root.closest("form").addEventListener("submit", (event) => goAlong(event, room));
}

async function duringUse(button, room) {
  let isAwake = false;
  await during(button, async () => { isAwake = await used(room); });
  return isAwake;
}

/** Hold an entry with words until the room is awake, which sends both. */
async function goAlong(event, room) {
  if (boxes || room.passes || !room.area.value.trim()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  room.submitter = event.submitter;
  if (await used(room)) room.root.closest("form").requestSubmit(event.submitter ?? undefined);
  else room.hold("not_on_device");
}

for (const room of rooms) watch(room);
document.addEventListener("offshift:notes", ({ detail }) => {
  // The first look takes the key up, and hears of it.
  if (boxes || waking || detail.state === known || (busy && detail.state === "open")) return;
  look();
});
// A line may be lost while she is on her way to the room: with the first touch of the page the rest comes, quietly.
for (const touch of ["pointerdown", "keydown"]) {
  addEventListener(touch, () => {
    if (boxes || waking || known !== "open") return;
    isWanted = true;
    wake();
  }, { capture: true, passive: true });
}
addEventListener("online", () => boxes || (isWanted ? wake() : look()));
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || boxes) return;
  for (const room of rooms) room.passes = false;
  look();
});
look();
