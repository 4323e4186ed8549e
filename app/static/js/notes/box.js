// A room for own words in any page: read, written, kept, and never sent unlocked.
import * as api from "./api.js";
import { NoteRefused } from "./bytes.js";
import { both, choose } from "./conflict.js";
import { drafts, drop, isThere, keepDraft, send, wordsOf } from "./drafts.js";
import * as keys from "./keys.js";
import { act, during, part, placeOf, say, show, word } from "./page.js";
import { Room } from "./room.js";
import { compare, forget } from "./seen.js";
import { askToUnlock } from "./unlock.js";

const PAUSE = 400;

/** One room with its lock, its note and what is being written. */
export class Box extends Room {
  constructor(root) {
    super(root);
    const acts = {
      again: () => this.load(),
      edit: () => { this.write(this.text); this.area.focus(); },
      keep: () => this.keep(),
      drop: () => this.letGo(),
      take_up: () => this.takeUp(),
      unlock: () => this.unlock(),
      without: () => this.goOn(this.submitter),
    };
    for (const [name, what] of Object.entries(acts)) {
      const button = act(root, name);
      button.addEventListener("click", () => during(button, what));
    }
    this.area.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.persist().catch(() => {}), PAUSE);
    });
    const deletion = this.entry && document.querySelector(`form[action="${this.entry}/delete"]`);
    if (deletion) deletion.addEventListener("submit", (event) => this.holdForUndo(event));
    if (this.isNew) root.closest("form").addEventListener("submit", (event) => this.goAlong(event));
  }

  /** Look how things stand, one look after the other. */
  load() {
    this.looking = (this.looking ?? Promise.resolve()).then(() => this.look());
    return this.looking;
  }

  /** Look: the lock, what is kept, what was begun. */
  async look() {
    this.state = await keys.state();
    this.mark(this.state === "open");
    if (this.state !== "open") return this.stayClosed();
    this.isPutAway = false;
    try {
      if (!this.isNew && !this.isOnce) await this.read();
      if (this.isDirty) show(this.root, "write");
      else await this.offerDraft();
    } catch (refusal) {
      this.unread(refusal.reason);
    }
    return undefined;
  }

  async stayClosed() {
    const begun = this.state === "locked" && (await this.ownDraft());
    // What is sealed on the device comes back with the lock; until then nobody reads it here.
    if (begun && this.isDirty && this.area.value === this.sealed) {
      this.area.value = "";
      this.isPutAway = true;
    }
    this.letGone = "";
    this.close(placeOf(this.state, keys.whyUnavailable()), begun ? "begun_locked" : "locked");
  }

  async read() {
    const scope = { kind: this.kind, subjects: [this.subject] };
    const heads = this.fixed ? [await api.note(this.fixed)] : (await api.heads(scope)).notes;
    const { older, gone } = await compare(heads, this.fixed ? null : scope);
    if (older.length) throw new NoteRefused("older_version");
    if (gone.length) {
      say(this.root, word("gone"));
      this.unfold(":not([data-folded])");
    }
    for (const { note } of gone) await forget(note);
    const [head] = heads;
    if (!head || this.isDirty) return;
    const { text } = await this.opened(head);
    // She may have begun to change just these words while this looked.
    if (this.isWriting && head.version === this.version) return;
    Object.assign(this, { note: head.id, version: head.version, text });
    this.shown();
  }

  opened(head) {
    return keys.open({ ...head, note: head.id }, head.body);
  }

  async ownDraft() {
    const fits = (one) => (this.fixed ? one.note === this.fixed : one.kind === this.kind && one.subject === this.subject);
    return (await drafts()).find(fits) ?? (this.isNew ? this.strandedDraft() : undefined);
  }

  /** Find words for an entry of this kind that was never saved, as the way was cut. */
  async strandedDraft() {
    for (const one of await drafts()) {
      if (one.fresh && !one.deleted && one.kind === this.kind && (await isThere(one.entry)) === false) return one;
    }
    return undefined;
  }

  async offerDraft() {
    const draft = await this.ownDraft();
    const text = draft && (await wordsOf(draft));
    if (draft && (text === null || text === this.text)) await drop(draft.name);
    if (!text || text === this.text) {
      if (!this.version) this.empty();
      return undefined;
    }
    this.stranded = draft.subject === this.subject ? "" : draft.name;
    if (!this.stranded && this.version && draft.version <= this.version) return this.settle(text, this.text);
    if (!this.stranded) this.note = draft.note;
    this.unfold();
    return this.write(text, word("begun"));
  }

  /** Seal what is typed onto this device; nothing where no key is open. */
  async persist(sends = false) {
    if (!this.isDirty || !keys.generation()) return null;
    const about = { note: this.note, kind: this.kind, subject: this.subject, version: this.version + 1 };
    const typed = this.area.value;
    const kept = await keepDraft(about, typed, { entry: this.entry, fresh: this.isNew, sends });
    if (kept.isSafe) this.sealed = typed;
    if (kept.isSafe && this.stranded) await drop(this.stranded);
    this.stranded = "";
    return kept;
  }

  async keep() {
    clearTimeout(this.pause);
    if (!this.area.value.trim()) return this.area.focus();
    if (!keys.generation() && !(await this.unlock())) return undefined;
    if (!this.isDirty) return this.shown();
    let kept;
    try {
      kept = await this.persist(true);
      await send(kept.draft);
    } catch (refusal) {
      if (refusal.reason === "conflict") return this.collided(refusal.head);
      return this.unsent(refusal, kept?.isSafe);
    }
    return this.keptNow();
  }

  keptNow() {
    if (this.isOnce) {
      this.startOver();
      this.empty();
      say(this.root, word("kept"));
      return this.area.focus();
    }
    this.version += 1;
    this.text = this.area.value;
    this.shown(word("kept"));
    return act(this.root, "edit").focus();
  }

  async collided(head) {
    if (head) {
      this.version = head.version;
      return this.settle(this.area.value, (await this.opened(head)).text, head.at);
    }
    // The other device deleted the note; what was written here begins a new one.
    await drop(this.note);
    Object.assign(this, { note: crypto.randomUUID(), version: 0 });
    return this.keep();
  }

  /** Two texts for one note: she chooses. */
  async settle(mine, theirs, at) {
    this.unfold();
    const chosen = mine === theirs ? "theirs" : await choose(this.root, { mine, theirs, at });
    this.text = theirs;
    if (chosen === "theirs") {
      await drop(this.note);
      this.shown();
      return act(this.root, "edit").focus();
    }
    this.write(chosen === "both" ? both(theirs, mine) : mine);
    this.area.focus();
    return chosen === "mine" ? this.keep() : this.persist();
  }

  async letGo() {
    clearTimeout(this.pause);
    await drop(this.stranded || this.note);
    this.stranded = "";
    say(this.root, "");
    const typed = this.isDirty ? this.area.value : "";
    this.area.value = "";
    if (this.text) this.shown();
    else this.empty();
    if (!typed) return this.text ? act(this.root, "edit").focus() : this.area.focus();
    this.letGone = typed;
    part(this.root, "let_gone").hidden = false;
    return act(this.root, "take_up").focus();
  }

  /** Go on with what was let go a moment ago. */
  async takeUp() {
    this.write(this.letGone);
    this.area.focus();
    await this.persist().catch(() => {});
  }

  /** Unlock and go back to where she was writing. */
  async unlock() {
    if (!(await askToUnlock())) return false;
    await this.load();
    if (part(this.root, "write").hidden) act(this.root, "edit").focus();
    else this.area.focus();
    return true;
  }

  /** Keep what is typed with the entry that is being saved; it is sent by the next page. */
  async goAlong(event) {
    if (this.passes || !(this.area.value.trim() || this.isPutAway)) return;
    event.preventDefault();
    clearTimeout(this.pause);
    this.submitter = event.submitter;
    const kept = await this.persist(true).catch((refusal) => refusal);
    if (kept?.isSafe) this.goOn(event.submitter);
    else if (kept?.reason === "too_long") this.hold("too_long");
    else this.hold(kept ? "not_on_device" : "unlock_first");
  }

  /** The entry is deleted with its words: keep them here, locked, until that can't be taken back. */
  async holdForUndo(event) {
    if (this.passes || !this.text || !keys.generation()) return;
    event.preventDefault();
    await forget(this.note);
    const about = { note: crypto.randomUUID(), kind: this.kind, subject: this.subject, version: 1 };
    await keepDraft(about, this.text, { entry: this.entry, fresh: true, sends: true, deleted: true }).catch(() => {});
    this.passes = true;
    event.target.requestSubmit();
  }
}
