// On the page where she signs out: sends what was kept, says so where it can't, and leaves no session
// and no worker behind, also where the browser doesn't clear the storage by itself.
import { send, waiting } from "./kept.js";

const LEFT = "offshift-sessions";
const PATIENCE = 4000;
const form = document.querySelector("form[action$='/sign-out']");
const line = document.querySelector("[data-unsent]");
let sending = null;

// What couldn't be sent goes with her; she reads that before, never after.
async function sendAll() {
  const tooLong = new Promise((done) => setTimeout(done, PATIENCE, false));
  const isThrough = !waiting() || (await Promise.race([send(line.dataset.unsent), tooLong]));
  line.hidden = isThrough;
  return isThrough;
}

async function clear() {
  localStorage.removeItem(LEFT);
  for (const name of await caches.keys()) if (name.startsWith(LEFT)) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

form?.addEventListener("submit", async (event) => {
  if (!sending) return void clear().catch(() => {});
  // Her notes' own leaving hears of it afterwards, when she really goes.
  event.preventDefault();
  event.stopPropagation();
  if (await sending) form.requestSubmit();
});
if (form) sending = sendAll().finally(() => (sending = null));
