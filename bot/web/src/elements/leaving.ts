import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api-error.js';
import type { Conversation } from '../conversation.js';
import type { LeaveTerms, LeftQuestion } from '../contract.js';
import { texts } from '../texts.js';
import type { ChatEvents } from './events.js';

const idBytes = 16;

/** One form to leave a question is open at a time: at which turn, and how far its sending has come. */
export class Leaving implements ReactiveController {
  openAt: number | null = null;
  terms: LeaveTerms | null = null;
  sending = false;
  reason = '';

  #requestId = '';
  readonly #host: ReactiveControllerHost;
  readonly #conversation: () => Conversation;

  constructor(host: ReactiveControllerHost, conversation: () => Conversation) {
    this.#host = host;
    this.#conversation = conversation;
    host.addController(this);
  }

  hostConnected(): void {}

  async open(key: number): Promise<void> {
    this.#set({ openAt: key, sending: false, reason: '' });
    this.#requestId = newId();
    try {
      this.terms = await this.#conversation().leaveTerms();
    } catch (error) {
      this.reason = reasonOf(error);
    }
    this.#host.requestUpdate();
  }

  close(): void {
    this.#set({ openAt: null, sending: false, reason: '' });
  }

  /** The question as it was taken; null when it was not. */
  async send(turnId: string, question: ChatEvents['de06-leave-send']): Promise<LeftQuestion | null> {
    this.#set({ openAt: this.openAt, sending: true, reason: '' });
    try {
      const left = await this.#conversation().leave(turnId, this.#requestId, question);
      this.close();
      return left;
    } catch (error) {
      this.#set({ openAt: this.openAt, sending: false, reason: reasonOf(error) });
      return null;
    }
  }

  #set(state: Pick<Leaving, 'openAt' | 'sending' | 'reason'>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(idBytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.message : texts.errorServer;
}
