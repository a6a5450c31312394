import type { Answer, ConversationHistory, LeaveTerms, LeftQuestion, Rating, Settings } from './contract.js';
import { ApiError } from './api-error.js';
import { Http } from './http.js';

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
  /** All that the server keeps of a conversation. */
  ownData(conversationId: string): Promise<unknown>;
  erase(conversationId: string): Promise<void>;
}

export class HttpApi implements Api {
  readonly #http: Http;

  constructor(root?: string, send?: typeof fetch) {
    this.#http = new Http(root, send);
  }

  async ask({ text, locality, conversationId, clientId }: Question, signal?: AbortSignal): Promise<Answer> {
    const body = {
      text,
      channel: 'web',
      clientId,
      ...(locality ? { locality } : {}),
      ...(conversationId ? { conversationId } : {}),
    };
    const answer = (await this.#http.send('/ask', { body, signal })) as Answer | null;
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
    await this.#http.send(`/turns/${encodeURIComponent(turnId)}/rating`, { body });
  }

  async history(conversationId: string): Promise<ConversationHistory> {
    const history = (await this.#http.send(`/conversations/${encodeURIComponent(conversationId)}`)) as ConversationHistory;
    if (!Array.isArray(history?.messages)) {
      throw new ApiError('invalid');
    }
    return history;
  }

  async settings(locality: string | null): Promise<Settings> {
    const query = locality ? `?locality=${encodeURIComponent(locality)}` : '';
    return (await this.#http.send(`/widget${query}`)) as Settings;
  }

  async leaveTerms(): Promise<LeaveTerms> {
    return (await this.#http.send('/left-questions')) as LeaveTerms;
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
    const left = (await this.#http.send('/left-questions', { body })) as LeftQuestion | null;
    if (typeof left?.code !== 'string') {
      throw new ApiError('invalid');
    }
    return left;
  }

  ownData(conversationId: string): Promise<unknown> {
    return this.#http.send(`/conversations/${encodeURIComponent(conversationId)}/export`);
  }

  async erase(conversationId: string): Promise<void> {
    await this.#http.send(`/conversations/${encodeURIComponent(conversationId)}`, { method: 'DELETE' });
  }
}
