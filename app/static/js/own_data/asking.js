// The server's side of own data: rows out a page at a time, rows in a batch at a time.

/** What did not work: `reason` is offline, signed_out, refused, busy or full. */
export class NotDone extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS = { 401: "signed_out", 503: "busy", 507: "full" };

/** Fetch something of hers; the answer is ok, or it is refused with a reason. */
export async function fetched(address) {
  return asked(address, {});
}

/** Send JSON and return the JSON that is said. */
export async function posted(address, body) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf]").content };
  const answer = await asked(address, { method: "POST", headers, body: JSON.stringify(body) });
  return answer.json();
}

/** Go through all rows of one kind, a page at a time. */
export async function* pages(address, kind) {
  let after = null;
  do {
    const place = after === null ? "" : `?after=${encodeURIComponent(after)}`;
    const answer = await fetched(`${address}/${kind}${place}`);
    const page = await answer.json();
    yield page.rows;
    after = page.following;
  } while (after !== null);
}

async function asked(address, how) {
  let answer;
  try {
    answer = await fetch(address, { ...how, credentials: "same-origin", redirect: "manual", cache: "no-store" });
  } catch {
    throw new NotDone("offline");
  }
  // A session that is over leads to the sign-in page instead of an answer.
  if (answer.type === "opaqueredirect") throw new NotDone("signed_out");
  if (!answer.ok) throw new NotDone(REASONS[answer.status] ?? "refused");
  return answer;
}

/** Return a sentence of the page with its {name} places filled in. */
export function word(name, values = {}) {
  let text = document.querySelector(`#own-data-words [data-word="${name}"]`)?.textContent ?? "";
  for (const [place, value] of Object.entries(values)) text = text.replaceAll(`{${place}}`, value);
  return text;
}

/** Return the sentence for what went wrong. */
export function wordFor(failure) {
  return word(failure?.reason ?? "") || word("failed");
}
