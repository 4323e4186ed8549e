// The check of a file of evidence, with nothing but the file; journal/evidence/checking.py says the same.
import { canonical, checksum, fromHex, sha256, toHex } from "./canonical.js";
import { BROUGHT, FILE, RECEIPT, SAYS, WORDS, hasShape, isKind, isLink } from "./shapes.js";

const FORMAT = "offshift-evidence-1";
const LARGEST_BYTES = 8 * 1024 * 1024;
const NONCE_BYTES = 12;
const LENGTH_BYTES = 4;
const DEEPEST = 64;

/** The first thing that is wrong: in which part, its place there from 1 (0: the file), and what. */
class Fault extends Error {
  constructor(place, number, wrong) {
    super(wrong);
    this.failed = { place, number, wrong };
  }
}

/** Check a file's bytes; return {said} when all holds, otherwise {failed: {place, number, wrong}}. */
export async function checkFile(bytes) {
  try {
    const { said, text } = parsed(bytes);
    checkShape(said);
    await checkLinks(said.links);
    checkIncidents(said);
    await checkWords(said);
    checkReceipts(said);
    // Last, so that a fault inside is named by its own place first.
    if ((await checksum(said)) !== said.sha256) fail("file", 0, "checksum");
    if (canonical(said) !== text) fail("file", 0, "spelling");
    return { said };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { failed: fault.failed };
  }
}

function fail(place, number, wrong) {
  throw new Fault(place, number, wrong);
}

function parsed(bytes) {
  if (bytes.length > LARGEST_BYTES) fail("file", 0, "too_large");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const said = readJson(text);
    // Half a character can be read, and is written as an escape that nothing else needs.
    if (!/(^|[^\\])(\\\\)*\\ud[89a-f]/.test(canonical(said))) return { said, text };
  } catch {
    // Told below: whatever the reason, it can't be read.
  }
  return fail("file", 0, "unreadable");
}

/** Read JSON as journal/evidence/opened.py does: no number without an end, nothing too deep. */
function readJson(text) {
  const said = JSON.parse(text, (_name, value) => {
    if (typeof value === "number" && !Number.isFinite(value)) throw new SyntaxError("no number");
    return value;
  });
  checkDepth(said, DEEPEST);
  return said;
}

function checkDepth(value, left) {
  if (value === null || typeof value !== "object") return;
  if (!left) throw new RangeError("too deep");
  for (const one of Object.values(value)) checkDepth(one, left - 1);
}

function checkShape(said) {
  if (!hasShape(said, FILE) || said.format !== FORMAT || !hasShape(said.says, SAYS)) fail("file", 0, "shape");
  if ("brought" in said && !hasShape(said.brought, BROUGHT)) fail("file", 0, "shape");
  const { incidents } = said;
  const often = new Map();
  for (const one of incidents) often.set(one, (often.get(one) ?? 0) + 1);
  const parts = [
    ["link", said.links.map(isLink)],
    ["incident", incidents.map((one) => isKind(one, "id") && often.get(one) === 1)],
    ["words", said.words.map((one) => hasShape(one, WORDS))],
    ["receipt", said.receipts.map((one) => hasShape(one, RECEIPT))],
  ];
  for (const [place, fits] of parts) if (fits.includes(false)) fail(place, fits.indexOf(false) + 1, "shape");
}

async function checkLinks(links) {
  let previous = new Uint8Array(32);
  let latest = "";
  for (const [index, one] of links.entries()) {
    const number = index + 1;
    if (one.number !== number) fail("link", number, "number");
    if ((one.at ?? latest) < latest) fail("link", number, "time");
    const numbered = new Uint8Array(8);
    new DataView(numbered.buffer).setBigUint64(0, BigInt(number));
    const made = await sha256("offshift chain-1 link", previous, numbered, await leafOf(one));
    if (toHex(made) !== one.link) fail("link", number, "link");
    previous = made;
    latest = one.at ?? latest;
  }
}

async function leafOf(one) {
  if ("leaf" in one) return fromHex(one.leaf);
  const committed = await sha256("offshift chain-1 content", fromHex(one.salt), canonical(one.content));
  return sha256("offshift chain-1 leaf", one.at, one.kind, committed);
}

function checkIncidents({ links, incidents }) {
  const begun = new Set();
  const chosen = new Set(incidents);
  for (const one of links) {
    if ("leaf" in one) continue;
    const { content, number, kind } = one;
    if (kind !== "words" && !chosen.has(content.incident)) fail("link", number, "stranger");
    if (kind === "written") begun.add(content.incident);
    if (kind === "asked" && begun.has(content.incident)) begun.add(content.request);
    if (!begun.has(content.subject ?? content.request ?? content.incident)) fail("link", number, "not_first");
  }
  for (const [index, one] of incidents.entries()) if (!begun.has(one)) fail("incident", index + 1, "unbound");
}

async function checkWords({ links, words }) {
  const named = (one) => `${one.subject}|${one.note}|${one.version}`;
  const told = links.filter((one) => one.kind === "words");
  const bound = new Map(told.map(({ content }) => [named(content), content.body_sha256]));
  for (const [index, one] of words.entries()) {
    const number = index + 1;
    const body = fromBase64(one.body);
    if (!bound.has(named(one))) fail("words", number, "unbound");
    if (toHex(await sha256(body)) !== bound.get(named(one))) fail("words", number, "ciphertext");
    const plain = await opened(fromBase64(one.key), body, one);
    if (!plain) fail("words", number, "closed");
    if (textIn(plain) !== one.text) fail("words", number, "text");
  }
}

/** Open the body of a note ("notes-1") by its own key; null where it does not open. */
async function opened(bytes, body, one) {
  if (bytes.length !== 32 || body[0] !== 1) return null;
  const parts = [one.account, one.note, one.kind, one.subject, one.generation, one.version];
  const additionalData = new TextEncoder().encode(["offshift notes-1 note", ...parts].join("|"));
  const how = { name: "AES-GCM", iv: body.slice(1, 1 + NONCE_BYTES), additionalData };
  try {
    const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]);
    return new Uint8Array(await crypto.subtle.decrypt(how, key, body.slice(1 + NONCE_BYTES)));
  } catch {
    return null;
  }
}

/** Return the words in an opened note; null where the padding or the form is another one. */
function textIn(plain) {
  if (plain.length < LENGTH_BYTES) return null;
  const length = new DataView(plain.buffer).getUint32(0) + LENGTH_BYTES;
  // Zeros all through the padding are what keeps a second key from opening it as other words.
  if (length > plain.length || plain.slice(length).some(Boolean)) return null;
  try {
    const { text } = readJson(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain.slice(LENGTH_BYTES, length)));
    return typeof text === "string" ? text.normalize("NFC") : null;
  } catch {
    return null;
  }
}

function fromBase64(text) {
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const again = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    return again === text ? Uint8Array.from(letters, (letter) => letter.charCodeAt(0)) : new Uint8Array();
  } catch {
    return new Uint8Array();
  }
}

function checkReceipts({ links, receipts, brought }) {
  for (const [index, one] of receipts.entries()) {
    if (links[one.number - 1]?.link !== one.link) fail("receipt", index + 1, "receipt");
  }
  if (brought && brought.links > links.length) fail("file", 0, "brought");
}
