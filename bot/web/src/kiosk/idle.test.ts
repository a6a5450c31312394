import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countdownSeconds, Idle, idleMilliseconds } from './idle.js';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watch(isNeeded = true) {
  const seen: (number | null | 'ended')[] = [];
  const idle = new Idle({ isNeeded: () => isNeeded, countdown: (seconds) => seen.push(seconds), ended: () => seen.push('ended') });
  return { idle, seen };
}

describe('Idle', () => {
  it('counts down after a minute, then ends', () => {
    const { idle, seen } = watch();
    idle.touched();
    vi.advanceTimersByTime(idleMilliseconds - 1);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1 + countdownSeconds * 1000);
    expect(seen).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, null, 'ended']);
  });

  it('starts over with every touch, in the countdown too', () => {
    const { idle, seen } = watch();
    idle.touched();
    vi.advanceTimersByTime(idleMilliseconds - 1);
    idle.touched();
    vi.advanceTimersByTime(idleMilliseconds + 3500);
    idle.touched();
    vi.advanceTimersByTime(idleMilliseconds - 1);
    expect(seen).toEqual([10, 9, 8, 7, null]);
  });

  it('asks nobody where there is nothing to clear', () => {
    const { idle, seen } = watch(false);
    idle.touched();
    vi.advanceTimersByTime(10 * idleMilliseconds);
    expect(seen).toEqual([]);
  });
});
