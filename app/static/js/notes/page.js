// What the pages of the notes share: words in her language, parts shown by name, moments, texts to keep.

/** Return a sentence of the page with its {name} places filled in. */
export function word(name, values = {}) {
  let text = document.querySelector(`#notes-words [data-word="${name}"]`)?.textContent ?? "";
  for (const [place, value] of Object.entries(values)) text = text.replaceAll(`{${place}}`, value);
  return text;
}

/** Return the sentence for a refusal, or the one for what has no sentence of its own. */
export function wordFor(refusal, otherwise = "not_done") {
  const reason = refusal?.reason ?? "";
  const names = { offline: "no_answer", signed_out: "signed_out_here", excessive: "weak" };
  if (["format", "length", "wrapping", "content", "encoding"].includes(reason)) return word("altered");
  return word(names[reason] ?? reason) || word(otherwise);
}

/** Show these parts of a place and hide its others. */
export function show(root, ...names) {
  for (const part of root.querySelectorAll("[data-part]")) part.hidden = !names.includes(part.dataset.part);
}

/** Return the part that stands for a state of the lock. */
export function placeOf(state, why) {
  if (state !== "unavailable" || why === "browser") return state;
  return why === "key_gone" ? why : "unreached";
}

/** Return one part of a place. */
export function part(root, name) {
  return root.querySelector(`[data-part="${name}"]`);
}

/** Return the button of an act. */
export function act(root, name) {
  return root.querySelector(`[data-act="${name}"]`);
}

/** Say something in the quiet line of a place; screen readers hear it. */
export function say(root, text) {
  root.querySelector(".note-says").textContent = text;
}

/** Write a moment as the other pages do. */
export function moment(at) {
  const korean = document.documentElement.lang === "ko";
  const how = { month: korean ? "long" : "short", day: "numeric", weekday: "short", hour: "numeric", minute: "2-digit", hour12: true };
  const written = new Intl.DateTimeFormat(korean ? "ko-KR" : "en-GB", how).format(new Date(at));
  return written.replace(/[ap]m$/, (half) => half.toUpperCase());
}

/** Write a day with its year. */
export function day(at) {
  const korean = document.documentElement.lang === "ko";
  return new Intl.DateTimeFormat(korean ? "ko-KR" : "en-GB", { dateStyle: "long" }).format(new Date(at));
}

/** Return whose page this is. */
export function account() {
  return document.querySelector("meta[name=account]").content;
}

/** Do something while its button waits, so that a second tap does nothing. */
export async function during(button, what) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    await what();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Show what is wrong at a field, or nothing any more. */
export function complain(line, field, text) {
  line.textContent = text;
  line.hidden = !text;
  if (text) field?.setAttribute("aria-invalid", "true");
  else field?.removeAttribute("aria-invalid");
  if (text) field?.focus();
}

/** Make one line of at most 40 letters of what she calls a room; signs that nobody sees go. */
export function asName(text) {
  const seen = text.normalize("NFC").replace(/\s+/gu, " ").replace(/[^\P{C}\u200d]/gu, "");
  return [...seen.trim()].slice(0, 40).join("").trim();
}

/** Let her save a text as a file of her own. */
export function saveFile(name, title, text) {
  const lines = [title, "", text, "", location.origin, day(Date.now()), ""];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/plain;charset=utf-8" }));
  link.download = `${name}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
