import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api-error.js';
import type { Answer } from '../contract.js';
import { answerOf } from '../testing/samples.js';
import { Attendant, type Desk } from './attendant.js';
import { Library, type Topic } from './library.js';
import { Outbox, type Parcel } from './outbox.js';
import { Search } from './search.js';
import type { Reading } from './server.js';
import { isPristine, newVisit, shown, type Visit } from './visit.js';

const topic: Topic = {
  slug: 'ket-hon',
  title: 'Đăng ký kết hôn',
  name: 'Đăng ký kết hôn',
  aliases: [],
  questions: ['kết hôn khác tỉnh'],
  checklist: null,
  related: [],
  pages: [
    { facet: 'tong-quan', heading: 'Tổng quan', html: '<p>a</p>' },
    { facet: 'le-phi', heading: 'Lệ phí', html: '<p>b</p>' },
  ],
};

function open() {
  const asked: { text: string; conversationId: string | null; name: string }[] = [];
  const readings: Reading[] = [];
  const parcels: Parcel[] = [];
  const answers: (Answer | ApiError | Promise<Answer>)[] = [];
  const server = {
    ask: async (text: string, conversationId: string | null, name: string) => {
      asked.push({ text, conversationId, name });
      const answer = await answers.shift()!;
      if (answer instanceof ApiError) {
        throw answer;
      }
      return answer;
    },
    read: async (reading: Reading) => {
      readings.push(reading);
      return 'c1';
    },
  };
  const bundle = { version: '1', locality: null, desk: '', publicUrl: null, speech: false, longestQuestion: 100, events: [], mostAsked: [], topics: [topic], notices: [] };
  const desk = {
    place: { locality: 'xa', station: 'q1', paper: 'a4' },
    server,
    outbox: new Outbox({ deliver: async (parcel) => void parcels.push(parcel) }, null),
    library: new Library(bundle),
    search: new Search([topic]),
  } as unknown as Desk;
  let visit: Visit = newVisit;
  const attendant = new Attendant(() => desk, (next) => (visit = next));
  return { attendant, answers, asked, readings, parcels, visit: () => visit };
}

describe('Attendant', () => {
  it('shows pages at once, and lets them join one conversation in their order', async () => {
    const { attendant, answers, asked, readings, visit } = open();
    attendant.openTopic('ket-hon');
    attendant.openTopic('ket-hon', 'le-phi');
    expect(shown(visit())).toMatchObject({ kind: 'topic', facet: 'le-phi' });
    expect(visit().screens).toHaveLength(2);
    answers.push(answerOf('câu trả lời'));
    await attendant.ask('thế mấy ngày', true);
    expect(readings.map(({ facet, conversationId }) => [facet, conversationId])).toEqual([['tong-quan', null], ['le-phi', 'c1']]);
    expect(asked[0]!.conversationId).toBe('c1');
    expect(new Set(readings.map(({ clientId }) => clientId)).size).toBe(2);
  });

  it('looks by itself where the server is away, and where it goes away while asked', async () => {
    for (const isThere of [false, true]) {
      const { attendant, answers, visit } = open();
      answers.push(new ApiError('network'));
      await attendant.ask('ket hon', isThere);
      expect(shown(visit())).toEqual({ kind: 'found', question: 'ket hon', slugs: ['ket-hon'] });
    }
  });

  it('says that it waits for a busy server, asks again under the same name, and forgets that with its visitor', async () => {
    vi.useFakeTimers();
    try {
      const { attendant, answers, asked, visit } = open();
      answers.push(new ApiError('problem', 429, 'đông quá', 6), answerOf('một'), new ApiError('problem', 429, 'đông quá', 6));
      const asking = attendant.ask('câu một', true);
      await vi.advanceTimersByTimeAsync(5000);
      expect(visit()).toMatchObject({ asking: 'câu một', waiting: 'đông quá' });
      await vi.advanceTimersByTimeAsync(1000);
      await asking;
      expect(asked.map(({ name }) => name)).toEqual([asked[0]!.name, asked[0]!.name]);
      expect(shown(visit())).toMatchObject({ kind: 'answer', question: 'câu một' });

      void attendant.ask('câu hai', true);
      await vi.advanceTimersByTimeAsync(1000);
      attendant.end();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(asked).toHaveLength(3);
      expect(isPristine(visit())).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says why the server refused a question, and stays', async () => {
    const { attendant, answers, visit } = open();
    attendant.open({ kind: 'ask', draft: '' });
    answers.push(new ApiError('problem', 400, 'Câu hỏi quá dài'));
    await attendant.ask('dài', true);
    expect(shown(visit()).kind).toBe('ask');
    expect(visit().failure).toBe('Câu hỏi quá dài');
  });

  it('asks anew, under the same name, what belonged to a forgotten conversation', async () => {
    const { attendant, answers, asked, visit } = open();
    answers.push(answerOf('một'), new ApiError('problem', 404), answerOf('hai'));
    await attendant.ask('câu một', true);
    await attendant.ask('câu hai', true);
    expect(asked.map(({ conversationId }) => conversationId !== null)).toEqual([false, true, false]);
    expect(asked[1]!.name).toBe(asked[2]!.name);
    expect(shown(visit())).toMatchObject({ kind: 'answer', question: 'câu hai' });
  });

  it('drops an answer that comes after its visitor has gone', async () => {
    const { attendant, answers, visit } = open();
    let arrive: (answer: Answer) => void = () => {};
    answers.push(new Promise<Answer>((resolve) => (arrive = resolve)));
    const asking = attendant.ask('câu hỏi riêng', true);
    attendant.end();
    arrive(answerOf('muộn'));
    await asking;
    expect(isPristine(visit())).toBe(true);
    expect(JSON.stringify(visit())).not.toContain('riêng');
  });

  it('rates the page that is read and the answer that is shown, without a word of the visitor', async () => {
    const { attendant, answers, parcels, visit } = open();
    attendant.openTopic('ket-hon', 'le-phi');
    attendant.rate(4);
    answers.push(answerOf('câu trả lời'));
    await attendant.ask('câu hỏi riêng', true);
    attendant.rate(1);
    await Promise.resolve();
    expect(parcels.map(({ kind, score }) => [kind, score])).toEqual([['reading', 4], ['turn', 1]]);
    expect(JSON.stringify(parcels)).not.toContain('riêng');
    expect(shown(visit())).toMatchObject({ score: 1 });
  });
});
