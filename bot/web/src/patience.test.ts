import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.js';
import { withPatience } from './patience.js';

const busy = (seconds: number) => new ApiError('problem', 429, 'đông quá', seconds);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that is busy so many times, and then answers. */
function server(times: number, seconds: number) {
  const sent: number[] = [];
  const send = async () => {
    sent.push(Date.now());
    if (sent.length <= times) {
      throw busy(seconds);
    }
    return 'trả lời';
  };
  return { sent, send };
}

describe('a busy server', () => {
  it('is asked again after the time that it named, and says why', async () => {
    const { sent, send } = server(2, 6);
    const reasons: string[] = [];
    const answer = withPatience(send, (reason) => reasons.push(reason), new AbortController().signal);
    await vi.advanceTimersByTimeAsync(5999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(6001);
    expect(await answer).toBe('trả lời');
    expect(sent).toHaveLength(3);
    expect(reasons).toEqual(['đông quá', 'đông quá']);
  });

  it('is not asked for ever, nor after a time that is too long, nor when something else is wrong', async () => {
    for (const [times, seconds, expected] of [
      [9, 1, 4],
      [9, 31, 1],
      [9, 0, 1],
    ] as const) {
      const { sent, send } = server(times, seconds);
      const failing = withPatience(send, () => {}, new AbortController().signal).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await failing).toMatchObject({ status: 429 });
      expect(sent).toHaveLength(expected);
    }
  });

  it('is left alone when nobody waits any more', async () => {
    const { sent, send } = server(1, 5);
    const leaving = new AbortController();
    const failing = withPatience(send, () => {}, leaving.signal).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1000);
    leaving.abort();
    expect(await failing).toBeInstanceOf(ApiError);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });
});
