// One player for every session: a plan, a clock, a face, and what can be heard or felt.
import { Clock } from "./clock.js";
import { Face } from "./face.js";
import { lengthOf, placeIn } from "./place.js";
import { SessionSound } from "./sound.js";
import { ownVoice, whenVoiceIsThere } from "./voice.js";

const REST_BEFORE_LEAVING = 1600;
const FELT = { in: 60, out: [40, 90, 40] };
const FELT_ELSEWHERE = 30;

export class Player {
  /** plan: what comes when. leave: called once with the seconds it went, however it ended. */
  constructor(root, { plan, leave }) {
    this.root = root;
    this.plan = plan;
    this.lines = JSON.parse(root.dataset.lines);
    this.onLeaving = leave;
    this.clock = new Clock();
    this.face = new Face(root, plan);
    this.said = -1;
    this.isOver = false;
    this.hasLeft = false;
    this.vibrates = false;
    this.sound = null;
    this.voice = null;
    this.awake = null;
  }

  open() {
    for (const part of this.root.querySelectorAll("[data-live]")) part.hidden = false;
    for (const part of this.root.querySelectorAll("[data-read]")) part.hidden = true;
    this.part("keys").hidden = !matchMedia("(hover: hover)").matches;
    const vibration = this.act("vibration");
    vibration.hidden = !("vibrate" in navigator) || !matchMedia("(pointer: coarse)").matches;
    if (!("AudioContext" in globalThis)) this.act("sound")?.remove();
    this.listen();
    this.draw();
  }

  listen() {
    const acts = { toggle: () => this.toggle(), sound: () => this.toggleSound(), vibration: () => this.toggleVibration(), voice: () => this.toggleVoice() };
    for (const [name, what] of Object.entries(acts)) this.act(name)?.addEventListener("click", what);
    this.act("stop").addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
    if (this.act("voice")) whenVoiceIsThere(document.documentElement.lang, () => this.offerVoice());
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.comeBack());
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  act(name) {
    return this.root.querySelector(`[data-act="${name}"]`);
  }

  key(event) {
    if (this.hasLeft || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") this.leave();
    // A focused button or link answers to the space bar by itself.
    const isTaken = event.target.closest("a, button, input, select, summary, textarea");
    // With another key the space bar changes to Korean letters, or is a command of a screen reader.
    const isWithOther = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (event.code !== "Space" || isWithOther || isTaken || event.repeat) return;
    event.preventDefault();
    this.toggle();
  }

  toggle() {
    if (this.isOver) return;
    if (this.clock.isRunning) this.pause();
    else this.start();
  }

  start() {
    this.clock.start();
    this.said = -1;
    this.stayAwake();
    this.go();
  }

  pause() {
    this.clock.pause();
    this.rest();
    this.draw();
    this.face.say(this.face.words.wordPaused);
  }

  rest() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.turn);
    this.said = -1;
    this.sound?.rest();
    this.voice?.rest();
    this.awake?.release();
    this.awake = null;
  }

  /** Draw until the next frame; a hidden page gets no frames, so the next step has a timer too. */
  go() {
    if (!this.clock.isRunning) return;
    const place = this.draw();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.turn);
    if (place.isOver) {
      this.end();
      return;
    }
    this.frame = requestAnimationFrame(() => this.go());
    this.turn = setTimeout(() => this.go(), place.next * 1000);
  }

  draw() {
    const seconds = this.clock.seconds;
    const place = placeIn(this.plan, seconds);
    const line = this.lines[place.part.line];
    this.face.show(place, { line, isRunning: this.clock.isRunning, hasBegun: seconds > 0 });
    if (this.clock.isRunning && !place.isOver) this.say(place, line);
    return place;
  }

  // Each step is said once: enough to follow by ear or by hand, and no more.
  say(place, line) {
    if (place.step === this.said) return;
    this.said = place.step;
    this.tell(place.part.kind, line, place.next);
  }

  tell(kind, line, seconds) {
    this.face.say(line);
    this.sound?.tell(kind, seconds);
    this.voice?.say(line);
    if (this.vibrates) navigator.vibrate(FELT[kind] ?? FELT_ELSEWHERE);
  }

  end() {
    this.clock.pause();
    this.rest();
    this.isOver = true;
    this.face.showEnd();
    // Whoever follows with closed eyes has to learn that it is over, too.
    this.tell("end", this.face.words.wordEnded, 0);
    setTimeout(() => this.leave(), REST_BEFORE_LEAVING);
  }

  leave() {
    if (this.hasLeft) return;
    this.hasLeft = true;
    const seconds = Math.min(Math.round(this.clock.seconds), lengthOf(this.plan));
    this.clock.pause();
    this.rest();
    this.sound?.close();
    this.onLeaving(seconds);
  }

  toggleSound() {
    this.sound?.close();
    this.sound = this.sound ? null : new SessionSound();
    this.press("sound", this.sound);
    this.said = -1;
  }

  toggleVibration() {
    this.vibrates = !this.vibrates;
    this.press("vibration", this.vibrates);
    if (this.vibrates) navigator.vibrate(FELT.in);
  }

  offerVoice() {
    this.act("voice").hidden = false;
    this.part("voice").hidden = false;
  }

  toggleVoice() {
    this.voice?.rest();
    this.voice = this.voice ? null : ownVoice(document.documentElement.lang);
    this.press("voice", this.voice);
    this.said = -1;
  }

  press(name, isOn) {
    this.act(name).setAttribute("aria-pressed", String(Boolean(isOn)));
  }

  comeBack() {
    this.stayAwake();
    this.go();
  }

  // The screen may go dark where the device refuses; the session goes on all the same.
  async stayAwake() {
    if (!this.clock.isRunning || document.hidden || !("wakeLock" in navigator)) return;
    const awake = await navigator.wakeLock.request("screen").catch(() => null);
    this.awake?.release();
    this.awake = awake;
    // She may have paused before the device answered.
    if (!this.clock.isRunning) this.awake?.release();
  }
}
