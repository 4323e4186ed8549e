// What a person writes down: the recovery code, and a passphrase of ordinary words.
import { random } from "./bytes.js";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_BYTES = 16;
const CODE_LETTERS = 26;
const GROUPS = [4, 4, 5, 4, 4, 5];
/** Words of a generated passphrase. */
export const WORDS = 6;
/** Characters that a passphrase of her own has at least. */
export const SHORTEST = 15;

/** Write 16 bytes as a recovery code: 26 Crockford characters, the last with two check bits. */
export async function writeCode(bytes) {
  let bits = (toNumber(bytes) << 2n) | BigInt(await checkOf(bytes));
  let letters = "";
  for (let place = 0; place < CODE_LETTERS; place += 1) {
    letters = LETTERS[Number(bits & 31n)] + letters;
    bits >>= 5n;
  }
  return grouped(letters);
}

/** Read a recovery code back, however it was typed; null for what isn't one. */
export async function readCode(text) {
  const letters = cleaned(text);
  if (letters === null) return null;
  let bits = 0n;
  for (const letter of letters) bits = (bits << 5n) | BigInt(LETTERS.indexOf(letter));
  const bytes = toBytes(bits >> 2n);
  return Number(bits & 3n) === (await checkOf(bytes)) ? bytes : null;
}

/** Say whether a text is as long as a code and of its letters, though it may be mistyped. */
export function isNearlyCode(text) {
  return cleaned(text) !== null && /\d/.test(text);
}

/** Pick words of a list by chance, each as likely as the others, joined by one space. */
export function pickWords(list, count = WORDS) {
  return Array.from({ length: count }, () => list[below(list.length)]).join(" ");
}

/** Return how hard a generated passphrase is to guess, in bits. */
export function strengthOf(list, count = WORDS) {
  return Math.floor(count * Math.log2(list.length));
}

/** Write a passphrase as it is understood everywhere: NFC, no space around, one between words. */
export function tidy(passphrase) {
  return passphrase.normalize("NFC").trim().replace(/\s+/gu, " ");
}

/** Say what is wrong with a passphrase of her own: short, monotonous, or null. */
export function problemOf(passphrase) {
  const letters = [...tidy(passphrase)];
  if (letters.length < SHORTEST) return "short";
  return new Set(letters).size < 6 ? "monotonous" : null;
}

/** Return a whole number below a bound without favouring any: what would is thrown again. */
export function below(bound) {
  const most = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const thrown = new DataView(random(4).buffer).getUint32(0);
    if (thrown < most) return thrown % bound;
  }
}

function cleaned(text) {
  const upper = text.normalize("NFKC").toUpperCase().replace(/[\s\p{Dash}_.]/gu, "");
  const letters = upper.replaceAll("O", "0").replace(/[IL]/g, "1");
  const isCode = letters.length === CODE_LETTERS && [...letters].every((letter) => LETTERS.includes(letter));
  return isCode ? letters : null;
}

function grouped(letters) {
  let at = 0;
  return GROUPS.map((length) => letters.slice(at, (at += length))).join("-");
}

async function checkOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return digest[0] >> 6;
}

function toNumber(bytes) {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function toBytes(number) {
  return Uint8Array.from({ length: CODE_BYTES }, (_, at) => Number((number >> BigInt(8 * (CODE_BYTES - 1 - at))) & 255n));
}
