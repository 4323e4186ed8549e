// Sessions done without a connection: kept on this device until they can be sent, by the same forms
// as any other. Sign-out clears them; somebody else signing in here never sends them.
const PLACE = "offshift-sessions";
const LONGEST_KEPT = 9 * 24 * 60 * 60 * 1000;
/** Answers after which sending again would change nothing. */
const REFUSED = new Set([404, 409, 422]);

/** On a page of hers: remember whose device this is, and whether she wants no sound. */
export function remember({ account, silent }) {
  const kept = read();
  write({ account, silent, runs: kept.account === account ? kept.runs : [] });
}

/** Whether she said that sounds don't suit her. */
export function isSilent() {
  return read().silent === true;
}

/** Whether this browser keeps anything: some are full, and some are told not to. */
export function canKeep() {
  return write(read());
}

/** How many sessions wait to be sent. */
export function waiting() {
  return read().runs.length;
}

/** Keep that a session began; false where the browser doesn't. */
export function begin({ id, script, ...said }) {
  return change(id, { script, begun: { at: Date.now(), ...said } });
}

/** Keep that a session ended; said again with the tension, it is still the same end. False where it isn't kept. */
export function end({ id, script, seconds, tension }) {
  const before = read().runs.find((run) => run.id === id)?.ended;
  return change(id, { script, ended: { at: before?.at ?? Date.now(), seconds, tension } });
}

let sending = Promise.resolve();

/** Send what is kept, oldest first, one call after the other; true when nothing is left. */
export function send(home) {
  sending = sending.then(() => sendAll(home));
  return sending;
}

async function sendAll(home) {
  const { account, runs } = read();
  if (!runs.length) return true;
  const page = await herPage(home);
  if (!page) return false;
  // Another person is signed in here now: these are not hers, and the one they belong to is gone.
  if (page.account !== account) {
    write({ account: page.account, silent: page.silent, runs: [] });
    return true;
  }
  for (const run of runs) {
    const isThrough = await sendOne(home, run, page.csrf);
    if (!isThrough) return false;
    drop(run);
  }
  return !read().runs.length;
}

async function sendOne(home, { id, script, begun, ended }, csrf) {
  const address = new URL(script, new URL(home, location.href));
  if (begun && !(await post(address, { id, ...told(begun) }, csrf))) return false;
  return !ended || post(`${address}/${id}/after`, told(ended), csrf);
}

function told({ at, ...said }) {
  return { ...said, ago: Math.max(0, Math.round((Date.now() - at) / 1000)) };
}

async function post(address, values, csrf) {
  const form = new URLSearchParams({ csrf_token: csrf });
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== null) form.set(name, value);
  try {
    const answer = await fetch(address, { method: "POST", body: form, redirect: "manual" });
    return answer.type === "opaqueredirect" || answer.ok || REFUSED.has(answer.status);
  } catch {
    return false;
  }
}

/** What only a page of hers, asked for just now, says: who she is, and a fresh token for a form. */
async function herPage(home) {
  if (navigator.onLine === false) return null;
  try {
    const answer = await fetch(home, { redirect: "manual" });
    if (!answer.ok) return null;
    const head = new DOMParser().parseFromString(await answer.text(), "text/html").head;
    const { account, csrf, silent } = head.querySelector("[data-sessions]").dataset;
    return { account, csrf, silent: silent === "yes" };
  } catch {
    return null;
  }
}

// What was said meanwhile stays, without the beginning that was sent.
function drop(sent) {
  const kept = read();
  const now = kept.runs.find((run) => run.id === sent.id);
  const rest = kept.runs.filter((run) => run.id !== sent.id);
  const isNewer = now?.ended && JSON.stringify(now.ended) !== JSON.stringify(sent.ended);
  write({ ...kept, runs: isNewer ? [...rest, { ...now, begun: undefined }] : rest });
}

function change(id, values) {
  const kept = read();
  const run = kept.runs.find((one) => one.id === id) ?? { id };
  return write({ ...kept, runs: [...kept.runs.filter((one) => one.id !== id), { ...run, ...values }] });
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE)) ?? {};
    const isFresh = ({ begun, ended }) => Date.now() - (ended ?? begun).at < LONGEST_KEPT;
    return { ...kept, runs: (kept.runs ?? []).filter(isFresh) };
  } catch {
    return { runs: [] };
  }
}

// A browser that keeps nothing still does the session.
function write(kept) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
