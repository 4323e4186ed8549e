// The open key itself: on her own device in IndexedDB, on a shared computer in this page only.
// Only keys.js may ask this file.
import { refuse } from "./bytes.js";
import * as device from "./device.js";
import { importKey } from "./format.js";

const IDLE_MILLISECONDS = 10 * 60 * 1000;
const CHANGED = "offshift:notes";
const USE = ["pointerdown", "keydown"];
const otherTabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("offshift-notes") : null;
let held = null;
let wanted = null;
let until = 0;
let timer;
let closings = 0;

/** Return {account, generation, key, shared} while the notes are open, otherwise null. */
export function current() {
  if (held?.shared && Date.now() >= until) drop();
  return held;
}

/** Return the same, putting the end of a shared computer's ten minutes off. */
export function used() {
  const open = current() ?? refuse("locked");
  putOff();
  return open;
}

/** Open the notes with data-key bytes, which are wiped; kept on this device unless it is shared. */
export async function hold({ account, generation, shared }, bytes) {
  const key = await importKey(bytes);
  bytes.fill(0);
  const isKept = !shared && (await keep({ account, generation, key }));
  if (shared) await forgetKeys();
  set({ account, generation, key, shared: !isKept });
  if (isKept) otherTabs?.postMessage("opened");
}

/**
 * Take up the key that this device keeps for an account's generation (0 where the server has none),
 * and let go of what is outlived. Return whether this device has a key that the server doesn't know.
 */
export async function takeUp(account, generation) {
  wanted = { account, generation };
  const before = closings;
  let isAhead = false;
  for (const kept of await device.all("keys").catch(() => [])) {
    if (kept.account !== account || kept.generation < generation) await device.remove("keys", kept.account);
    else if (kept.generation > generation) isAhead = true;
    // The notes may have been closed while the device was asked.
    else if (before === closings) set({ ...kept, shared: false });
  }
  return isAhead;
}

/** Close the notes in every tab, and let go of the key that this device keeps. */
export function letGo() {
  return closeAfter(forgetKeys);
}

/** Tell the page what has become of the notes. */
export function announce(state) {
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: { state } }));
}

async function keep(record) {
  try {
    await device.put("keys", record);
    return true;
  } catch {
    // A private window may have no storage; the notes are open in this page all the same.
    return false;
  }
}

async function forgetKeys() {
  for (const kept of await device.all("keys").catch(() => [])) await device.remove("keys", kept.account);
}

function set(open) {
  const isNew = held?.key !== open.key;
  held = open;
  putOff();
  if (held.shared) watch();
  if (isNew) announce("open");
}

function drop() {
  clearTimeout(timer);
  closings += 1;
  const wasOpen = held !== null;
  held = null;
  if (wasOpen) announce("locked");
}

async function closeAfter(forget) {
  const wasOpen = held !== null;
  held = null;
  closings += 1;
  // Whoever hears that the notes are closed may ask again at once, and must find nothing.
  await forget();
  drop();
  if (wasOpen) announce("locked");
  otherTabs?.postMessage("locked");
}

function putOff() {
  until = Date.now() + IDLE_MILLISECONDS;
}

function watch() {
  clearTimeout(timer);
  timer = setTimeout(() => current()?.shared && watch(), Math.max(0, until - Date.now()));
}

for (const use of USE) addEventListener(use, () => current() && putOff(), { capture: true, passive: true });
// A computer that slept wakes with its timers late: look at the clock before anything is shown.
document.addEventListener("visibilitychange", current);
addEventListener("pagehide", () => held?.shared && drop());
// Another tab signed out: what is open here is closed too.
device.gone.addEventListener("gone", drop);
document.addEventListener("submit", (event) => {
  if (!event.target.getAttribute("action")?.endsWith("/sign-out")) return;
  // Signing out asks the browser to clear the storage; one that doesn't know that is done here.
  closeAfter(() => device.clear().catch(() => {}));
});
otherTabs?.addEventListener("message", ({ data }) => {
  if (data === "locked") drop();
  else if (!held && wanted) takeUp(wanted.account, wanted.generation);
});
