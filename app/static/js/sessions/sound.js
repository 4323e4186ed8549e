// A soft voice, made here: it rises while the air comes in and falls while it goes out; elsewhere it
// only says that the next step has come.
const LOW = 146.8;
const HIGH = 196;
const LOUD = 0.07;

export class SessionSound {
  constructor() {
    this.context = new AudioContext();
    this.gain = this.context.createGain();
    this.gain.gain.value = 0;
    this.gain.connect(this.context.destination);
    this.voices = [1, 1.5, 2.005].map((partial, index) => this.voice(partial, 1 / (1 + index * 2)));
  }

  voice(partial, share) {
    const tone = this.context.createOscillator();
    const level = this.context.createGain();
    tone.frequency.value = LOW * partial;
    level.gain.value = share;
    tone.connect(level).connect(this.gain);
    tone.start();
    return { tone, partial };
  }

  tell(kind, seconds) {
    // A browser may hold it back at first, and a call or a locked phone interrupts it.
    if (this.context.state !== "running") this.context.resume().catch(() => {});
    if (kind === "in" || kind === "out") this.breathe(kind === "in", seconds);
    else this.chime();
  }

  chime() {
    const now = this.context.currentTime;
    const loudness = this.gain.gain;
    this.glide(HIGH, now, 0.1);
    loudness.cancelScheduledValues(now);
    loudness.setTargetAtTime(LOUD, now, 0.03);
    loudness.setTargetAtTime(0, now + 0.15, 0.7);
  }

  breathe(isIn, seconds) {
    const now = this.context.currentTime;
    const loudness = this.gain.gain;
    this.glide(isIn ? HIGH : LOW, now, seconds);
    loudness.cancelScheduledValues(now);
    loudness.setTargetAtTime(isIn ? LOUD : LOUD * 0.7, now, seconds / 5);
    loudness.setTargetAtTime(0, now + seconds * 0.75, seconds / 12);
  }

  glide(pitch, now, seconds) {
    for (const { tone, partial } of this.voices) {
      tone.frequency.cancelScheduledValues(now);
      tone.frequency.setTargetAtTime(pitch * partial, now, seconds / 3);
    }
  }

  rest() {
    const now = this.context.currentTime;
    this.gain.gain.cancelScheduledValues(now);
    this.gain.gain.setTargetAtTime(0, now, 0.15);
  }

  close() {
    this.rest();
    setTimeout(() => this.context.close(), 800);
  }
}
