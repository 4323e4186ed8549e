// The lock is made: words to keep, a short look whether they were, a code for the day they are gone.
import { forgetReminder, remindOf } from "./drafts.js";
import * as keys from "./keys.js";
import { act, during, part, saveFile, say, show, word, wordFor } from "./page.js";
import { Offer, Question, aboutCode, aboutWords } from "./passphrase.js";
import { Veil } from "./veil.js";

const root = document.getElementById("notes-begin");
const isAnew = "anew" in root.dataset;
const [words, check, code, codeCheck] = ["words", "check", "code", "code_check"].map((name) => part(root, name));
const offer = new Offer(words.querySelector("[data-offer]"));
const questions = { words: new Question(check), code: new Question(codeCheck) };
const veil = new Veil(code, code.querySelector("[data-code]"));
let passphrase = "";
let recovery = "";

function step(name) {
  say(root, "");
  show(root, name);
  part(root, name).focus();
  scrollTo(0, 0);
}

async function start() {
  const state = await keys.state();
  if (state === "unavailable" && keys.whyUnavailable() !== "browser") {
    say(root, word("no_answer"));
    return;
  }
  const mayBegin = isAnew ? ["locked", "open"] : ["none"];
  if (state === "unavailable") show(root, "unavailable");
  else if (!mayBegin.includes(state)) show(root, "there");
  else {
    await offer.another();
    show(root, "words");
  }
}

function askForWords() {
  passphrase = offer.take() ?? "";
  if (!passphrase) return;
  step("check");
  questions.words.ask(aboutWords(offer, passphrase));
}

/** Make the lock; what she wanted to look at later is remembered on this device. */
async function make(isChecked) {
  const shared = words.querySelector("[data-shared]").checked;
  say(root, word("working"));
  try {
    const made = isAnew ? await keys.beginAnew(passphrase, { shared }) : await keys.create(passphrase, { shared });
    recovery = made.recovery;
  } catch (refusal) {
    say(root, wordFor(refusal));
    return;
  }
  await (isChecked ? forgetReminder("words") : remindOf("words"));
  offer.forget();
  passphrase = "";
  root.querySelector("[data-code]").textContent = recovery;
  veil.show();
  document.querySelector("[data-not-now]").hidden = true;
  step("code");
}

async function finish(isChecked) {
  await (isChecked ? forgetReminder("code") : remindOf("code"));
  recovery = "";
  root.querySelector("[data-code]").textContent = "";
  step("done");
}

function on(place, name, what) {
  const button = act(place, name);
  button.addEventListener("click", () => during(button, what));
}

function answered(form, question, then) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (question.isRight()) during(form.querySelector("[type=submit]"), () => then(true));
  });
}

act(words, "have").addEventListener("click", askForWords);
answered(check, questions.words, make);
on(check, "later", () => make(false));
on(check, "back", () => {
  offer.veil.show();
  step("words");
});
act(code, "have").addEventListener("click", () => {
  step("code_check");
  questions.code.ask(aboutCode(recovery));
});
act(code, "print").addEventListener("click", () => print());
act(code, "file").addEventListener("click", ({ currentTarget }) => saveFile(currentTarget.dataset.name, word("file_code"), recovery));
answered(codeCheck, questions.code, finish);
on(codeCheck, "later", () => finish(false));
on(codeCheck, "back", () => {
  veil.show();
  step("code");
});
// The code is shown once: leaving before it was kept is asked about by the browser itself.
addEventListener("beforeunload", (event) => recovery && event.preventDefault());
start();
