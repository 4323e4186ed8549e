// Unlocking: one field that takes the passphrase or the recovery code, in a page or before it.
import "./format.js";
import * as keys from "./keys.js";
import { complain, during, wordFor } from "./page.js";

/** Let a field be looked at while it is typed. */
export function bindSecret(root) {
  for (const box of root.querySelectorAll("[data-reveal]")) {
    const input = box.closest(".field").querySelector("[data-secret]");
    box.addEventListener("change", () => input.classList.toggle("veiled", !box.checked));
  }
}

/** Read the one secret of a form. */
export function secretOf(form) {
  return form.querySelector("[data-secret]").value;
}

/** Say at the field why it did not open. */
export function complainAt(form, refusal) {
  complain(form.querySelector("[data-wrong]"), form.querySelector("[data-secret]"), wordFor(refusal));
}

/** Empty a form of what is secret. */
export function wipe(form) {
  complain(form.querySelector("[data-wrong]"), null, "");
  const input = form.querySelector("[data-secret]");
  input.value = "";
  input.removeAttribute("aria-invalid");
  input.classList.add("veiled");
  form.querySelector("[data-reveal]").checked = false;
}

/** Make a form open her words; `then` runs once they are open. */
export function bindUnlock(form, then) {
  bindSecret(form);
  const button = form.querySelector("[type=submit]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    during(button, async () => {
      try {
        await keys.unlock(secretOf(form), { shared: form.querySelector("[data-shared]").checked });
      } catch (refusal) {
        complainAt(form, refusal);
        return;
      }
      wipe(form);
      await then();
    });
  });
}

const dialog = document.getElementById("notes-unlock");
if (dialog) {
  bindUnlock(dialog.querySelector("[data-unlock]"), () => dialog.close("open"));
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close(""));
  dialog.addEventListener("close", () => wipe(dialog.querySelector("[data-unlock]")));
}

/** Ask before the page; true once her words are open, and the focus is back where it was. */
export function askToUnlock() {
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "open"), { once: true });
    dialog.showModal();
    dialog.querySelector("[data-secret]").focus();
  });
}
