// Two devices wrote into one note: both texts are shown, and she chooses.
import { moment, part, show } from "./page.js";

/** Show both and return mine, theirs or both. */
export function choose(root, { mine, theirs, at }) {
  const place = part(root, "conflict");
  place.querySelector("[data-mine]").textContent = mine;
  place.querySelector("[data-theirs]").textContent = theirs;
  place.querySelector("[data-at]").textContent = at ? moment(at) : "";
  show(root, "conflict");
  place.querySelector("[tabindex]").focus();
  return new Promise((resolve) => {
    const answered = new AbortController();
    for (const button of place.querySelectorAll("[data-choose]")) {
      button.addEventListener("click", () => {
        answered.abort();
        for (const text of place.querySelectorAll(".note-text")) text.textContent = "";
        resolve(button.dataset.choose);
      }, { signal: answered.signal });
    }
  });
}

/** Put both texts together, the one that is kept first. */
export function both(theirs, mine) {
  return `${theirs}\n\n${mine}`;
}
