import { describe, expect, it } from 'vitest';
import { Session } from './session.js';
import { MemoryStorage } from './testing/memory-storage.js';

describe('Session', () => {
  it('gives back after a reload what was saved', () => {
    const storage = new MemoryStorage();
    new Session('xa-vinh-tru', storage).save({ conversationId: 'c1', draft: 'làm căn' });
    expect(new Session('xa-vinh-tru', storage).record).toEqual({ conversationId: 'c1', draft: 'làm căn', unsent: [], dismissed: [] });
  });

  it('keeps communes apart', () => {
    const storage = new MemoryStorage();
    new Session('xa-vinh-tru', storage).save({ conversationId: 'c1' });
    expect(new Session('tinh-lao-cai', storage).record.conversationId).toBeNull();
  });

  it('leaves nothing behind when cleared', () => {
    const storage = new MemoryStorage();
    const session = new Session(null, storage);
    session.save({ draft: 'riêng tư' });
    session.clear();
    expect(storage.length).toBe(0);
    expect(session.record.draft).toBe('');
  });

  it('ignores a damaged record', () => {
    const storage = new MemoryStorage();
    storage.setItem('de06-chat:', '{"conversationId":7,"unsent":"x"');
    expect(new Session(null, storage).record).toEqual({ conversationId: null, draft: '', unsent: [], dismissed: [] });
  });

  it('works without storage', () => {
    const session = new Session(null, null);
    session.save({ draft: 'a' });
    expect(session.record.draft).toBe('a');
  });
});
