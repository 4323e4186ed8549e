// A passphrase is offered: six words drawn here, another six by one tap, or her own.
import { below, pickWords, problemOf, tidy } from "./codes.js";
import { act, complain, saveFile, word } from "./page.js";
import { Veil } from "./veil.js";

const lists = new Map();

/** The place on a page where a passphrase is offered. */
export class Offer {
  constructor(root) {
    this.root = root;
    this.words = [];
    this.own = root.querySelector("[data-own]");
    this.wrong = root.querySelector("[data-wrong]");
    this.veil = new Veil(root, root.querySelector("[data-words]"));
    act(root, "other").addEventListener("click", () => this.another());
    act(root, "print").addEventListener("click", () => print());
    act(root, "file").addEventListener("click", (event) => {
      saveFile(event.currentTarget.dataset.name, word("file_words"), this.words.join(" "));
    });
    this.own.addEventListener("input", () => complain(this.wrong, this.own, ""));
  }

  /** Put six other words there. */
  async another() {
    this.words = pickWords(await listAt(this.root.dataset.list)).split(" ");
    const lines = this.words.map((one) => Object.assign(document.createElement("li"), { textContent: one }));
    this.root.querySelector("[data-words]").replaceChildren(...lines);
    this.veil.show();
  }

  /** Say whether she has written one of her own. */
  get isOwn() {
    return tidy(this.own.value) !== "";
  }

  /** Return what shall open her words; null, and the reason at the field, where her own will not do. */
  take() {
    if (!this.isOwn) return this.words.join(" ");
    const problem = problemOf(this.own.value);
    complain(this.wrong, this.own, problem ? word(problem) : "");
    return problem ? null : tidy(this.own.value);
  }

  /** Leave nothing of it on the page. */
  forget() {
    this.words = [];
    this.own.value = "";
    this.root.querySelector("[data-words]").replaceChildren();
  }
}

/** A question whether something was kept: some words, one group of a code, or all of it once more. */
export class Question {
  constructor(form) {
    this.room = form.querySelector("[data-asked]");
    this.wrong = form.querySelector("[data-wrong]");
    this.field = form.querySelector("template[data-field]");
    this.asked = [];
  }

  /** Ask for these: [{label, answer}]. */
  ask(asked) {
    complain(this.wrong, null, "");
    this.asked = asked.map(({ label, answer }) => {
      const made = this.field.content.cloneNode(true);
      const input = made.querySelector("input");
      input.id = `asked-${crypto.randomUUID()}`;
      made.querySelector("label").htmlFor = input.id;
      made.querySelector("label").textContent = label;
      return { made, input, answer };
    });
    this.room.replaceChildren(...this.asked.map((one) => one.made));
    this.asked[0].input.focus();
  }

  /** Say whether all was answered as it was kept. */
  isRight() {
    const missed = this.asked.find(({ input, answer }) => plain(input.value) !== plain(answer));
    complain(this.wrong, missed?.input, missed ? word("not_same") : "");
    return !missed;
  }
}

/** Ask for two of the six words, or for her own passphrase once more. */
export function aboutWords(offer, passphrase) {
  if (offer.isOwn) return [{ label: word("own_asked"), answer: passphrase }];
  const half = Math.floor(offer.words.length / 2);
  const numbers = [1 + below(half), 1 + half + below(offer.words.length - half)];
  return numbers.map((number) => ({ label: word("word_asked", { number }), answer: offer.words[number - 1] }));
}

/** Ask for one group of the code. */
export function aboutCode(code) {
  const groups = code.split("-");
  const number = 1 + below(groups.length);
  return [{ label: word("group_asked", { number }), answer: groups[number - 1] }];
}

function plain(text) {
  const small = tidy(text).toLowerCase();
  // A code is read back forgivingly: what looks alike is alike.
  return /^[0-9a-z-]{1,8}$/.test(small) ? small.replaceAll("-", "").replaceAll("o", "0").replace(/[il]/g, "1") : small;
}

async function listAt(address) {
  if (!lists.has(address)) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    lists.set(address, (await answer.text()).trim().split("\n"));
  }
  return lists.get(address);
}
