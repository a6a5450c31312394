import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatEnd, NoticeClock, showing, untilNextChange } from './notices.js';
import { noticeOf } from './testing/samples.js';

const now = Date.parse('2026-12-31T17:00:00+07:00');
const storm = { ...noticeOf('bao', '2026-12-31T18:00:00+07:00'), from: '2026-12-31T17:30:00+07:00' };
const outage = noticeOf('mat-mang', '2026-12-31T17:00:00+07:00');

describe('notices', () => {
  it('show from their start until before their end', () => {
    expect(showing([storm, outage], now)).toEqual([]);
    expect(showing([storm, outage], now - 1)).toEqual([outage]);
    expect(showing([storm, outage], now + 30 * 60_000)).toEqual([storm]);
    expect(showing([storm, outage], now + 60 * 60_000)).toEqual([]);
  });

  it('change at the next start or end', () => {
    expect(untilNextChange([storm, outage], now - 1)).toBe(1);
    expect(untilNextChange([storm, outage], now)).toBe(30 * 60_000);
    expect(untilNextChange([storm, outage], now + 60 * 60_000)).toBeNull();
    expect(untilNextChange([noticeOf('xa')], now)).toBe(2 ** 31 - 1);
  });

  it('say when they end as people do', () => {
    expect(formatEnd('2026-12-31T17:00:00+07:00')).toBe('17:00 ngày 31/12/2026');
    expect(formatEnd('2027-01-01T00:00:00+07:00')).toBe('hết ngày 31/12/2026');
    expect(formatEnd('2026-12-31T00:30:00+07:00')).toBe('00:30 ngày 31/12/2026');
  });
});

describe('NoticeClock', () => {
  beforeEach(() => void vi.useFakeTimers({ now }));
  afterEach(() => void vi.useRealTimers());

  it('tells each start and end, and nothing of what it no longer watches', () => {
    const changed = vi.fn();
    const clock = new NoticeClock(changed);
    clock.watch([storm]);
    vi.advanceTimersByTime(30 * 60_000);
    expect(changed).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30 * 60_000);
    expect(changed).toHaveBeenCalledTimes(2);
    vi.setSystemTime(now);
    clock.watch([storm]);
    clock.watch([]);
    vi.advanceTimersByTime(60 * 60_000);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
