// On the page where she signs out: leaves no session and no worker behind, also where the browser
// doesn't clear the storage by itself.
const LEFT = "offshift-sessions";

async function clear() {
  localStorage.removeItem(LEFT);
  for (const name of await caches.keys()) if (name.startsWith(LEFT)) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

document.querySelector("form[action$='/sign-out']")?.addEventListener("submit", () => clear().catch(() => {}));
