import type { Notice } from './contract.js';
import { formatDate } from './dates.js';

/** A notice that comes ahead of its time, to be shown by an own clock. */
export interface TimedNotice extends Notice {
  from?: string;
}

const longestWait = 2 ** 31 - 1;

/** Those whose time it is. */
export function showing<Known extends TimedNotice>(notices: readonly Known[], now = Date.now()): Known[] {
  return notices.filter(({ from, until }) => !(Date.parse(from ?? '') > now) && Date.parse(until) > now);
}

/** How long it stays that way, in milliseconds, no longer than a timer can wait; null when nothing is to come. */
export function untilNextChange(notices: readonly TimedNotice[], now = Date.now()): number | null {
  const coming = notices.flatMap(({ from, until }) => [Date.parse(from ?? ''), Date.parse(until)]).filter((time) => time > now);
  return coming.length > 0 ? Math.min(Math.min(...coming) - now, longestWait) : null;
}

/** "17:00 ngày 31/12/2026"; an end at midnight is the end of the day before. Takes the offset of Viet Nam for granted. */
export function formatEnd(until: string): string {
  const time = until.slice(11, 16);
  return time === '00:00' ? `hết ngày ${formatDate(new Date(Date.parse(until) - 1).toISOString())}` : `${time} ngày ${formatDate(until)}`;
}

/** Calls back each time that a notice starts or ends. */
export class NoticeClock {
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  watch(notices: readonly TimedNotice[]): void {
    clearTimeout(this.#timer);
    const wait = untilNextChange(notices);
    if (wait !== null) {
      this.#timer = setTimeout(() => {
        this.#changed();
        this.watch(notices);
      }, wait);
    }
  }
}
