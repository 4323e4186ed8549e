// The words of a lost lock turned up: its notes are opened once more and locked anew with the lock that holds.
import * as api from "./api.js";
import * as keys from "./keys.js";

/** What keeps every note from coming back, and not just one. */
const OF_ALL = new Set(["offline", "signed_out", "busy", "full", "failed", "locked"]);

/** Bring back what a found passphrase or code opens, and return how many notes that are. */
export async function bringBack(secret) {
  const lost = (await api.locked()).filter((one) => one.notes > 0);
  let refused;
  let count = 0;
  for (const { generation } of lost) {
    try {
      await keys.unlockOld(generation, secret);
    } catch (refusal) {
      refused = refusal;
      continue;
    }
    count += await lockAnew(generation);
  }
  if (count === 0 && refused) throw refused;
  return count;
}

async function lockAnew(generation) {
  let count = 0;
  for (const head of await notesOf(generation)) count += await isBack(head);
  return count;
}

/** Lock one note anew; one that was damaged, or is gone meanwhile, must not keep the others closed. */
async function isBack({ body, ...head }) {
  try {
    const words = await keys.open({ ...head, note: head.id }, body);
    const { id, kind, subject } = head;
    const version = head.version + 1;
    const sealed = await keys.seal({ note: id, kind, subject, version }, words);
    await api.keep({ id, kind, subject, version, ...sealed });
    return true;
  } catch (refusal) {
    if (!refusal.reason || OF_ALL.has(refusal.reason)) throw refusal;
    return false;
  }
}

async function notesOf(generation) {
  let found = [];
  let before = null;
  do {
    const page = await api.heads({ limit: 100, before });
    found = found.concat(page.notes.filter((head) => head.generation === generation));
    before = page.before;
  } while (before);
  return found;
}
