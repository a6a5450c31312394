import { describe, expect, it } from 'vitest';
import { ApiError } from '../api-error.js';
import { MemoryStorage } from '../testing/memory-storage.js';
import { Outbox, type Parcel } from './outbox.js';

const first: Parcel = { kind: 'turn', turnId: 'a', score: 5 };
const second: Parcel = { kind: 'reading', clientId: 'b', topic: 't', facet: 'le-phi', locality: null, station: 'q1', at: '2026-11-21T01:00:00Z', score: 2 };

/** Takes parcels as long as it is told to; what it took is what the server has. */
function server() {
  const taken: Parcel[] = [];
  const state = { fault: null as ApiError | null, taken };
  return { state, deliver: async (parcel: Parcel) => (state.fault ? Promise.reject(state.fault) : void taken.push(parcel)) };
}

describe('Outbox', () => {
  it('keeps what cannot be sent, over a new start of the page, and sends it in order, each once', async () => {
    const storage = new MemoryStorage();
    const away = server();
    away.state.fault = new ApiError('network');
    const before = new Outbox(away, storage);
    await before.add(first);
    await before.add(second);
    expect(before.waiting).toBe(2);

    const back = server();
    const after = new Outbox(back, storage);
    await Promise.all([after.send(), after.send()]);
    expect(back.state.taken).toEqual([first, second]);
    expect(after.waiting).toBe(0);
    expect(storage.length).toBe(0);
    await new Outbox(back, storage).send();
    expect(back.state.taken).toHaveLength(2);
  });

  it('sends a second thought instead of the first', async () => {
    const away = server();
    away.state.fault = new ApiError('timeout');
    const outbox = new Outbox(away, new MemoryStorage());
    await outbox.add(first);
    await outbox.add({ ...first, score: 1 });
    away.state.fault = null;
    await outbox.send();
    expect(away.state.taken).toEqual([{ ...first, score: 1 }]);
  });

  it('drops what the server refuses for good, and waits where it only stumbles', async () => {
    const there = server();
    const outbox = new Outbox(there, new MemoryStorage());
    there.state.fault = new ApiError('problem', 503);
    await outbox.add(first);
    expect(outbox.waiting).toBe(1);
    there.state.fault = new ApiError('problem', 404);
    await outbox.send();
    expect(outbox.waiting).toBe(0);
  });

  it('works without storage, and with nonsense in it', async () => {
    const storage = new MemoryStorage();
    storage.setItem('de06-kiosk-ratings', '{"a":');
    for (const place of [null, storage]) {
      const there = server();
      await new Outbox(there, place).add(first);
      expect(there.state.taken).toEqual([first]);
    }
  });
});
