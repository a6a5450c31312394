import type { ReactiveController, ReactiveControllerHost } from 'lit';

const steps = [1, 1.15, 1.3, 1.5, 1.75];
const key = 'de06-text-size';
const unit = '--de06-rem';
/** The unit without a step, for what must leave the text its room. */
const plainUnit = '--de06-rem-plain';

/** How large the reader wants the text: a step that multiplies the size that the browser or the page around gives. */
export class TextSize implements ReactiveController {
  #step = 0;
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** The unit without a step, as CSS. */
  #unit = '';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get canShrink(): boolean {
    return this.#step > 0;
  }

  get canGrow(): boolean {
    return this.#step < steps.length - 1;
  }

  hostConnected(): void {
    const around = this.#host.parentElement;
    this.#unit = (around && getComputedStyle(around).getPropertyValue(unit).trim()) || '1rem';
    this.#take(steps.indexOf(Number(attempt(() => sessionStorage.getItem(key)))));
  }

  change(by: 1 | -1): void {
    this.#take(this.#step + by);
    attempt(() => sessionStorage.setItem(key, String(steps[this.#step])));
    this.#host.requestUpdate();
  }

  #take(step: number): void {
    this.#step = Math.max(0, Math.min(step, steps.length - 1));
    this.#host.style.setProperty(plainUnit, this.#unit);
    this.#host.style.setProperty(unit, `calc(${this.#unit} * ${steps[this.#step]})`);
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
