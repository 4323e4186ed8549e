// What a person's own device keeps for her notes; a shared computer keeps nothing.
const NAME = "offshift-notes";
/** Of each kind of thing kept, the field by which it is found. */
const STORES = { keys: "account", drafts: "name", seen: "note" };
let opened;
/** Tells by the event "gone" that the browser was asked to forget it all, as signing out does. */
export const gone = new EventTarget();

/** Return one thing kept, undefined where there is none. */
export async function get(store, key) {
  return done((await table(store, "readonly")).get(key));
}

/** Return all that is kept of a kind. */
export async function all(store) {
  return done((await table(store, "readonly")).getAll());
}

/** Keep a thing in the place of the one with the same key. */
export async function put(store, thing) {
  await done((await table(store, "readwrite")).put(thing));
}

/** Keep many things of a kind in one go. */
export async function putAll(store, things) {
  const place = await table(store, "readwrite");
  await Promise.all(things.map((thing) => done(place.put(thing))));
}

/** Let go of one thing. */
export async function remove(store, key) {
  await done((await table(store, "readwrite")).delete(key));
}

/** Let go of all that is kept. */
export async function clear() {
  const database = await connect();
  const change = database.transaction(Object.keys(STORES), "readwrite");
  await Promise.all(Object.keys(STORES).map((store) => done(change.objectStore(store).clear())));
}

async function table(store, mode) {
  return (await connect()).transaction(store, mode).objectStore(store);
}

function connect() {
  opened ??= begin().catch((failure) => {
    opened = undefined;
    throw failure;
  });
  return opened;
}

function begin() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    for (const [store, keyPath] of Object.entries(STORES)) request.result.createObjectStore(store, { keyPath });
  });
  return done(request).then((database) => {
    // Signing out in another tab clears the storage; a connection kept open would hold it up.
    database.addEventListener("versionchange", () => forgetConnection(database));
    database.addEventListener("close", () => forgetConnection(database));
    return database;
  });
}

function forgetConnection(database) {
  database.close();
  opened = undefined;
  gone.dispatchEvent(new Event("gone"));
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
