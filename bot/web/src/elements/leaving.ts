import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api-error.js';
import type { Turn } from '../chat.js';
import type { Conversation } from '../conversation.js';
import type { LeaveTerms } from '../contract.js';
import { newId } from '../identifiers.js';
import { texts } from '../texts.js';
import type { De06Leave } from './de06-leave.js';
import type { ChatEvents } from './events.js';

/** What the chat has to offer: where the turns are drawn, and a voice. */
export interface LeavingHost extends ReactiveControllerHost {
  readonly renderRoot: DocumentFragment | HTMLElement;
  say(text: string): void;
}

/**
 * One form to leave a question is open at a time: at which turn, how far its sending has come, and where the focus goes.
 * The form itself is loaded when it is first asked for.
 */
export class Leaving implements ReactiveController {
  openAt: number | null = null;
  isLoaded = false;
  terms: LeaveTerms | null = null;
  sending = false;
  reason = '';

  #requestId = '';
  readonly #host: LeavingHost;
  readonly #conversation: () => Conversation;

  constructor(host: LeavingHost, conversation: () => Conversation) {
    this.#host = host;
    this.#conversation = conversation;
    host.addController(this);
  }

  hostConnected(): void {}

  async open(turn: Turn): Promise<void> {
    this.#set({ openAt: turn.key, sending: false, reason: '' });
    this.#requestId = newId();
    try {
      await Promise.all([import('./de06-leave.js'), import('./de06-left.js')]);
      this.isLoaded = true;
      await this.#focusForm();
      this.terms = await this.#conversation().leaveTerms();
    } catch (error) {
      this.reason = this.isLoaded ? reasonOf(error) : texts.errorNetwork;
    }
    this.#host.requestUpdate();
  }

  close(): void {
    this.#set({ openAt: null, sending: false, reason: '' });
  }

  /** The button that opened the form is still there; the question above it takes the focus. */
  cancel(turn: Turn): void {
    this.close();
    this.#focusQuestion(turn);
  }

  async send(turn: Turn, turnId: string, question: ChatEvents['de06-leave-send']): Promise<void> {
    this.#set({ openAt: this.openAt, sending: true, reason: '' });
    try {
      const left = await this.#conversation().leave(turnId, this.#requestId, question);
      this.close();
      this.#host.say(texts.leftDone(left.code));
      await this.#host.updateComplete;
      this.#focusQuestion(turn);
    } catch (error) {
      this.#set({ openAt: this.openAt, sending: false, reason: reasonOf(error) });
    }
  }

  async #focusForm(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const form = this.#host.renderRoot.querySelector<De06Leave>('de06-leave');
    await form?.updateComplete;
    form?.focus();
  }

  #focusQuestion(turn: Turn): void {
    this.#host.renderRoot.querySelector<HTMLElement>(`#turn-${turn.key} h2`)?.focus();
  }

  #set(state: Pick<Leaving, 'openAt' | 'sending' | 'reason'>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.message : texts.errorServer;
}
