import type { Answer, ConversationHistory, LeaveTerms, LeftQuestion, Rating, Settings } from './contract.js';
import { ApiError, readProblem } from './api-error.js';

export interface Question {
  text: string;
  locality: string | null;
  conversationId: string | null;
  /** The same for each attempt to send the same question, so that it is answered once. */
  clientId: string;
}

export interface Leaving {
  text: string;
  name: string;
  phone: string;
  locality: string | null;
  conversationId: string | null;
  turnId: string;
  /** The same for each attempt to send the same question, so that it is left once. */
  requestId: string;
}

/** The server as the page sees it. Every failure is an {@link ApiError} whose message a citizen can read. */
export interface Api {
  ask(question: Question, signal?: AbortSignal): Promise<Answer>;
  rate(turnId: string, rating: Rating): Promise<void>;
  history(conversationId: string): Promise<ConversationHistory>;
  settings(locality: string | null): Promise<Settings>;
  leaveTerms(): Promise<LeaveTerms>;
  leave(question: Leaving): Promise<LeftQuestion>;
}

export const timeoutMilliseconds = 15_000;

export class HttpApi implements Api {
  readonly #root: string;
  readonly #fetch: typeof fetch;

  constructor(root = '/api', send: typeof fetch = (...request) => fetch(...request)) {
    this.#root = root.replace(/\/$/, '');
    this.#fetch = send;
  }

  async ask({ text, locality, conversationId, clientId }: Question, signal?: AbortSignal): Promise<Answer> {
    const body = {
      text,
      channel: 'web',
      clientId,
      ...(locality ? { locality } : {}),
      ...(conversationId ? { conversationId } : {}),
    };
    const answer = (await this.#send('/ask', { body, signal })) as Answer | null;
    if (typeof answer?.turnId !== 'string' || typeof answer.html !== 'string') {
      throw new ApiError('invalid');
    }
    return answer;
  }

  async rate(turnId: string, rating: Rating): Promise<void> {
    const body = {
      score: rating.score,
      ...(rating.comment ? { comment: rating.comment } : {}),
      ...(rating.reasons?.length ? { reasons: rating.reasons } : {}),
    };
    await this.#send(`/turns/${encodeURIComponent(turnId)}/rating`, { body });
  }

  async history(conversationId: string): Promise<ConversationHistory> {
    const history = (await this.#send(`/conversations/${encodeURIComponent(conversationId)}`)) as ConversationHistory;
    if (!Array.isArray(history?.messages)) {
      throw new ApiError('invalid');
    }
    return history;
  }

  async settings(locality: string | null): Promise<Settings> {
    const query = locality ? `?locality=${encodeURIComponent(locality)}` : '';
    return (await this.#send(`/widget${query}`)) as Settings;
  }

  async leaveTerms(): Promise<LeaveTerms> {
    return (await this.#send('/left-questions')) as LeaveTerms;
  }

  async leave({ name, phone, locality, conversationId, ...question }: Leaving): Promise<LeftQuestion> {
    const body = {
      ...question,
      channel: 'web',
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
      ...(locality ? { locality } : {}),
      ...(conversationId ? { conversationId } : {}),
    };
    const left = (await this.#send('/left-questions', { body })) as LeftQuestion | null;
    if (typeof left?.code !== 'string') {
      throw new ApiError('invalid');
    }
    return left;
  }

  async #send(path: string, options: { body?: object; signal?: AbortSignal | undefined } = {}): Promise<unknown> {
    const stop = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop.abort();
    }, timeoutMilliseconds);
    const giveUp = () => stop.abort();
    options.signal?.addEventListener('abort', giveUp);

    try {
      const response = await this.#fetch(this.#root + path, requestOf(options.body, stop.signal));
      if (!response.ok) {
        throw await readProblem(response);
      }
      return response.status === 204 ? null : await response.json();
    } catch (error) {
      throw timedOut ? new ApiError('timeout') : asApiError(error);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', giveUp);
    }
  }
}

function requestOf(body: object | undefined, signal: AbortSignal): RequestInit {
  const accept = 'application/json, application/problem+json';
  return body
    ? { method: 'POST', headers: { accept, 'content-type': 'application/json' }, body: JSON.stringify(body), signal }
    : { headers: { accept }, signal };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  // fetch reports an unreachable server as a TypeError; a body that is no JSON is a SyntaxError.
  return new ApiError(error instanceof SyntaxError ? 'invalid' : 'network');
}
