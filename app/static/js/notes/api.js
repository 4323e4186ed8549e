// The server's side of the notes: ciphertext out and in, never a word and never a key.
import { NoteRefused, refuse } from "./bytes.js";

const ADDRESS = "/notes/api";
const REASONS = { 401: "signed_out", 404: "not_found", 413: "too_long", 503: "busy", 507: "full" };

/** Return {account, key: {generation, revision, by_passphrase, by_recovery} | null, locked: [...]}. */
export function key() {
  return ask("GET", "/key");
}

/** Keep the first key: {by_passphrase, by_recovery}; conflict when there is one already. */
export function firstKey(wrapped) {
  return ask("POST", "/key", wrapped);
}

/** Put {generation, revision, by_passphrase, by_recovery} in the place of what has that revision. */
export function rewrapKey(wrapped) {
  return ask("PUT", "/key", wrapped);
}

/** Begin {generation, by_passphrase, by_recovery}, as both the passphrase and the code are lost. */
export function keyAnew(wrapped) {
  return ask("POST", "/key/anew", wrapped);
}

/** Return the generations that stay locked: [{generation, notes, replaced_at, goes_at, ...}]. */
export async function locked() {
  return (await key()).locked;
}

/**
 * Return {notes: [{id, kind, subject, generation, version, body, at}], before}, latest change first.
 * `before` of one page leads to the next and is null on the last; `subjects` is a list of ids.
 */
export async function heads({ kind, subjects, before, limit } = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, before, limit })) if (value != null) query.set(name, value);
  for (const subject of subjects ?? []) query.append("subject", subject);
  const page = await ask("GET", `/items?${query}`);
  // A genuine note of hers in another one's place opens by itself: only whoever asked can tell.
  for (const head of page.notes) {
    if ((kind ?? head.kind) !== head.kind || (subjects && !subjects.includes(head.subject))) refuse("other_note");
  }
  return page;
}

/** Return one head, as above. */
export async function note(id) {
  const { versions: _, ...head } = await whole(id);
  return head;
}

/** Return [{version, body, at}] of one note, the newest first. */
export async function versions(id) {
  return (await whole(id)).versions;
}

async function whole(id) {
  const found = await ask("GET", `/items/${id}`);
  return found.id === id ? found : refuse("other_note");
}

/**
 * Keep {id, kind, subject, generation, version, body} as the next version; return {version}.
 * Refused as conflict, with `.head` as it is now (null where the note is gone).
 */
export function keep({ id, ...sealed }) {
  return ask("PUT", `/items/${id}`, sealed);
}

/** Delete a note with all its versions; a second time changes nothing. */
export function remove(id) {
  return ask("DELETE", `/items/${id}`);
}

async function ask(method, path, sent) {
  const answer = await send(method, path, sent);
  // A session that is over leads to the sign-in page instead of an answer.
  if (answer.type === "opaqueredirect") refuse("signed_out", { status: 401 });
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  const { status } = answer;
  if (status === 409) refuse("conflict", { status, head: said.head ?? null });
  return refuse(REASONS[status] ?? said.error ?? "failed", { status });
}

async function send(method, path, sent) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRFToken"] = document.querySelector("meta[name=csrf]")?.content ?? "";
  if (sent) headers["Content-Type"] = "application/json";
  const how = { method, headers, credentials: "same-origin", redirect: "manual", cache: "no-store" };
  try {
    return await fetch(ADDRESS + path, { ...how, body: sent && JSON.stringify(sent) });
  } catch {
    throw new NoteRefused("offline", { status: 0 });
  }
}
