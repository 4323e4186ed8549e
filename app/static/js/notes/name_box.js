// A room for one line: what she calls a messenger room, a phone or an app.
import * as api from "./api.js";
import { Box } from "./box.js";
import { act, asName, during, say, word } from "./page.js";
import { forget } from "./seen.js";
import { drop } from "./drafts.js";

/** A box that holds a name; it can be taken away, and it replaces one that was never locked. */
export class NameBox extends Box {
  constructor(root) {
    super(root);
    const acts = {
      take_away: () => this.takeAway(),
      put_back: () => this.keepAs(this.taken),
      lock_plain: () => this.keepAs(this.plain),
    };
    for (const [name, what] of Object.entries(acts)) {
      const button = act(root, name);
      button.addEventListener("click", () => during(button, what));
    }
  }

  keep() {
    this.area.value = asName(this.area.value);
    return super.keep();
  }

  /** Show the name; the one in plain words went when the server kept this one. */
  shown(says) {
    this.plain = "";
    delete this.root.dataset.notePlain;
    for (const told of document.querySelectorAll("[data-plain-name]")) told.remove();
    super.shown(says);
  }

  close(state, says) {
    this.taken = "";
    super.close(state, says);
  }

  async keepAs(name) {
    this.area.value = name;
    await this.keep();
    // What could not be kept now must not stand there as if she had typed it.
    if (this.plain && this.state !== "open") this.area.value = "";
  }

  async takeAway() {
    const taken = this.text;
    try {
      const { notes } = await api.heads({ kind: this.kind, subjects: [this.subject] });
      for (const { id } of notes) {
        await api.remove(id);
        await forget(id);
      }
    } catch {
      return say(this.root, word("no_answer"));
    }
    await drop(this.note);
    this.startOver();
    this.root.querySelector("[data-part=shown] .note-text").textContent = "";
    this.empty();
    this.taken = taken;
    act(this.root, "put_back").hidden = false;
    say(this.root, word("name_gone"));
    this.root.dispatchEvent(new CustomEvent("offshift:words", { bubbles: true, detail: { text: "", version: 0 } }));
    return act(this.root, "put_back").focus();
  }
}
