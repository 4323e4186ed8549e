// What a session looks like: a lamp that breathes, or a ring that fills step by step; the words in it.
const EMPTY = 82;
const FULL = 138;
const STILL = 0.6;
const SVG = "http://www.w3.org/2000/svg";

export class Face {
  constructor(root, plan) {
    this.root = root;
    this.plan = plan;
    this.words = root.dataset;
    this.breathes = plan.parts.some(({ kind }) => kind === "in");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.steps = this.arcs();
    this.still.addEventListener("change", () => this.drawLamp());
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  write(name, text) {
    if (this.part(name).textContent !== text) this.part(name).textContent = text;
  }

  show(place, { line, isRunning, hasBegun }) {
    this.place = place;
    this.isRunning = isRunning;
    this.drawLamp();
    this.write("phase", isRunning ? line : hasBegun ? this.words.wordPaused : this.words.wordReady);
    this.write("count", isRunning ? this.counted(place) : "");
    this.write("progress", this.progress(place));
    this.root.querySelector("[data-act=toggle]").textContent = isRunning ? this.words.actPause : hasBegun ? this.words.actResume : this.words.actStart;
  }

  showEnd() {
    this.write("phase", this.words.wordEnded);
    this.write("count", "");
  }

  say(text) {
    this.write("said", text);
  }

  counted({ counted, part }) {
    if (!counted) return "";
    return part.kind === "count" ? filled(this.words.counted, { now: counted, total: part.of }) : String(counted);
  }

  progress({ round, index, left }) {
    const { times, parts } = this.plan;
    const now = this.breathes ? round + 1 : index + 1;
    const total = this.breathes ? times : parts.length;
    return filled(this.words.progress, { now, total, minutes: Math.max(1, Math.ceil(left / 60)) });
  }

  drawLamp() {
    const { place, isRunning } = this;
    if (!place) return;
    const isStill = this.still.matches || !this.breathes;
    this.root.classList.toggle("is-running", isRunning);
    this.root.classList.toggle("is-still", isStill);
    const fullness = isStill ? STILL : place.fullness;
    this.part("core").setAttribute("r", (EMPTY + (FULL - EMPTY) * fullness).toFixed(2));
    this.part("halo").setAttribute("r", (EMPTY + 24 + (FULL - EMPTY) * fullness).toFixed(2));
    this.root.style.setProperty("--fullness", (isRunning || isStill ? fullness : 0).toFixed(3));
    const lit = isRunning ? this.lit(place) : 0;
    this.steps.forEach((step, index) => step.classList.toggle("is-lit", index < lit));
  }

  // Of a breath every second is a step of the ring, elsewhere every sentence.
  lit({ index, counted }) {
    if (!this.breathes) return index + 1;
    return this.plan.parts.slice(0, index).reduce((sum, part) => sum + part.seconds, counted);
  }

  arcs() {
    const { parts } = this.plan;
    const kinds = this.breathes ? parts.flatMap(({ kind, seconds }) => Array(seconds).fill(kind)) : parts.map(({ kind }) => kind);
    return kinds.map((kind, index) => {
      const step = document.createElementNS(SVG, "path");
      step.setAttribute("d", arc((index + 0.12) / kinds.length, (index + 0.88) / kinds.length));
      step.setAttribute("class", kind === "out" ? "step-out" : "step-in");
      return this.part("steps").appendChild(step);
    });
  }
}

function filled(text, values) {
  return text.replace(/{(\w+)}/g, (_, name) => values[name]);
}

function arc(from, to) {
  const at = (part) => {
    const turn = 2 * Math.PI * part - Math.PI / 2;
    return `${(160 + 150 * Math.cos(turn)).toFixed(2)} ${(160 + 150 * Math.sin(turn)).toFixed(2)}`;
  };
  return `M${at(from)}A150 150 0 0 1 ${at(to)}`;
}
