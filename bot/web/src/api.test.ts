import { afterEach, describe, expect, it, vi } from 'vitest';
import { HttpApi } from './api.js';
import { timeoutMilliseconds } from './http.js';
import { ApiError } from './api-error.js';
import { answerOf } from './testing/samples.js';
import { texts } from './texts.js';

function respond(body: unknown, status = 200, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return vi.fn<typeof fetch>(async () => new Response(text, { status, headers: { 'content-type': type } }));
}

const question = { text: 'lệ phí', locality: 'xa-vinh-tru', conversationId: null, clientId: 'k1' };

async function failureOf(action: Promise<unknown>): Promise<ApiError> {
  const error = await action.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('HttpApi', () => {
  it('asks with what is known and leaves out what is not', async () => {
    const send = respond(answerOf('t1'));
    await new HttpApi('/api/', send).ask(question);
    const [url, request] = send.mock.calls[0]!;
    expect(url).toBe('/api/ask');
    expect(JSON.parse(String(request?.body))).toEqual({ text: 'lệ phí', locality: 'xa-vinh-tru', channel: 'web', clientId: 'k1' });
  });

  it('rates with comment and reasons only when there are any, and takes 204', async () => {
    const send = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
    const api = new HttpApi('/api', send);
    await api.rate('t/1', { score: 5, comment: '', reasons: [] });
    expect(send.mock.calls[0]![0]).toBe('/api/turns/t%2F1/rating');
    expect(send.mock.calls[0]![1]?.body).toBe('{"score":5}');
    await api.rate('t1', { score: 2, reasons: ['khó hiểu'] });
    expect(send.mock.calls[1]![1]?.body).toBe('{"score":2,"reasons":["khó hiểu"]}');
  });

  it('reads how long a busy server wants to be left alone, from the body or the header', async () => {
    const inBody = new HttpApi('/api', respond({ detail: 'đông quá', retryAfter: 6 }, 429, 'application/problem+json'));
    expect(await failureOf(inBody.ask(question))).toMatchObject({ status: 429, message: 'đông quá', retryAfter: 6, passing: true });
    const proxy = vi.fn<typeof fetch>(async () => new Response('<html>', { status: 429, headers: { 'content-type': 'text/html', 'retry-after': '9' } }));
    expect(await failureOf(new HttpApi('/api', proxy).ask(question))).toMatchObject({ retryAfter: 9, message: texts.errorBusy });
    expect(await failureOf(new HttpApi('/api', respond('', 503)).ask(question))).toMatchObject({ retryAfter: 0 });
  });

  it('takes away and erases by the key of the conversation', async () => {
    const send = respond({ messages: [] });
    expect(await new HttpApi('/api', send).ownData('c/1')).toEqual({ messages: [] });
    expect(send.mock.calls[0]![0]).toBe('/api/conversations/c%2F1/export');
    const erase = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
    await new HttpApi('/api', erase).erase('c1');
    expect(erase.mock.calls[0]!).toMatchObject(['/api/conversations/c1', { method: 'DELETE' }]);
  });

  it('gives up after the timeout', async () => {
    vi.useFakeTimers();
    const never: typeof fetch = (_, request) =>
      new Promise((_, reject) => request?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const failing = failureOf(new HttpApi('/api', never).ask(question));
    await vi.advanceTimersByTimeAsync(timeoutMilliseconds);
    expect(await failing).toMatchObject({ kind: 'timeout', message: texts.errorTimeout, passing: true });
  });

  it('tells an unreachable server from an unusable reply', async () => {
    const unreachable = async () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failureOf(new HttpApi('/api', unreachable).ask(question))).kind).toBe('network');
    expect((await failureOf(new HttpApi('/api', respond('<html>')).ask(question))).kind).toBe('invalid');
    expect((await failureOf(new HttpApi('/api', respond({ turnId: 't1' })).ask(question))).kind).toBe('invalid');
  });
});

describe('problem details', () => {
  it.each([
    ['detail', { title: 'Lỗi', detail: 'Câu hỏi quá dài.' }, 'Câu hỏi quá dài.'],
    ['title without detail', { title: 'Câu hỏi trống.' }, 'Câu hỏi trống.'],
    ['neither', { status: 400 }, texts.errorRefused],
    ['no object', 'null', texts.errorRefused],
    ['damaged JSON', '{"detail":', texts.errorRefused],
  ])('shows %s', async (_, body, message) => {
    const send = respond(body, 400, 'application/problem+json; charset=utf-8');
    expect((await failureOf(new HttpApi('/api', send).ask(question))).message).toBe(message);
  });

  it("never shows a proxy's HTML page", async () => {
    const error = await failureOf(new HttpApi('/api', respond('<h1>Bad Gateway</h1>', 502, 'text/html')).ask(question));
    expect(error).toMatchObject({ message: texts.errorServer, status: 502, passing: true });
  });

  it.each([
    [400, false],
    [404, false],
    [408, true],
    [429, true],
    [503, true],
  ])('status %i is worth sending again: %s', async (status, passing) => {
    expect((await failureOf(new HttpApi('/api', respond({}, status)).ask(question))).passing).toBe(passing);
  });
});
