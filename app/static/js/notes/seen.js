// What this device has seen of her notes, so that one that was taken away or set back is missed.
import * as device from "./device.js";
import * as keys from "./keys.js";

/**
 * Compare heads with what this device saw before; return {older, gone}, each a list of
 * {note, kind, subject, version} as it was. `scope` says of what the heads are all there is:
 * {} of everything, {kind}, {subjects}, or null where more pages follow.
 */
export async function compare(heads, scope = null) {
  if (keys.isShared()) return { older: [], gone: [] };
  const seen = (await device.all("seen").catch(() => [])).filter((one) => one.account === whose());
  const now = new Map(heads.map((head) => [head.id, head]));
  const older = seen.filter((one) => now.has(one.note) && now.get(one.note).version < one.version);
  const gone = scope ? seen.filter((one) => !now.has(one.note) && isWithin(one, scope)) : [];
  const known = new Map(seen.map((one) => [one.note, one.version]));
  const newer = heads.filter(({ id, version }) => !(known.get(id) >= version));
  // All at once: thousands of notes one after the other would take a minute.
  await device.putAll("seen", newer.map(asSeen)).catch(() => {});
  return { older, gone };
}

/** Remember the newest version of a note, as it was read or has just been kept. */
export async function remember(head) {
  if (!keys.isShared()) await device.put("seen", asSeen(head)).catch(() => {});
}

/** Miss a note no longer: it was deleted here, or she was told. */
export async function forget(note) {
  await device.remove("seen", note).catch(() => {});
}

/** Whose notes these are; a draft may be sent while they are closed. */
function whose() {
  return keys.account() ?? document.querySelector("meta[name=account]")?.content;
}

function asSeen({ id, kind, subject = null, version }) {
  return { note: id, account: whose(), kind, subject, version };
}

function isWithin(one, { kind, subjects }) {
  return (kind == null || one.kind === kind) && (subjects == null || subjects.includes(one.subject));
}
