// The breathing pacer. One clock decides everything: where the breath is follows from how long it
// has been going, so the pacer is right again the moment a sleeping tab wakes.
const EMPTY = 82;
const FULL = 138;
const REST_BEFORE_LEAVING = 1600;
const SVG = "http://www.w3.org/2000/svg";

export function placeIn(script, seconds) {
  const cycle = script.in + script.out;
  const breath = Math.floor(seconds / cycle);
  const into = seconds - breath * cycle;
  const isIn = into < script.in;
  const since = isIn ? into : into - script.in;
  const long = isIn ? script.in : script.out;
  const way = eased(since / long);
  return { breath, isIn, since, long, fullness: isIn ? way : 1 - way, isOver: breath >= script.breaths };
}

function eased(way) {
  return (1 - Math.cos(Math.PI * way)) / 2;
}

class Player {
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.script = { in: Number(root.dataset.in), out: Number(root.dataset.out), breaths: Number(root.dataset.breaths) };
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.act = (name) => root.querySelector(`[data-act="${name}"]`);
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.elapsed = 0;
    this.since = null;
    this.said = "";
    this.isOver = false;
    this.sound = null;
    this.vibrates = false;
  }

  open() {
    this.part("counting").hidden = true;
    for (const name of ["pacer", "progress", "senses"]) this.part(name).hidden = false;
    this.part("keys").hidden = !matchMedia("(hover: hover)").matches;
    this.act("toggle").hidden = false;
    this.act("vibration").hidden = !("vibrate" in navigator) || !matchMedia("(pointer: coarse)").matches;
    this.drawSteps();
    this.listen();
    this.draw();
  }

  listen() {
    this.act("toggle").addEventListener("click", () => this.toggle());
    this.act("stop").addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
    this.act("sound").addEventListener("click", () => this.toggleSound());
    this.act("vibration").addEventListener("click", () => this.toggleVibration());
    this.still.addEventListener("change", () => this.draw());
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.stayAwake());
  }

  key(event) {
    if (event.key === "Escape") this.leave();
    // A focused button or link answers to the space bar by itself.
    const isTaken = event.target.closest("a, button, input, select, summary, textarea");
    if (event.code !== "Space" || isTaken || event.repeat) return;
    event.preventDefault();
    this.toggle();
  }

  get seconds() {
    return (this.elapsed + (this.since === null ? 0 : performance.now() - this.since)) / 1000;
  }

  toggle() {
    if (this.isOver) return;
    if (this.since === null) this.start();
    else this.pause();
  }

  start() {
    this.since = performance.now();
    this.said = "";
    this.stayAwake();
    this.frame();
  }

  pause() {
    this.elapsed += performance.now() - this.since;
    this.since = null;
    this.said = "";
    this.sound?.rest();
    this.draw();
  }

  frame() {
    if (this.since === null) return;
    if (placeIn(this.script, this.seconds).isOver) {
      this.end();
      return;
    }
    this.draw();
    requestAnimationFrame(() => this.frame());
  }

  draw() {
    const place = placeIn(this.script, this.seconds);
    const isRunning = this.since !== null;
    this.root.classList.toggle("is-running", isRunning);
    this.drawBreath(place, isRunning);
    const begun = this.seconds > 0;
    const waiting = begun ? this.words.wordPaused : this.words.wordReady;
    this.write("phase", isRunning ? this.words[place.isIn ? "wordIn" : "wordOut"] : waiting);
    this.write("count", isRunning ? String(Math.min(Math.floor(place.since) + 1, place.long)) : "");
    const now = Math.min(place.breath + 1, this.script.breaths);
    this.write("progress", this.words.progress.replace("{now}", now).replace("{total}", this.script.breaths));
    this.act("toggle").textContent = isRunning ? this.words.actPause : begun ? this.words.actResume : this.words.actStart;
    if (isRunning) this.say(place);
  }

  drawBreath(place, isRunning) {
    const isStill = this.still.matches;
    this.root.classList.toggle("is-still", isStill);
    const fullness = isStill ? 0.6 : place.fullness;
    this.part("core").setAttribute("r", (EMPTY + (FULL - EMPTY) * fullness).toFixed(2));
    this.part("halo").setAttribute("r", (EMPTY + 24 + (FULL - EMPTY) * fullness).toFixed(2));
    this.root.style.setProperty("--fullness", (isRunning || isStill ? fullness : 0).toFixed(3));
    const lit = !isRunning ? 0 : Math.floor(place.since) + 1 + (place.isIn ? 0 : this.script.in);
    this.steps.forEach((step, index) => step.classList.toggle("is-lit", index < lit));
  }

  drawSteps() {
    const count = this.script.in + this.script.out;
    this.steps = Array.from({ length: count }, (_, index) => {
      const step = document.createElementNS(SVG, "path");
      step.setAttribute("d", arc((index + 0.12) / count, (index + 0.88) / count));
      step.setAttribute("class", index < this.script.in ? "step-in" : "step-out");
      return this.part("steps").appendChild(step);
    });
  }

  // Each phase is said once, in a word: enough to follow by ear, and no more.
  say(place) {
    const word = this.words[place.isIn ? "wordIn" : "wordOut"];
    if (word === this.said) return;
    this.said = word;
    this.write("said", word);
    this.sound?.breathe(place.isIn, place.long - place.since);
    if (this.vibrates) navigator.vibrate(place.isIn ? 60 : [40, 90, 40]);
  }

  write(name, text) {
    if (this.part(name).textContent !== text) this.part(name).textContent = text;
  }

  end() {
    this.elapsed = this.script.breaths * (this.script.in + this.script.out) * 1000;
    this.since = null;
    this.isOver = true;
    this.draw();
    this.write("phase", this.words.wordEnded);
    this.write("said", this.words.wordEnded);
    this.sound?.rest();
    setTimeout(() => this.leave(), REST_BEFORE_LEAVING);
  }

  leave() {
    const seconds = Math.round(this.seconds);
    this.since = null;
    this.sound?.close();
    this.sound = null;
    location.assign(`${this.words.after}?seconds=${seconds}`);
  }

  async toggleSound() {
    const { BreathSound } = await import(this.words.sound);
    if (this.sound) this.sound.close();
    this.sound = this.sound ? null : new BreathSound();
    this.act("sound").setAttribute("aria-pressed", String(this.sound !== null));
    this.said = "";
  }

  toggleVibration() {
    this.vibrates = !this.vibrates;
    this.act("vibration").setAttribute("aria-pressed", String(this.vibrates));
    if (this.vibrates) navigator.vibrate(60);
  }

  // The screen may go dark where the device refuses; the breath goes on all the same.
  stayAwake() {
    if (this.since === null || document.hidden || !("wakeLock" in navigator)) return;
    navigator.wakeLock.request("screen").catch(() => {});
  }
}

function arc(from, to) {
  const at = (part) => {
    const turn = 2 * Math.PI * part - Math.PI / 2;
    return `${(160 + 150 * Math.cos(turn)).toFixed(2)} ${(160 + 150 * Math.sin(turn)).toFixed(2)}`;
  };
  return `M${at(from)}A150 150 0 0 1 ${at(to)}`;
}

const root = document.getElementById("player");
if (root) new Player(root).open();
