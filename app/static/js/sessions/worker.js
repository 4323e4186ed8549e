// Keeps the player and one page of sessions that is nobody's, for when there is no connection.
// It asks the server first each time, answers for sessions only, and never keeps what a person is
// shown: KEPT, which stands above this text, lists all that it ever puts away, and how many
// milliseconds it waits for a page on a line that is there but carries nothing, as in a lift.
const KEEPER = "offshift-sessions-";
const NAME = KEEPER + KEPT.version;
const HOME = new URL("./", self.location).pathname;
const PAGE = new RegExp(`^(${KEPT.sessions.join("|")})(/[0-9a-f-]{36}(/after|/done)?)?$`);
// The pages that were shown what is kept: their files come from there too, so that all fit together.
const shown = new Set();

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(putOldAway().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isSession(url)) event.respondWith(visit(event, url));
  else if (request.method === "GET" && KEPT.files.includes(url.pathname + url.search)) event.respondWith(file(event));
});

function isSession({ pathname }) {
  return pathname.startsWith(HOME) && PAGE.test(pathname.slice(HOME.length));
}

// Fetched as a stranger, so that nothing of anybody's can come along.
async function fill() {
  const cache = await caches.open(NAME);
  const take = async (address) => {
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
    await cache.put(address, answer);
  };
  await Promise.all([KEPT.page, ...KEPT.files].map(take));
}

async function putOldAway() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(KEEPER) && name !== NAME).map((name) => caches.delete(name)));
}

async function visit({ request, resultingClientId }, url) {
  const asked = fetch(request);
  try {
    return await (request.method === "GET" ? Promise.race([asked, patience()]) : asked);
  } catch {
    // What was to be sent is asked again by the page that is kept; it holds it until it can go out.
    if (request.method !== "GET") return Response.redirect(url.pathname + url.search, 303);
    shown.add(resultingClientId);
    return (await kept(KEPT.page)) ?? asked;
  }
}

function patience() {
  return new Promise((_, lose) => setTimeout(() => lose(new Error("no answer")), KEPT.patience));
}

async function file({ request, clientId }) {
  const ours = shown.has(clientId) && (await kept(request));
  if (ours) return ours;
  try {
    return await fetch(request);
  } catch {
    return (await kept(request)) ?? Response.error();
  }
}

async function kept(address) {
  // The page varies by language for others; here only one was taken.
  return (await caches.open(NAME)).match(address, { ignoreVary: true });
}
