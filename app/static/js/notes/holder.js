// The open key itself: on her own device in IndexedDB, on a shared computer in this page only.
// Only keys.js may ask this file.
import { refuse } from "./bytes.js";
import * as device from "./device.js";

const IDLE_MILLISECONDS = 10 * 60 * 1000;
const LOOK_MILLISECONDS = 10 * 1000;
const CLEARING_MILLISECONDS = 2000;
const CHANGED = "offshift:notes";
const USE = ["pointerdown", "keydown"];
const otherTabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("offshift-notes") : null;
let held = null;
let wanted = null;
let lastUse = { wall: 0, ticks: 0 };
let timer;
let closings = 0;

/** Return {account, generation, key, shared} while the notes are open, otherwise null. */
export function current() {
  if (held?.shared && isOver()) drop();
  return held;
}

/** Return what `hold` is given, so that a key isn't taken up after the notes were closed meanwhile. */
export function turn() {
  return closings;
}

/** Return the same, putting the end of a shared computer's ten minutes off. */
export function used() {
  const open = current() ?? refuse("locked");
  putOff();
  return open;
}

/** Open the notes with data-key bytes, which are wiped; kept on this device unless it is shared. */
export async function hold({ account, generation, shared, turn: begun }, bytes) {
  const { importKey } = await import("./format.js");
  const key = await importKey(bytes);
  bytes.fill(0);
  const isKept = !shared && begun === closings && (await keep({ account, generation, key }));
  if (shared) await forgetKeys();
  // She signed out, or locked, in another tab while the passphrase was being worked on.
  if (begun !== closings) {
    if (isKept) await forgetKeys();
    refuse("locked");
  }
  set({ account, generation, key, shared: !isKept });
  if (isKept) otherTabs?.postMessage({ account, isOpen: true });
  else if (shared) otherTabs?.postMessage("shared");
}

/**
 * Take up the key that this device keeps for an account's generation (0 where the server has none),
 * and let go of what is outlived. Return whether this device has a key that this doesn't explain:
 * one that the server doesn't know, or somebody else's. That one goes where it `isSure` who is signed in.
 */
export async function takeUp(account, generation, isSure = false) {
  wanted = { account, generation };
  const before = closings;
  let isAhead = false;
  for (const kept of await device.all("keys").catch(() => [])) {
    if (kept.account !== account && !isSure) isAhead = true;
    else if (kept.account !== account) await forgetAnother(account, kept.account);
    else if (kept.generation < generation) await device.remove("keys", kept.account);
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

/** Somebody else is signed in now: her key goes, in her tabs too, and what this device saw of her notes. */
async function forgetAnother(account, other) {
  otherTabs?.postMessage({ account, isOpen: false });
  await device.remove("keys", other);
  for (const one of await device.all("seen")) if (one.account !== account) await device.remove("seen", one.note);
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
  lastUse = { wall: Date.now(), ticks: performance.now() };
}

/** Two clocks: the one on the wall can be set back, the other may stand still while the computer sleeps. */
function isOver() {
  const passed = Date.now() - lastUse.wall;
  return Math.abs(passed) >= IDLE_MILLISECONDS || performance.now() - lastUse.ticks >= IDLE_MILLISECONDS;
}

function watch() {
  clearTimeout(timer);
  // Often, for a timer doesn't run while the computer sleeps, and its screen shows the page at once.
  timer = setTimeout(() => current()?.shared && watch(), LOOK_MILLISECONDS);
}

/** This page belongs to somebody who isn't signed in any more. */
function outlive() {
  drop();
  // Without what stands behind a "#", which would only scroll.
  location.replace(location.pathname + location.search);
}

/** A page that "back" brings again may show words: it is seen once the key is known to be here still. */
async function uncover() {
  const kept = await device.all("keys").catch(() => []);
  if (held && kept.some(({ account }) => account === held.account)) document.body.hidden = false;
  else location.reload();
}

for (const use of USE) addEventListener(use, () => current() && putOff(), { capture: true, passive: true });
// A computer that slept wakes with its timers late: look at the clock before anything is shown.
document.addEventListener("visibilitychange", current);
document.addEventListener("resume", current);
addEventListener("pagehide", () => {
  if (held) document.body.hidden = true;
  if (held?.shared) drop();
});
addEventListener("pageshow", () => document.body.hidden && uncover());
// Another tab signed out: what is open here is closed too.
device.gone.addEventListener("gone", drop);
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.getAttribute("action")?.endsWith("/sign-out")) return;
  // Signing out asks the browser to clear the storage; one that doesn't know that is done here, before the page goes.
  event.preventDefault();
  const patience = new Promise((done) => setTimeout(done, CLEARING_MILLISECONDS));
  await Promise.race([closeAfter(() => device.clear().catch(() => {})), patience]);
  form.submit();
});
otherTabs?.addEventListener("message", ({ data }) => {
  if (data === "locked" || (data === "shared" && held?.shared === false)) drop();
  const mine = held?.account ?? wanted?.account;
  if (!data.account || !mine) return;
  if (data.account !== mine) outlive();
  else if (data.isOpen && !held) takeUp(wanted.account, wanted.generation);
});
