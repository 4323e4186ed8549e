// Whether her notes are open here; every page asks this file, and none ever gets the key.
import * as api from "./api.js";
import { fromText, isSupported, refuse, toText } from "./bytes.js";
import * as holder from "./holder.js";

const older = new Map();
let looking;
let trouble = null;
/** How things are sealed: fetched with the first of them, for saying how the lock stands takes none of it. */
const sealing = () => import("./format.js");
const coding = () => import("./codes.js");

/** Return none (no key was made yet), locked, open or unavailable. */
export async function state() {
  trouble = isSupported() ? null : "browser";
  if (trouble) return "unavailable";
  if (holder.current()) return "open";
  try {
    const { key } = await takenUp();
    return holder.current() ? "open" : key ? "locked" : "none";
  } catch (failure) {
    if (!failure.reason) throw failure;
    looking = undefined;
    trouble = failure.reason;
    return "unavailable";
  }
}

/** Return why it is unavailable: browser (too old, or no HTTPS), offline, signed_out, key_gone, ...; or null. */
export function whyUnavailable() {
  return trouble;
}

/** Say whether the key is in this page's memory only. */
export function isShared() {
  return holder.current()?.shared ?? false;
}

/** Return the generation of the open key, null when there is none. */
export function generation() {
  return holder.current()?.generation ?? null;
}

/** Return whose notes are open, null when none are. */
export function account() {
  return holder.current()?.account ?? null;
}

/** Make her key and open it here; return {recovery}, the code to be written down. */
export async function create(passphrase, { shared = false } = {}) {
  await checkPassphrase(passphrase);
  lookAgain();
  const known = await takenUp();
  if (!known.key) return begin(known.account, 1, { passphrase, shared, send: api.firstKey });
  // An answer that was lost on the way must not lead to a code that nobody ever saw.
  if (!(await check(passphrase))) refuse("key_exists");
  await unlock(passphrase, { shared });
  return renewRecovery(passphrase);
}

/** Open the notes here by passphrase or recovery code, whichever it is. */
export async function unlock(text, { shared = false } = {}) {
  const turn = holder.turn();
  const { account, key } = await withKey();
  const bytes = await unwrap(key, text, account);
  await holder.hold({ account, generation: key.generation, shared, turn }, bytes);
}

/** Close the notes in every tab of this browser; the passphrase opens them again. */
export async function lock() {
  older.clear();
  await holder.letGo();
}

/** Say whether a passphrase or code opens the key; changes nothing. */
export async function check(text) {
  const { account, key } = await withKey();
  try {
    (await unwrap(key, text, account)).fill(0);
    return true;
  } catch (failure) {
    if (failure.reason === "wrong" || failure.reason === "code_mistyped") return false;
    throw failure;
  }
}

/** Take a new passphrase; the old one or the code is needed, and no note is sealed anew. */
export async function changePassphrase(now, next) {
  await checkPassphrase(next);
  const format = await sealing();
  await rewrap(now, async (bytes, about) => ({
    by_passphrase: toText(await format.wrapByPassphrase(bytes, next, about)),
  }));
}

/** Make a new recovery code in the place of the old one; return {recovery}. */
export async function renewRecovery(now) {
  const [format, codes] = await Promise.all([sealing(), coding()]);
  const code = format.makeCode();
  await rewrap(now, async (bytes, about) => ({
    by_recovery: toText(await format.wrapByRecovery(bytes, code, about)),
  }));
  return { recovery: await codes.writeCode(code) };
}

/** Begin anew when both are lost: the old notes stay locked, new ones get a new key. */
export async function beginAnew(passphrase, { shared = false } = {}) {
  await checkPassphrase(passphrase);
  const { account, key } = await withKey();
  return begin(account, key.generation + 1, { passphrase, shared, send: api.keyAnew });
}

/** Open an older generation in this page, when its passphrase or code was found after all. */
export async function unlockOld(number, text) {
  const { account, locked } = await lookAgain();
  const old = locked.find((one) => one.generation === number) ?? refuse("not_found");
  const { importKey } = await sealing();
  const bytes = await unwrap(old, text, account);
  older.set(number, await importKey(bytes));
  bytes.fill(0);
}

/** Seal words for {note, kind, subject, version} with the open key; return {generation, body}. */
export async function seal(about, words) {
  const format = await sealing();
  const { account, generation: number, key } = holder.used();
  const body = await format.seal(key, { ...about, account, generation: number }, words);
  return { generation: number, body: toText(body) };
}

/** Open what {note, kind, subject, generation, version} says of a body; return {text, ...}. */
export async function open(about, body, suspects = []) {
  const format = await sealing();
  const { account, generation: number, key } = holder.used();
  const fitting = about.generation === number ? key : older.get(about.generation);
  if (!fitting) refuse("generation");
  return format.open(fitting, { ...about, account }, fromText(body), suspects);
}

/** Return the 32 bytes that open one note and no other, to be given away with an evidence file. */
export async function rawKeyOf(note) {
  const format = await sealing();
  return format.rawKeyOf(holder.used().key, note);
}

document.addEventListener("offshift:notes", ({ detail }) => {
  if (detail.state === "locked") older.clear();
});

async function look() {
  const known = await api.key();
  if (!/^[0-9a-f-]{36}$/.test(known.account ?? "")) refuse("failed");
  // Somebody else has signed in since this page came: it belongs to a session that is over.
  const whose = document.querySelector("meta[name=account]")?.content;
  return whose && whose !== known.account ? refuse("signed_out") : known;
}

async function takenUp() {
  let known = await (looking ??= look());
  if (!(await holder.takeUp(known.account, known.key?.generation ?? 0))) return known;
  // Another tab may have made it since, or somebody else signed in; otherwise the server lost what this device has.
  known = await lookAgain();
  return (await holder.takeUp(known.account, known.key?.generation ?? 0, true)) ? refuse("key_gone") : known;
}

function lookAgain() {
  if (!isSupported()) refuse("browser");
  looking = look();
  looking.catch(() => { looking = undefined; });
  return looking;
}

async function withKey() {
  const known = await lookAgain();
  return known.key ? known : refuse("none");
}

async function begin(account, number, { passphrase, shared, send }) {
  const [format, codes] = await Promise.all([sealing(), coding()]);
  const turn = holder.turn();
  const [bytes, code] = [format.makeKey(), format.makeCode()];
  const about = { account, generation: number };
  await send({
    generation: number,
    by_passphrase: toText(await format.wrapByPassphrase(bytes, passphrase, about)),
    by_recovery: toText(await format.wrapByRecovery(bytes, code, about)),
  });
  looking = undefined;
  await holder.hold({ ...about, shared, turn }, bytes);
  return { recovery: await codes.writeCode(code) };
}

async function unwrap(wrapped, text, account) {
  const [format, codes] = await Promise.all([sealing(), coding()]);
  const about = { account, generation: wrapped.generation };
  const code = await codes.readCode(text);
  if (code) {
    const bytes = await unlessWrong(format.unwrapByRecovery(fromText(wrapped.by_recovery), code, about));
    if (bytes) return bytes;
  }
  const bytes = await unlessWrong(format.unwrapByPassphrase(fromText(wrapped.by_passphrase), text, about));
  return bytes ?? refuse(!code && codes.isNearlyCode(text) ? "code_mistyped" : "wrong");
}

async function unlessWrong(unwrapping) {
  try {
    return await unwrapping;
  } catch (failure) {
    if (failure.reason === "wrong") return null;
    throw failure;
  }
}

async function rewrap(now, wrapping) {
  const { account, key } = await withKey();
  const bytes = await unwrap(key, now, account);
  const about = { account, generation: key.generation };
  const { by_passphrase, by_recovery, revision } = key;
  const changed = await wrapping(bytes, about);
  bytes.fill(0);
  await api.rewrapKey({ generation: key.generation, revision, by_passphrase, by_recovery, ...changed });
  looking = undefined;
}

async function checkPassphrase(passphrase) {
  const { problemOf } = await coding();
  const problem = problemOf(passphrase);
  if (problem) refuse(problem);
}
