// Bytes, the text they travel as, and the one way in which the notes say no.

/** What was refused and why: `reason` is a short code that a page turns into a sentence. */
export class NoteRefused extends Error {
  constructor(reason, more = {}) {
    super(reason);
    this.name = "NoteRefused";
    this.reason = reason;
    Object.assign(this, more);
  }
}

/** Throw a refusal. */
export function refuse(reason, more) {
  throw new NoteRefused(reason, more);
}

/** Say whether this browser, on this page, can seal and open anything. */
export function isSupported() {
  return Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle && globalThis.WebAssembly);
}

/** Return fresh random bytes. */
export function random(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Put pieces, each bytes or a list of numbers, behind each other. */
export function join(...pieces) {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Write a number as four bytes, the highest first. */
export function fourBytes(value) {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** Read such a number. */
export function readFour(bytes, at) {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

/** Write bytes as base64url without padding. */
export function toText(bytes) {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Read base64url without padding; anything else is refused as encoding. */
export function fromText(text) {
  if (typeof text !== "string" || !/^[\w-]*$/.test(text) || text.length % 4 === 1) refuse("encoding");
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
