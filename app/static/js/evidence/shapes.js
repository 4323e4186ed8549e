// What each part of a file of evidence looks like; journal/evidence/shapes.py says the same.
const TEXTS = {
  hash: /^[0-9a-f]{64}$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  moment: /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/,
  day: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  word: /^[a-z_]{1,30}$/,
  zone: /^[A-Za-z0-9_+/-]{1,64}$/,
  base64: /^[A-Za-z0-9_-]+$/,
  text: /^[^]*$/,
};
const MOST = 2 ** 31;

export const HIDDEN = { number: "whole", leaf: "hash", link: "hash" };
export const SHOWN = { number: "whole", at: "moment", kind: "word", salt: "hash", content: "object", link: "hash" };
export const WORDS = {
  account: "id", note: "id", kind: "word", subject: "id", generation: "whole", version: "whole",
  key: "base64", body: "base64", text: "text",
};
export const RECEIPT = { number: "whole", link: "hash" };
export const BROUGHT = { links: "whole", at: "moment" };
export const SAYS = { en: "text", ko: "text" };
export const FILE = {
  format: "text", made_at: "moment", says: "object", incidents: "list", links: "list", words: "list",
  receipts: "list", "brought?": "object", sha256: "hash",
};
const INCIDENT = {
  incident: "id", at: "moment", zone: "zone", kind: "word", "channel?": "word", "ending?": "word",
  "backed?": "word", "overtime_minutes?": "whole", "brought_in?": "yes", "kept_since?": "moment",
};
const REQUEST = {
  request: "id", incident: "id", asked: "word", asked_on: "day", outcome: "word", "answered_on?": "day",
};
const BOUND_WORDS = { subject: "id", note: "id", version: "whole", body_sha256: "hash" };

/** Say whether a value is a link of the file, shown or hidden. */
export function isLink(one) {
  if (hasShape(one, HIDDEN)) return true;
  const shape = hasShape(one, SHOWN) && contentShape(one);
  return Boolean(shape) && hasShape(one.content, shape);
}

/** Say whether a value is an object with just these members, each of its kind. */
export function hasShape(value, shape) {
  if (!isKind(value, "object")) return false;
  const kinds = new Map(Object.entries(shape).map(([name, kind]) => [name.replace("?", ""), kind]));
  const needed = Object.keys(shape).filter((name) => !name.endsWith("?"));
  return (
    needed.every((name) => Object.hasOwn(value, name)) &&
    Object.keys(value).every((name) => kinds.has(name) && isKind(value[name], kinds.get(name)))
  );
}

/** Say whether a value is of one of the kinds that a shape names. */
export function isKind(value, kind) {
  if (kind === "whole") return Number.isInteger(value) && value >= 0 && value < MOST;
  if (kind === "yes") return value === true;
  if (kind === "list") return Array.isArray(value);
  if (kind === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === "string" && TEXTS[kind].test(value);
}

function contentShape({ kind, content }) {
  if (kind === "written") return INCIDENT;
  if (kind === "changed") return Object.hasOwn(content, "request") ? REQUEST : INCIDENT;
  if (kind === "asked" || kind === "answered") return REQUEST;
  return kind === "words" ? BOUND_WORDS : null;
}
