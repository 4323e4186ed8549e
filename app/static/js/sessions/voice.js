// The device's own voice. Only voices that are on the device: others send the words elsewhere to be spoken.
const SLOW = 0.9;

class Voice {
  constructor(voice) {
    this.voice = voice;
  }

  say(text) {
    speechSynthesis.cancel();
    const spoken = new SpeechSynthesisUtterance(text);
    Object.assign(spoken, { voice: this.voice, lang: this.voice.lang, rate: SLOW });
    speechSynthesis.speak(spoken);
  }

  rest() {
    speechSynthesis.cancel();
  }
}

/** The device's voice for a language, null where it has none of its own. */
export function ownVoice(language) {
  if (!("speechSynthesis" in globalThis)) return null;
  const speaks = (one) => one.localService === true && one.lang.toLowerCase().split(/[-_]/)[0] === language;
  const found = speechSynthesis.getVoices().find(speaks);
  return found ? new Voice(found) : null;
}

/** Call once as soon as such a voice is known: browsers look for their voices when first asked. */
export function whenVoiceIsThere(language, then) {
  if (ownVoice(language)) return then();
  const found = new AbortController();
  const look = () => {
    if (!ownVoice(language)) return;
    found.abort();
    then();
  };
  // They come in several goes: the first may bring only those of other languages.
  return globalThis.speechSynthesis?.addEventListener?.("voiceschanged", look, { signal: found.signal });
}
