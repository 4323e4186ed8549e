// The one way in which a file of evidence is written, and the hashes over it.
const utf8 = new TextEncoder();

/** Write a value as JSON with sorted keys, no spaces, NFC: as journal/chain/rules.py does. */
export function canonical(value) {
  return JSON.stringify(sorted(value)).normalize("NFC");
}

/** Return SHA-256 of pieces, each a text or bytes, behind each other. */
export async function sha256(...pieces) {
  const bytes = pieces.map((piece) => (typeof piece === "string" ? utf8.encode(piece) : piece));
  const whole = new Uint8Array(bytes.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of bytes) {
    whole.set(piece, at);
    at += piece.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

/** Return the checksum of a file: over all of it but the checksum itself. */
export async function checksum({ sha256: _own, ...said }) {
  return toHex(await sha256(canonical(said)));
}

/** Write bytes as hex digits. */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Read hex digits. */
export function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  // Built without a prototype, so that no name in a file means anything but itself.
  const made = Object.create(null);
  for (const key of Object.keys(value).sort()) made[key] = sorted(value[key]);
  return made;
}
