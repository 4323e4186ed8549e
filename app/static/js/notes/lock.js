// The lock's own page: open and close it here, see whether it is well kept, change it, find lost words again.
import * as api from "./api.js";
import { forgetReminder, reminders } from "./drafts.js";
import * as keys from "./keys.js";
import { act, day, during, part, placeOf, saveFile, show, word } from "./page.js";
import { Offer } from "./passphrase.js";
import { bringBack } from "./returning.js";
import { bindSecret, bindUnlock, complainAt, secretOf, wipe } from "./unlock.js";
import { Veil } from "./veil.js";

const root = document.getElementById("notes-lock");
const made = part(root, "made");
const form = (name) => root.querySelector(`[data-form="${name}"]`);
const offer = new Offer(form("change").querySelector("[data-offer]"));
const newCode = form("renew").querySelector("[data-shown-code]");
const veil = new Veil(newCode, newCode.querySelector("[data-code]"));

async function start() {
  const state = await keys.state();
  show(root, placeOf(state, keys.whyUnavailable()), ...(["locked", "open"].includes(state) ? ["made"] : []));
  if (made.hidden) return;
  root.querySelector("[data-own-device]").hidden = keys.isShared();
  root.querySelector("[data-shared-device]").hidden = !keys.isShared();
  root.querySelector("[data-later]").hidden = (await reminders()).length === 0;
  await tellOfLost();
  const place = ["#lost", "#found"].includes(location.hash) && document.querySelector(location.hash);
  if (place && !place.hidden) {
    place.querySelector("details").open = true;
    place.scrollIntoView();
  }
}

async function tellOfLost() {
  const lost = (await api.locked().catch(() => [])).filter((one) => one.notes > 0);
  const lines = lost.map((one) => {
    const line = document.createElement("li");
    line.textContent = root.querySelector("[data-gone-line]").content.textContent.trim().replace("{day}", day(one.goes_at));
    return line;
  });
  root.querySelector("[data-gone]").replaceChildren(...lines);
  const again = root.querySelector("[data-found-again]");
  again.hidden = (lost.length === 0 && form("old").querySelector("[data-done]").hidden) || !keys.generation();
}

function answer(name, what) {
  const place = form(name);
  bindSecret(place);
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    during(place.querySelector("[type=submit]"), async () => {
      const done = place.querySelector("[data-done]");
      done.hidden = true;
      try {
        if (!(await what(secretOf(place), done))) return;
      } catch (refusal) {
        complainAt(place, refusal);
        return;
      }
      wipe(place);
      done.hidden = false;
    });
  });
}

answer("check", async (secret) => {
  if (!(await keys.check(secret))) throw Object.assign(new Error(), { reason: "wrong" });
  await Promise.all(["words", "code"].map(forgetReminder));
  root.querySelector("[data-later]").hidden = true;
  return true;
});
answer("change", async (secret) => {
  const next = offer.take();
  if (!next) return false;
  await keys.changePassphrase(secret, next);
  offer.forget();
  offer.root.hidden = true;
  return true;
});
answer("renew", async (secret, done) => {
  const { recovery } = await keys.renewRecovery(secret);
  done.querySelector("[data-code]").textContent = recovery;
  veil.show();
  return true;
});
answer("old", async (secret, done) => {
  const count = await bringBack(secret);
  done.textContent = word("brought_back", { count });
  done.hidden = false;
  await tellOfLost();
  return true;
});

form("change").closest("details").addEventListener("toggle", ({ currentTarget }) => {
  if (!currentTarget.open || offer.words.length) return;
  offer.root.hidden = false;
  offer.another().catch(() => {});
});
act(form("renew"), "print").addEventListener("click", () => print());
act(form("renew"), "file").addEventListener("click", ({ currentTarget }) => {
  saveFile(currentTarget.dataset.name, word("file_code"), form("renew").querySelector("[data-code]").textContent);
});
act(root, "again").addEventListener("click", ({ currentTarget }) => during(currentTarget, start));
act(root, "lock").addEventListener("click", () => keys.lock());
act(root, "let_go").addEventListener("click", () => keys.lock().then(start));
bindUnlock(part(root, "locked").querySelector("form"), async () => {
  await begun;
  act(root, "lock").focus();
});
let begun = start();
document.addEventListener("offshift:notes", () => {
  begun = begun.then(start);
});
