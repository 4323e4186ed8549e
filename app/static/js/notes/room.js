// What a room for own words shows; box.js knows what happens in it, and is fetched when something does.
import { act, part, placeOf, say, show, word } from "./page.js";

const LONGEST_NAME = 40;
const DAMAGED = new Set(["other_note", "altered", "length", "format", "content", "encoding"]);
const HAS_WORDS = new Set(["offline", "signed_out", "full", "busy", "too_long", "not_found"]);

/** The parts of one room, which note it is for, and what stands in it. */
export class Room {
  constructor(root) {
    const { noteKind, noteSubject, noteEntry, note, notePlain } = root.dataset;
    this.root = root;
    this.kind = noteKind;
    this.subject = noteSubject || null;
    this.entry = noteEntry ?? "";
    this.fixed = note ?? "";
    this.isNew = "noteNew" in root.dataset;
    this.isOnce = "noteOnce" in root.dataset;
    this.isLine = "noteLine" in root.dataset;
    this.plain = notePlain ?? "";
    this.area = root.querySelector("[data-words]") ?? this.furnish();
    this.begin();
  }

  /** Put the parts into an empty room; whoever comes second finds them with what was typed. */
  furnish() {
    this.root.append(document.getElementById("note-box").content.cloneNode(true));
    this.area = this.root.querySelector("textarea");
    if (this.isLine) this.narrow();
    this.area.dataset.words = "";
    this.prepare();
    return this.area;
  }

  /** Make it a room for one line: a name. */
  narrow() {
    const line = Object.assign(document.createElement("input"), { type: "text", maxLength: LONGEST_NAME, autocomplete: "off", dir: "auto" });
    this.area.replaceWith(line);
    this.area = line;
    line.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) act(this.root, "keep").click();
    });
    act(this.root, "keep").textContent = word("keep_name");
    act(this.root, "edit").textContent = word("change_name");
    act(this.root, "take_away").hidden = this.fixed !== "";
    this.root.querySelector("[data-choose=both]").hidden = true;
  }

  /** Hold no note yet. */
  startOver() {
    this.begin();
    this.area.value = "";
  }

  begin() {
    this.note = this.fixed || crypto.randomUUID();
    this.version = 0;
    this.text = "";
  }

  /** Show how the lock stands, where nothing is known of any words. */
  rest(state, why) {
    this.mark(state === "open");
    if (state === "open") this.empty();
    else this.close(placeOf(state, why), "locked");
  }

  prepare() {
    this.area.id = `words-${crypto.randomUUID()}`;
    const label = this.root.querySelector("label");
    label.htmlFor = this.area.id;
    label.textContent = this.root.dataset.noteLabel;
    label.classList.toggle("unseen", "noteNamed" in this.root.dataset);
    this.root.querySelector("[data-begin]").search = new URLSearchParams({ next: location.pathname + location.search });
    this.root.querySelector("[data-later]").hidden = !this.isNew;
    this.root.querySelector("[data-now]").hidden = this.isNew;
    this.root.querySelector("[data-when=new]").hidden = !this.isNew;
    act(this.root, "keep").hidden = this.isNew;
  }

  get isDirty() {
    return this.area.value.trim() !== "" && this.area.value !== this.text;
  }

  get isWriting() {
    return !part(this.root, "write").hidden;
  }

  /** Show whether the lock is open. */
  mark(isOpen) {
    this.root.querySelector("[data-when=locked]").hidden = isOpen;
    this.root.querySelector("[data-mark]").hidden = !isOpen || !("noteMarked" in this.root.dataset);
    act(this.root, "unlock").hidden = false;
    act(this.root, "without").hidden = true;
  }

  /** Show that the lock is closed, or not there; nothing readable stays but what she is writing. */
  close(state, says) {
    this.root.querySelector("[data-says]").textContent = word(says);
    part(this.root, "shown").querySelector(".note-text").textContent = "";
    if (this.isDirty) {
      if (state === "locked") say(this.root, word("closed"));
      show(this.root, "write", state);
      return;
    }
    this.text = "";
    this.area.value = "";
    say(this.root, "");
    show(this.root, this.plain && state === "locked" ? "plain" : state);
  }

  /** Show an empty page to write on. */
  empty(...beside) {
    act(this.root, "drop").hidden = true;
    act(this.root, "put_back").hidden = true;
    show(this.root, this.plain ? "plain" : "write", ...beside);
  }

  /** Show the words that are kept. */
  shown(says = "") {
    const place = part(this.root, "shown");
    place.querySelector(".note-text").textContent = this.text;
    const more = place.querySelector("[data-more]");
    more.hidden = this.version < 2 || this.fixed !== "";
    more.href = `/notes/${this.note}`;
    this.area.value = "";
    say(this.root, says);
    show(this.root, "shown");
    this.unfold(":not([data-folded])");
    const detail = { text: this.text, version: this.version };
    this.root.dispatchEvent(new CustomEvent("offshift:words", { bubbles: true, detail }));
  }

  /** Open the writing with a text in it. */
  write(text, says = "") {
    this.area.value = text;
    act(this.root, "drop").hidden = false;
    say(this.root, says);
    show(this.root, "write");
  }

  /** Open what this room is folded into. */
  unfold(which = "") {
    this.root.closest(`details${which}`)?.setAttribute("open", "");
  }

  /** Show that what came can't be read. */
  unread(reason) {
    if (reason === "older_version" || DAMAGED.has(reason)) this.unfold(":not([data-folded])");
    if (reason === "older_version") {
      say(this.root, word(reason));
      show(this.root);
    } else if (reason === "generation" && !this.fixed) {
      this.startOver();
      this.empty("old");
    } else if (reason === "generation") show(this.root, "old");
    else show(this.root, DAMAGED.has(reason) ? "damaged" : "unreached");
  }

  /** Say why it is not sent, and what is safe. */
  unsent({ reason, status }, isSafe) {
    const known = status === 400 ? "old_page" : HAS_WORDS.has(reason) ? reason : "failed";
    const needsDevice = !["too_long", "not_found"].includes(known);
    say(this.root, word(needsDevice && !isSafe ? "not_on_device" : known));
    if (reason === "signed_out") import("./signing_in.js").then(({ signIn }) => signIn(this.root));
  }

  /** Save the entry now; these words have gone along, or stay behind. */
  goOn(submitter) {
    this.passes = true;
    this.root.closest("form").requestSubmit(submitter ?? undefined);
  }

  /** Say why the entry isn't saved just now, and offer to save it without these words. */
  hold(why) {
    say(this.root, word(why));
    this.unfold();
    show(this.root, "write", "locked");
    act(this.root, "unlock").hidden = why !== "unlock_first";
    act(this.root, "without").hidden = false;
    act(this.root, why === "unlock_first" ? "unlock" : "without").focus();
  }
}
