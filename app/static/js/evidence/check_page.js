// The check page: a chosen file is checked here and sent nowhere.
import { checkFile } from "./checking.js";
import { make, say } from "./saying.js";
import { tell } from "./telling.js";

const form = document.querySelector("[data-check]");
const verdict = document.querySelector("[data-verdict]");
const place = document.querySelector("[data-found]");
const RECEIPT = /offshift-receipt-1\s+([0-9]{1,9})\s+([0-9a-f]{64})/g;

async function check() {
  const [file] = form.elements.file.files;
  place.hidden = true;
  if (!file) return show(make("p", "", say("missing")));
  const { said, failed } = await checkFile(new Uint8Array(await file.arrayBuffer()));
  if (failed) return show(make("h2", "", say(isUnread(failed) ? "unread" : "holds_not")), make("p", "", sentence(failed)), make("p", "", say("once_more")));
  place.replaceChildren(...tell(said));
  place.hidden = false;
  return show(make("h2", "", say("holds")), make("p", "", say("whole", { number: said.links.length })), ...receipts(said));
}

/** Say whether a file is none of evidence at all, so that nothing is said against it. */
function isUnread({ wrong }) {
  return document.querySelector("[data-unread]").dataset.unread.split(" ").includes(wrong);
}

function sentence({ place: part, number, wrong }) {
  return `${say(`place_${part}`, { number })}: ${say(wrong)}`;
}

function receipts({ links }) {
  const typed = [...form.elements.receipt.value.toLowerCase().matchAll(RECEIPT)];
  return typed.map(([, number, link]) => {
    const fits = links[number - 1]?.link === link;
    return make("p", "", `${say("receipt", { number })}: ${say(fits ? "receipt_fits" : "receipt_not")}`);
  });
}

function show(...inside) {
  verdict.replaceChildren(...inside);
  verdict.focus();
}

// Without a safe connection there is no crypto here; then the form is sent, as without a script.
if (globalThis.crypto?.subtle) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
}
