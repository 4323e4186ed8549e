// Words not sent yet: kept on this device as the ciphertext they will be sent as, so sending them needs no key.
import * as api from "./api.js";
import { all, put, remove } from "./device.js";
import { account } from "./page.js";
import * as keys from "./keys.js";
import { remember } from "./seen.js";

const A_DAY = 86_400_000;

/**
 * Seal words and keep them on this device; return the draft, and whether it is kept.
 * `about` is {note, kind, subject, version}; `more` says how to go on:
 * entry (the address of what they belong to), fresh (that is not saved yet), sends (waits to go out).
 */
export async function keepDraft(about, text, more) {
  const sealed = await keys.seal(about, text);
  const draft = { name: about.note, account: account(), ...about, ...more, ...sealed, at: Date.now(), page: location.pathname };
  try {
    await put("drafts", draft);
  } catch {
    return { draft, isSafe: false };
  }
  return { draft, isSafe: true };
}

/** Return her drafts on this device, the newest first. */
export async function drafts() {
  const kept = await all("drafts").catch(() => []);
  return kept.filter((one) => one.body && one.account === account()).sort((one, other) => other.at - one.at);
}

/** Open a draft's words; null where they belong to another lock, or are no longer themselves. */
export async function wordsOf(draft) {
  try {
    return (await keys.open(draft, draft.body)).text;
  } catch (refusal) {
    if (refusal.reason === "locked") throw refusal;
    return null;
  }
}

/** Let go of a draft. */
export function drop(note) {
  return remove("drafts", note).catch(() => {});
}

/** Send one draft; it goes from this device once the server has it. */
export async function send({ name, kind, subject, generation, version, body }) {
  await api.keep({ id: name, kind, subject, generation, version, body });
  await remember({ id: name, kind, subject, version });
  await drop(name);
}

/** Send all that waits and can go, and return the notes that went. */
export async function sendWaiting() {
  const sent = [];
  for (const draft of (await drafts()).filter((one) => one.sends)) {
    if (draft.deleted && draft.at < Date.now() - A_DAY) await drop(draft.name);
    else if (draft.fresh && !(await isThere(draft.entry))) continue;
    else if (await goes(draft)) sent.push(draft);
  }
  return sent;
}

async function goes(draft) {
  try {
    await send(draft);
    return true;
  } catch {
    // It stays, and is offered where it belongs.
    return false;
  }
}

/** Say whether an entry is saved; null when nobody can tell now. */
export async function isThere(entry) {
  try {
    const answer = await fetch(entry, { method: "HEAD", redirect: "manual", cache: "no-store" });
    if (answer.ok) return true;
    return answer.status === 404 ? false : null;
  } catch {
    return null;
  }
}

/** Remember on this device that she wanted to look later whether something was kept. */
export function remindOf(what) {
  return put("drafts", { name: `later|${what}`, account: account() }).catch(() => {});
}

/** Return what she wanted to look at later: words, code. */
export async function reminders() {
  const kept = await all("drafts").catch(() => []);
  return kept.filter((one) => one.name.startsWith("later|") && one.account === account()).map((one) => one.name.slice(6));
}

/** It was kept: nothing to look at later any more. */
export function forgetReminder(what) {
  return remove("drafts", `later|${what}`).catch(() => {});
}
