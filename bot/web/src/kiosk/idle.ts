export const idleMilliseconds = 60_000;
export const countdownSeconds = 10;

export interface IdleEvents {
  /** Whether there is anything that a next visitor must not see. */
  isNeeded(): boolean;
  /** Seconds left before everything is cleared; null when someone is there. */
  countdown(seconds: number | null): void;
  /** Nobody answered. */
  ended(): void;
}

/** Watches whether someone is still there: a minute of silence, then a countdown that any touch or key stops. */
export class Idle {
  readonly #events: IdleEvents;
  #timer = 0;
  #left: number | null = null;

  constructor(events: IdleEvents) {
    this.#events = events;
  }

  /** Someone did something. */
  touched(): void {
    clearTimeout(this.#timer);
    if (this.#left !== null) {
      this.#left = null;
      this.#events.countdown(null);
    }
    this.#timer = window.setTimeout(() => this.#events.isNeeded() && this.#count(countdownSeconds), idleMilliseconds);
  }

  /** Nobody is there: nothing to watch. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#left = null;
    this.#events.countdown(null);
  }

  #count(left: number): void {
    this.#left = left;
    if (left === 0) {
      this.stop();
      this.#events.ended();
      return;
    }
    this.#events.countdown(left);
    this.#timer = window.setTimeout(() => this.#count(left - 1), 1000);
  }
}
