import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.js';
import { Conversation } from './conversation.js';
import { ratingOf } from './chat.js';
import { Session } from './session.js';
import { FakeApi, settled } from './testing/fake-api.js';
import { MemoryStorage } from './testing/memory-storage.js';
import { answerOf, historyOf, leftOf, messageOf, settingsOf } from './testing/samples.js';
import { texts } from './texts.js';

function open(storage = new MemoryStorage(), locality: string | null = 'xa-vinh-tru') {
  const api = new FakeApi();
  const conversation = new Conversation(api, new Session(locality, storage), locality, () => {});
  const stored = () => new Session(locality, storage).record;
  return { api, conversation, storage, stored };
}

const verdict = (score: number, comment: string) => ({ score, comment, reasons: [] });
const notFound = new ApiError('problem', 404, 'không có');

describe('asking', () => {
  it('sends one question at a time, composed and trimmed, and goes on in the same conversation', async () => {
    const { api, conversation, stored } = open();
    const first = conversation.ask('  le\u0323\u0302 phí ');
    expect(await conversation.ask('câu khác')).toBeNull();
    expect(api.asks).toHaveLength(1);
    expect(api.asks[0]!.request).toMatchObject({ text: 'lệ phí', locality: 'xa-vinh-tru', conversationId: null });

    api.asks[0]!.succeed(answerOf('t1', 'c1'));
    expect((await first)?.outcome.status).toBe('answered');
    expect(stored()).toMatchObject({ conversationId: 'c1', unsent: [] });

    void conversation.ask('tiếp');
    expect(api.asks[1]!.request.conversationId).toBe('c1');
  });

  it('waits when the server is busy, and asks again by itself under the same name', async () => {
    vi.useFakeTimers();
    try {
      const { api, conversation } = open();
      const asking = conversation.ask('câu một');
      api.asks[0]!.fail(new ApiError('problem', 429, 'đông quá', 6));
      await vi.advanceTimersByTimeAsync(0);
      expect(conversation.state.turns[0]!.outcome).toEqual({ status: 'pending', waiting: 'đông quá' });
      await vi.advanceTimersByTimeAsync(6000);
      expect(api.asks[1]!.request.clientId).toBe(api.asks[0]!.request.clientId);
      api.asks[1]!.succeed(answerOf('t1'));
      expect((await asking)?.outcome.status).toBe('answered');
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not ask again when the conversation was cleared while it waited', async () => {
    vi.useFakeTimers();
    try {
      const { api, conversation } = open();
      void conversation.ask('câu một');
      api.asks[0]!.fail(new ApiError('problem', 429, 'đông quá', 6));
      await vi.advanceTimersByTimeAsync(0);
      conversation.clear();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(api.asks).toHaveLength(1);
      expect(conversation.state.turns).toHaveLength(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps a failed question, also over a reload, and sends it again', async () => {
    const { api, conversation, storage } = open();
    const asking = conversation.ask('câu một');
    api.asks[0]!.fail(new ApiError('network'));
    expect((await asking)?.outcome).toMatchObject({ status: 'failed', reason: texts.errorNetwork, canResend: true });

    const reloaded = open(storage);
    void reloaded.conversation.start();
    const turn = reloaded.conversation.state.turns[0]!;
    expect(turn).toMatchObject({ question: 'câu một', outcome: { status: 'failed', reason: texts.interrupted } });

    void reloaded.conversation.resend(turn.key);
    expect(reloaded.api.asks[0]!.request.text).toBe('câu một');
    expect(reloaded.conversation.state.turns).toHaveLength(1);
  });

  it('names the question the same at each attempt, and another question otherwise', async () => {
    const { api, conversation } = open();
    const asking = conversation.ask('câu một');
    api.asks[0]!.fail(new ApiError('network'));
    void conversation.resend((await asking)!.key);
    expect(api.asks[1]!.request.clientId).toBe(api.asks[0]!.request.clientId);
    api.asks[1]!.succeed(answerOf('t1'));
    await settled();
    void conversation.ask('câu một');
    expect(api.asks[2]!.request.clientId).not.toBe(api.asks[0]!.request.clientId);
  });

  it('sends again by itself only what a broken connection kept, one after another', async () => {
    const { api, conversation } = open();
    for (const [at, error] of [new ApiError('network'), new ApiError('problem', 503), new ApiError('network')].entries()) {
      const asking = conversation.ask(`câu ${at}`);
      api.asks[at]!.fail(error);
      await asking;
    }
    const resending = conversation.resendLost();
    expect(api.asks.map((call) => call.request.text).slice(3)).toEqual(['câu 0']);
    api.asks[3]!.succeed(answerOf('t1'));
    await settled();
    api.asks[4]!.succeed(answerOf('t2'));
    expect((await resending).map((turn) => turn.question)).toEqual(['câu 0', 'câu 2']);
    expect(api.asks).toHaveLength(5);
  });

  it('offers no second try for what will be refused again', async () => {
    const { api, conversation, stored } = open();
    const asking = conversation.ask('câu một');
    api.asks[0]!.fail(new ApiError('problem', 400, 'Câu hỏi quá dài.'));
    const turn = (await asking)!;
    expect(turn.outcome).toMatchObject({ status: 'failed', reason: 'Câu hỏi quá dài.', canResend: false });
    expect(conversation.withdraw(turn.key)).toBe('câu một');
    expect(stored().unsent).toEqual([]);
  });

  it('starts a new conversation when the server has forgotten the old one', async () => {
    const { api, conversation } = open();
    const first = conversation.ask('câu một');
    api.asks[0]!.succeed(answerOf('t1', 'old'));
    await first;
    const second = conversation.ask('câu hai');
    api.asks[1]!.fail(notFound);
    await settled();
    expect(api.asks[2]!.request).toMatchObject({ text: 'câu hai', conversationId: null });
    api.asks[2]!.succeed(answerOf('t2', 'new'));
    await second;
    expect(conversation.state.conversationId).toBe('new');
  });

  it('stops a pending request when the conversation is cleared', async () => {
    const { api, conversation, storage } = open();
    const asking = conversation.ask('câu một');
    conversation.clear();
    expect(api.asks[0]!.request.signal?.aborted).toBe(true);
    api.asks[0]!.succeed(answerOf('t1', 'c1'));
    expect(await asking).toBeNull();
    expect(conversation.state.conversationId).toBeNull();
    expect(storage.length).toBe(0);
  });
});

describe('starting', () => {
  it('restores the stored conversation; one that expired is forgotten', async () => {
    const { api, conversation, storage, stored } = open();
    new Session('xa-vinh-tru', storage).save({ conversationId: 'c1' });
    const reloaded = open(storage);
    void reloaded.conversation.start();
    expect(reloaded.api.histories[0]!.request).toBe('c1');
    reloaded.api.histories[0]!.succeed(historyOf([messageOf('t1', 'câu một')]));
    await settled();
    expect(reloaded.conversation.state.turns).toHaveLength(1);

    const later = open(storage);
    void later.conversation.start();
    later.api.histories[0]!.fail(notFound);
    await settled();
    expect(later.conversation.state.notice).toBe(texts.historyExpired);
    expect(stored().conversationId).toBeNull();
    expect(api.histories).toHaveLength(0);
    expect(conversation.state.turns).toHaveLength(0);
  });

  it('brings history, settings and an unsent question together, whichever comes first', async () => {
    const { storage, stored } = open();
    new Session('xa-vinh-tru', storage).save({ conversationId: 'c1', unsent: [{ text: 'câu hai', clientId: 'k' }] });
    const { api, conversation } = open(storage);
    void conversation.start();
    expect(stored()).toMatchObject({ conversationId: 'c1', unsent: [{ text: 'câu hai', clientId: 'k' }] });
    api.histories[0]!.succeed(historyOf([messageOf('t1', 'câu một')]));
    await settled();
    api.settingCalls[0]!.succeed(settingsOf(null));
    await settled();
    expect(conversation.state.turns.map((turn) => turn.question)).toEqual(['câu một', 'câu hai']);
    expect(conversation.state.settings.mostAsked).toHaveLength(1);
    expect(stored()).toMatchObject({ conversationId: 'c1', unsent: [{ text: 'câu hai', clientId: 'k' }] });
  });

  it('keeps the conversation when only the network fails, and can try again', async () => {
    const { storage, stored } = open();
    new Session('xa-vinh-tru', storage).save({ conversationId: 'c1' });
    const { api, conversation } = open(storage);
    void conversation.start();
    api.histories[0]!.fail(new ApiError('network'));
    await settled();
    expect(conversation.state.history).toBe('failed');
    expect(stored().conversationId).toBe('c1');
    void conversation.retryHistory();
    expect(api.histories).toHaveLength(2);
  });

  it('goes on without a commune that the server does not know', async () => {
    const { api, conversation } = open(new MemoryStorage(), 'xa-la');
    void conversation.start();
    api.settingCalls[0]!.fail(notFound);
    await settled();
    expect(api.settingCalls[1]!.request).toBeNull();
    expect(conversation.state.notice).toBe(texts.unknownLocality);
    void conversation.ask('câu một');
    expect(api.asks[0]!.request.locality).toBeNull();
  });
});

describe('putting a notice away', () => {
  it('holds over a reload of the tab', () => {
    const { conversation, storage } = open();
    conversation.dismiss('bao');
    conversation.dismiss('mat-mang');
    const next = open(storage);
    void next.conversation.start();
    expect(next.conversation.state.dismissed).toEqual(['bao', 'mat-mang']);
  });
});

describe('rating', () => {
  async function answered() {
    const opened = open();
    const asking = opened.conversation.ask('câu một');
    opened.api.asks[0]!.succeed(answerOf('t1'));
    await asking;
    return opened;
  }

  it('lets the last choice win without overtaking', async () => {
    const { api, conversation } = await answered();
    void conversation.rate('t1', verdict(2, ''));
    void conversation.rate('t1', verdict(3, ''));
    void conversation.rate('t1', verdict(5, 'rõ ràng'));
    expect(api.ratings).toHaveLength(1);
    api.ratings[0]!.succeed();
    await settled();
    expect(api.ratings[1]!.request).toMatchObject({ turnId: 't1', rating: verdict(5, 'rõ ràng') });
    api.ratings[1]!.succeed();
    await settled();
    expect(api.ratings).toHaveLength(2);
    expect(ratingOf(conversation.state, 't1')).toMatchObject({ score: 5, status: 'saved' });
  });

  it('says when it failed and keeps the choice for another try', async () => {
    const { api, conversation } = await answered();
    void conversation.rate('t1', verdict(1, 'sai địa chỉ'));
    api.ratings[0]!.fail(new ApiError('problem', 503, 'Đang bảo trì.'));
    await settled();
    expect(ratingOf(conversation.state, 't1')).toEqual({
      score: 1,
      comment: 'sai địa chỉ',
      reasons: [],
      status: 'failed',
      fault: 'Đang bảo trì.',
    });
    void conversation.rate('t1', verdict(1, 'sai địa chỉ'));
    expect(api.ratings).toHaveLength(2);
  });

  it('sends nothing more once the conversation is cleared', async () => {
    const { api, conversation } = await answered();
    void conversation.rate('t1', verdict(2, ''));
    conversation.clear();
    api.ratings[0]!.succeed();
    await settled();
    expect(api.ratings).toHaveLength(1);
  });
});

describe('leaving a question for a person', () => {
  const question = { text: 'câu khó', name: '', phone: '' };

  async function answeredOnce() {
    const opened = open();
    const asking = opened.conversation.ask('câu khó');
    opened.api.asks[0]!.succeed(answerOf('t1', 'c1'));
    await asking;
    return opened;
  }

  it('sends it with its conversation, and shows it at its turn', async () => {
    const { api, conversation } = await answeredOnce();
    const leaving = conversation.leave('t1', 'r1', question);
    expect(api.leavings[0]!.request).toMatchObject({ ...question, conversationId: 'c1', turnId: 't1', requestId: 'r1', locality: 'xa-vinh-tru' });
    api.leavings[0]!.succeed(leftOf('A', 't1'));
    await leaving;
    expect(conversation.state.left).toEqual([leftOf('A', 't1')]);
  });

  it('tells why not', async () => {
    const { api, conversation } = await answeredOnce();
    const leaving = conversation.leave('t1', 'r1', question);
    api.leavings[0]!.fail(new ApiError('network'));
    await expect(leaving).rejects.toMatchObject({ message: texts.errorNetwork });
    expect(conversation.state.left).toEqual([]);
  });

  it('does not come back after the conversation was cleared', async () => {
    const { api, conversation } = await answeredOnce();
    const leaving = conversation.leave('t1', 'r1', question);
    conversation.clear();
    api.leavings[0]!.succeed(leftOf('A', 't1'));
    await leaving;
    expect(conversation.state.left).toEqual([]);
  });

  it('asks for the answer only while one is awaited, and tells what is new', async () => {
    const { api, conversation } = await answeredOnce();
    expect(await conversation.lookForAnswers()).toEqual([]);
    expect(api.histories).toHaveLength(0);

    const leaving = conversation.leave('t1', 'r1', question);
    api.leavings[0]!.succeed(leftOf('A', 't1'));
    await leaving;
    const looking = conversation.lookForAnswers();
    api.histories[0]!.succeed(historyOf([], [leftOf('A', 't1', 'Được.')]));
    expect(await looking).toEqual([leftOf('A', 't1', 'Được.')]);
    expect(conversation.state.turns).toHaveLength(1);
    expect(await conversation.lookForAnswers()).toEqual([]);
    expect(api.histories).toHaveLength(1);
  });
});
