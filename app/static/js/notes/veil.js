// What opens her words stands on a page for two minutes; then it is covered, and one tap shows it again.
import { act } from "./page.js";

const A_WHILE = 2 * 60_000;

/** A secret on a page, with the buttons that cover and show it. */
export class Veil {
  /** `root` holds the buttons; `place` is what is covered. */
  constructor(root, place) {
    this.place = place;
    this.covered = root.querySelector("[data-covered]");
    this.buttons = { cover: act(root, "cover"), show: act(root, "show") };
    this.buttons.cover.addEventListener("click", () => {
      this.cover();
      this.buttons.show.focus();
    });
    this.buttons.show.addEventListener("click", () => {
      this.show();
      this.buttons.cover.focus();
    });
    // On paper it is what she asked for.
    addEventListener("beforeprint", () => this.turn(true));
  }

  /** Show it for a while. */
  show() {
    this.turn(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.cover(), A_WHILE);
  }

  /** Cover it. */
  cover() {
    clearTimeout(this.timer);
    this.turn(false);
  }

  turn(isSeen) {
    this.place.hidden = !isSeen;
    this.covered.hidden = isSeen;
    this.buttons.cover.hidden = !isSeen;
    this.buttons.show.hidden = isSeen;
  }
}
