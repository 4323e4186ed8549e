// One clock for a session. It goes by the even clock of the page, which on some machines stands still
// while they sleep; the clock on the wall tells, and the time slept is added. Only a page that was out
// of sight can have slept: where she is looking, a clock on the wall that jumps was only set right.
const SLEPT_AT_LEAST = 2000;

export class Clock {
  constructor() {
    this.gone = 0;
    this.isRunning = false;
    this.wasHidden = false;
    document.addEventListener("visibilitychange", () => (this.wasHidden ||= document.hidden));
  }

  start() {
    this.isRunning = true;
    this.look();
  }

  pause() {
    this.gone = this.seconds * 1000;
    this.isRunning = false;
  }

  /** Seconds since it was started, without its pauses. */
  get seconds() {
    if (!this.isRunning) return this.gone / 1000;
    const even = performance.now() - this.even;
    const slept = Date.now() - this.wall - even;
    // Somebody may set the clock on the wall back; only what is missing is made up for.
    this.gone += even + (this.wasHidden && slept > SLEPT_AT_LEAST ? slept : 0);
    this.look();
    return this.gone / 1000;
  }

  look() {
    this.even = performance.now();
    this.wall = Date.now();
    this.wasHidden = document.hidden;
  }
}
