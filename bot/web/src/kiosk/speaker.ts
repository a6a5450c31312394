export type Speaking = 'silent' | 'preparing' | 'speaking' | 'failed';

const slowRate = 0.75;

/** What is to be heard: the server's sound, or a text for the browser's own voice. */
export interface Speech {
  /** Null where the server cannot read aloud, or cannot be reached. */
  source: string | null;
  text: string;
}

/** The browser's Vietnamese voice; null where it has none. */
export function ownVoice(): SpeechSynthesisVoice | null {
  return window.speechSynthesis?.getVoices().find((voice) => /^vi\b/i.test(voice.lang)) ?? null;
}

/** Reads one answer aloud at a time. */
export class Speaker {
  readonly #changed: (speaking: Speaking) => void;
  /** Called again and again while something can be heard. */
  readonly #heard: () => void;
  #sound: HTMLAudioElement | null = null;
  #isSlow = false;
  #spoken: Speech | null = null;

  constructor(changed: (speaking: Speaking) => void, heard: () => void) {
    this.#changed = changed;
    this.#heard = heard;
  }

  get isSlow(): boolean {
    return this.#isSlow;
  }

  speak(speech: Speech): void {
    this.#silence();
    this.#spoken = speech;
    if (speech.source) {
      this.#play(speech.source);
    } else {
      this.#say(speech.text);
    }
  }

  stop(): void {
    this.#silence();
    this.#spoken = null;
    this.#changed('silent');
  }

  /** A sound goes on at the new speed; the browser's own voice starts again. */
  setSlow(isSlow: boolean): void {
    this.#isSlow = isSlow;
    if (this.#sound) {
      this.#sound.playbackRate = this.#rate();
    } else if (this.#spoken) {
      this.speak(this.#spoken);
    }
  }

  #play(source: string): void {
    const sound = new Audio(source);
    this.#sound = sound;
    this.#changed('preparing');
    sound.addEventListener('playing', () => this.#is(sound, 'speaking'));
    sound.addEventListener('timeupdate', () => sound === this.#sound && this.#heard());
    sound.addEventListener('ended', () => this.#is(sound, 'silent'));
    sound.addEventListener('error', () => this.#is(sound, 'failed'));
    sound.addEventListener('loadeddata', () => (sound.playbackRate = this.#rate()));
    sound.play().catch(() => this.#is(sound, 'failed'));
  }

  #is(sound: HTMLAudioElement, speaking: Speaking): void {
    if (sound === this.#sound) {
      this.#changed(speaking);
    }
  }

  #say(text: string): void {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = 'vi-VN';
    words.voice = ownVoice();
    words.rate = this.#rate();
    words.onboundary = () => this.#heard();
    words.onend = () => this.#changed('silent');
    window.speechSynthesis.speak(words);
    this.#changed('speaking');
  }

  #silence(): void {
    const sound = this.#sound;
    this.#sound = null;
    sound?.pause();
    sound?.removeAttribute('src');
    window.speechSynthesis?.cancel();
  }

  #rate(): number {
    return this.#isSlow ? slowRate : 1;
  }
}
