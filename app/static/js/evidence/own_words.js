// Her own words for a file: opened here, held against the chain, and missed where they aren't as kept.
import * as keys from "../notes/keys.js";
import { fromText, toText } from "../notes/bytes.js";
import { compare } from "../notes/seen.js";
import { sha256, toHex } from "./canonical.js";

/**
 * Open what the server hands out for a file. Return {found, lost, changed}: the words that are what
 * the chain speaks of; how many belong to a lock that was lost; how many are not here as she kept
 * them, be it that they were changed, set back or removed.
 */
export async function openAll(sealed, file) {
  const bound = boundIn(file);
  const [found, missed] = [[], new Set(bound.keys())];
  let lost = 0;
  for (const one of sealed) {
    const link = bound.get(nameOf(one));
    // A version that no link names can be in no file: those of before a move were sealed anew.
    if (!link) continue;
    if (toHex(await sha256(fromText(one.body))) !== link.body_sha256) continue;
    const words = await opened(one);
    if (words === "changed") continue;
    missed.delete(nameOf(one));
    if (words) found.push(words);
    else lost += 1;
  }
  for (const [name, { isFromElsewhere }] of bound) if (isFromElsewhere) missed.delete(name);
  const notes = new Set([...missed].map((name) => name.split("|")[0]));
  const seenOtherwise = (await seenBefore(sealed, file)).filter((note) => !notes.has(note));
  return { found, lost, changed: missed.size + seenOtherwise.length };
}

/** The newest link about each version; those made elsewhere name a ciphertext that isn't here. */
function boundIn({ links, brought }) {
  const told = links.filter((one) => one.kind === "words");
  return new Map(told.map(({ content, number }) => [nameOf(content), { ...content, isFromElsewhere: number <= (brought?.links ?? 0) }]));
}

function nameOf({ note, version }) {
  return `${note}|${version}`;
}

/** Open one version; null where its lock was lost, "changed" where it opens to nothing of hers. */
async function opened(one) {
  const { note, kind, subject, generation, version, body } = one;
  try {
    const { text } = await keys.open({ note, kind, subject, generation, version }, body);
    if (generation !== keys.generation()) return null;
    return { ...one, key: toText(await keys.rawKeyOf(note)), text: text.normalize("NFC") };
  } catch (refusal) {
    if (!refusal.reason || refusal.reason === "locked") throw refusal;
    return generation === keys.generation() ? "changed" : null;
  }
}

/** Return the notes about these incidents that this device knew, and knew newer. */
async function seenBefore(sealed, { incidents, links }) {
  const newest = new Map();
  for (const { note, kind, subject, version } of sealed) {
    if (version >= (newest.get(note)?.version ?? 0)) newest.set(note, { id: note, kind, subject, version });
  }
  const requests = links.map(({ content }) => content?.request).filter(Boolean);
  const { older, gone } = await compare([...newest.values()], { subjects: [...incidents, ...requests] });
  return [...older, ...gone].map(({ note }) => note);
}
