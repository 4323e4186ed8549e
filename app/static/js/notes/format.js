// The format "notes-1": what a key and a note look like outside her page (docs/notes-format.md).
import { fourBytes, join, random, readFour, refuse } from "./bytes.js";
import { tidy } from "./codes.js";

export { NoteRefused, fromText, isSupported, toText } from "./bytes.js";

export const FORMAT = 1;
/** The least that Argon2id must cost: KiB of memory, passes, lanes; nothing below it is opened. */
export const FLOOR = Object.freeze({ memory: 47_104, passes: 1, lanes: 1 });
const MOST = Object.freeze({ memory: 1_048_576, passes: 10, lanes: 16 });
const BY_PASSPHRASE = 1;
const BY_RECOVERY = 2;
const KEY_BYTES = 32;
const CODE_BYTES = 16;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BLOCK_BYTES = 256;
const MOST_BLOCKS = 64;
const LENGTH_BYTES = 4;
/** Bytes of UTF-8 JSON that fit into one note. */
export const MOST_BYTES = BLOCK_BYTES * MOST_BLOCKS - LENGTH_BYTES;
const MOST_TRIED = 500;

const utf8 = new TextEncoder();

/** Make the 32 bytes of a new data key. */
export function makeKey() {
  return random(KEY_BYTES);
}

/** Make the 16 bytes of a new recovery code. */
export function makeCode() {
  return random(CODE_BYTES);
}

/** Turn data-key bytes into a key that seals and opens but never tells its bytes again. */
export function importKey(bytes) {
  return crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits", "deriveKey"]);
}

/** Wrap data-key bytes by a passphrase; `about` is {account, generation}. */
export async function wrapByPassphrase(dataKey, passphrase, about, chance = random) {
  const salt = chance(SALT_BYTES);
  const nonce = chance(NONCE_BYTES);
  const key = await fromPassphrase(passphrase, salt, FLOOR);
  const sealed = await encrypt(key, nonce, aboutKey(about, "passphrase"), dataKey);
  const cost = [...fourBytes(FLOOR.memory), FLOOR.passes, FLOOR.lanes];
  return join([FORMAT, BY_PASSPHRASE], cost, salt, nonce, sealed);
}

/** Wrap data-key bytes by the 16 bytes of a recovery code. */
export async function wrapByRecovery(dataKey, code, about, chance = random) {
  const salt = chance(SALT_BYTES);
  const nonce = chance(NONCE_BYTES);
  const key = await fromRecovery(code, salt);
  const sealed = await encrypt(key, nonce, aboutKey(about, "recovery"), dataKey);
  return join([FORMAT, BY_RECOVERY], salt, nonce, sealed);
}

/** Give the data-key bytes back; refuses as format, length, wrapping, weak, excessive or wrong. */
export async function unwrapByPassphrase(blob, passphrase, about) {
  checkWrapping(blob, BY_PASSPHRASE, 8);
  const cost = { memory: readFour(blob, 2), passes: blob[6], lanes: blob[7] };
  checkCost(cost);
  const { salt, nonce, sealed } = wrapped(blob, 8);
  const key = await fromPassphrase(passphrase, salt, cost);
  return (await decrypt(key, nonce, aboutKey(about, "passphrase"), sealed)) ?? refuse("wrong");
}

/** The same by the 16 bytes of a recovery code. */
export async function unwrapByRecovery(blob, code, about) {
  checkWrapping(blob, BY_RECOVERY, 2);
  const { salt, nonce, sealed } = wrapped(blob, 2);
  const key = await fromRecovery(code, salt);
  return (await decrypt(key, nonce, aboutKey(about, "recovery"), sealed)) ?? refuse("wrong");
}

/**
 * Seal words, a string or {text, ...}, into the bytes that the server keeps.
 * `about` is {account, note, kind, subject, generation, version}; subject may be null.
 */
export async function seal(dataKey, about, words, chance = random) {
  const plain = padded(typeof words === "string" ? { text: words } : words);
  const nonce = chance(NONCE_BYTES);
  const key = await noteKey(dataKey, about);
  return join([FORMAT], nonce, await encrypt(key, nonce, aboutNote(about), plain));
}

/**
 * Open what was sealed and return {text, ...}.
 * What is no longer itself is refused as format, length, older_version, other_note or altered;
 * `suspects` are other abouts whose note may have been put in this one's place.
 */
export async function open(dataKey, about, body, suspects = []) {
  checkBody(body);
  const plain = await attempt(dataKey, about, body);
  if (plain) return unpadded(plain);
  return refuse(await whyRefused(dataKey, about, body, suspects));
}

/** Return how many bytes words take; more than MOST_BYTES are refused as too_long. */
export function bytesOf(words) {
  return utf8.encode(JSON.stringify(typeof words === "string" ? { text: words } : words)).length;
}

/** Return the 32 bytes that open one note and no other. */
export async function rawKeyOf(dataKey, note) {
  return new Uint8Array(await crypto.subtle.deriveBits(fromDataKey(note), dataKey, 8 * KEY_BYTES));
}

async function fromPassphrase(passphrase, salt, cost) {
  await import("../../vendor/hash-wasm/argon2.umd.min.js");
  const bytes = await globalThis.hashwasm.argon2id({
    password: utf8.encode(tidy(passphrase)),
    salt,
    memorySize: cost.memory,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: KEY_BYTES,
    outputType: "binary",
  });
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function fromRecovery(code, salt) {
  const key = await crypto.subtle.importKey("raw", code, "HKDF", false, ["deriveKey"]);
  return derive(key, hkdf(salt, parts("offshift notes-1 recovery")));
}

function fromDataKey(note) {
  return hkdf(new Uint8Array(0), parts("offshift notes-1 note", note));
}

function noteKey(dataKey, about) {
  return derive(dataKey, fromDataKey(about.note));
}

function hkdf(salt, info) {
  return { name: "HKDF", hash: "SHA-256", salt, info };
}

function derive(key, how) {
  return crypto.subtle.deriveKey(how, key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function encrypt(key, nonce, about, plain) {
  const how = { name: "AES-GCM", iv: nonce, additionalData: about };
  return new Uint8Array(await crypto.subtle.encrypt(how, key, plain));
}

async function decrypt(key, nonce, about, sealed) {
  const how = { name: "AES-GCM", iv: nonce, additionalData: about };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed));
  } catch (failure) {
    if (failure.name === "OperationError") return null;
    throw failure;
  }
}

async function attempt(dataKey, about, body) {
  const nonce = body.subarray(1, 1 + NONCE_BYTES);
  const key = await noteKey(dataKey, about);
  return decrypt(key, nonce, aboutNote(about), body.subarray(1 + NONCE_BYTES));
}

async function whyRefused(dataKey, about, body, suspects) {
  const first = Math.max(1, about.version - MOST_TRIED);
  for (let version = about.version - 1; version >= first; version -= 1) {
    if (await attempt(dataKey, { ...about, version }, body)) return "older_version";
  }
  for (const other of suspects) {
    if (await attempt(dataKey, { ...other, account: about.account }, body)) return "other_note";
  }
  return "altered";
}

function aboutKey({ account, generation }, way) {
  return parts("offshift notes-1 key", account, generation, way);
}

function aboutNote({ account, note, kind, subject, generation, version }) {
  return parts("offshift notes-1 note", account, note, kind, subject ?? "", generation, version);
}

function parts(purpose, ...values) {
  // A bar inside a value would let two different notes be spoken of in the same bytes.
  if (values.some((value) => !/^[0-9a-z_-]*$/.test(String(value)))) refuse("about");
  return utf8.encode([purpose, ...values].join("|"));
}

function checkWrapping(blob, kind, head) {
  if (blob[0] !== FORMAT) refuse("format");
  if (blob[1] !== kind) refuse("wrapping");
  if (blob.length !== head + SALT_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES) refuse("length");
}

function checkCost(cost) {
  if (Object.keys(FLOOR).some((name) => cost[name] < FLOOR[name])) refuse("weak");
  if (Object.keys(MOST).some((name) => cost[name] > MOST[name])) refuse("excessive");
}

function checkBody(body) {
  if (body[0] !== FORMAT) refuse("format");
  const blocks = (body.length - 1 - NONCE_BYTES - TAG_BYTES) / BLOCK_BYTES;
  if (!Number.isInteger(blocks) || blocks < 1 || blocks > MOST_BLOCKS) refuse("length");
}

function wrapped(blob, head) {
  const salt = blob.slice(head, head + SALT_BYTES);
  const nonce = blob.slice(head + SALT_BYTES, head + SALT_BYTES + NONCE_BYTES);
  return { salt, nonce, sealed: blob.slice(head + SALT_BYTES + NONCE_BYTES) };
}

function padded(words) {
  // A file that is brought in may say anything; what is sealed has to open again.
  if (typeof words?.text !== "string") refuse("content");
  const json = utf8.encode(JSON.stringify(words));
  if (json.length > MOST_BYTES) refuse("too_long");
  const blocks = Math.ceil((LENGTH_BYTES + json.length) / BLOCK_BYTES);
  const plain = new Uint8Array(blocks * BLOCK_BYTES);
  plain.set(fourBytes(json.length));
  plain.set(json, LENGTH_BYTES);
  return plain;
}

function unpadded(plain) {
  const end = LENGTH_BYTES + readFour(plain, 0);
  if (end > plain.length || plain.subarray(end).some((byte) => byte !== 0)) refuse("content");
  try {
    const words = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain.subarray(LENGTH_BYTES, end)));
    if (typeof words.text === "string") return words;
  } catch { /* What is no JSON is refused like JSON without a text. */ }
  return refuse("content");
}
