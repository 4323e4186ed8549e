// Sentences of the page for its scripts, and small pieces of it built from text.

/** Return a sentence that the page holds, with its {name} places filled in; the name without one. */
export function say(name, values = {}) {
  let text = document.querySelector(`[data-says] [data-say="${CSS.escape(name)}"]`)?.textContent ?? "";
  for (const [place, value] of Object.entries(values)) text = text.replaceAll(`{${place}}`, value);
  return text;
}

/** Make an element of a name and class with texts or elements in it. */
export function make(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** Write a moment of a file on the clock of a zone; as it stands where it is none. */
export function moment(at, timeZone = "UTC") {
  return formatted(at, { timeZone, hour: "numeric", minute: "2-digit", hour12: true });
}

/** Write a date of a file. */
export function day(on) {
  return formatted(`${on}T00:00:00Z`, { timeZone: "UTC" });
}

function formatted(at, how) {
  try {
    const korean = document.documentElement.lang === "ko";
    const date = { year: "numeric", month: korean ? "long" : "short", day: "numeric" };
    return new Intl.DateTimeFormat(korean ? "ko-KR" : "en-GB", { ...date, ...how }).format(new Date(at));
  } catch {
    return at;
  }
}
