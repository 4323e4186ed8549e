// What she calls her rooms, written over their numbers while the lock is open; otherwise the numbers stand.
import * as api from "./api.js";
import * as keys from "./keys.js";
import { asName } from "./page.js";

const PAGE = 200;
const FEW = 50;

let places = gathered();
const names = new Map();
let asked = 0;
let isLooking = false;

function gathered() {
  return [...document.querySelectorAll("[data-room]")].map((place) => ({ place, room: place.dataset.room, says: place.textContent }));
}

/** Write what is known: a name, or what the server wrote. */
function write() {
  for (const one of places) {
    const { place, room } = one;
    // A name in plain words is gone once there was a locked one; what stays is the number.
    if (names.has(room)) one.says = place.dataset.number ?? one.says;
    place.textContent = names.get(room) || one.says;
  }
  for (const aside of document.querySelectorAll("[data-room-number]")) {
    const named = places.find(({ room }) => room === aside.dataset.roomNumber)?.place;
    aside.hidden = !named || aside.textContent.endsWith(named.textContent);
  }
}

function forget() {
  asked += 1;
  if (!names.size) return;
  names.clear();
  write();
}

async function look() {
  if (!places.length) return undefined;
  const mine = (asked += 1);
  if ((await keys.state()) !== "open") return forget();
  const found = await opened(await heads());
  if (mine !== asked) return undefined;
  names.clear();
  for (const [room, name] of found) names.set(room, name);
  return write();
}

async function heads() {
  const found = [];
  const rooms = [...new Set(places.map(({ room }) => room))];
  // An address holds some ids only; beyond that all names are asked for, page by page.
  const subjects = rooms.length > FEW ? undefined : rooms;
  let before;
  do {
    const page = await api.heads({ kind: "label", subjects, before, limit: PAGE });
    found.push(...page.notes);
    before = page.before;
  } while (before);
  return found;
}

/** Open the newest name of each room; one that was set back or changed leaves the number. */
async function opened(found) {
  if (!found.length) return [];
  const { compare } = await import("./seen.js");
  const { older } = await compare(found);
  const doubtful = new Set(older.map(({ note }) => note));
  const newest = new Map(found.toReversed().map((head) => [head.subject, head]));
  const sure = [...newest.values()].filter(({ id }) => !doubtful.has(id));
  const read = sure.map(async (head) => {
    const { text } = await keys.open({ ...head, note: head.id }, head.body).catch(() => ({ text: "" }));
    return [head.subject, asName(text)];
  });
  return Promise.all(read);
}

async function again() {
  isLooking = true;
  await look().catch(forget);
  isLooking = false;
}

document.addEventListener("offshift:notes", ({ detail }) => {
  if (detail.state !== "open") forget();
  // A look takes the key up, and hears of it.
  else if (!isLooking) again();
});
document.addEventListener("offshift:words", ({ target, detail }) => {
  if (target.dataset.noteKind !== "label") return;
  asked += 1;
  names.set(target.dataset.noteSubject, asName(detail.text));
  write();
});
// A page that was fetched and put in place says so.
document.addEventListener("arrived", () => {
  places = gathered();
  again();
});
addEventListener("pageshow", ({ persisted }) => persisted && again());
again();
