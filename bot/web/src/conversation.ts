import { ApiError } from './api-error.js';
import type { Api } from './api.js';
import * as chat from './chat.js';
import type { Answer, LeaveTerms, LeftQuestion } from './contract.js';
import { newId } from './identifiers.js';
import { withPatience } from './patience.js';
import { ratingFailed, ratingSaved, ratingSaving, type Verdict } from './rating.js';
import type { Session } from './session.js';
import { texts } from './texts.js';

/** Carries a conversation between the state, the server and the tab's memory. */
export class Conversation {
  #state = chat.newChat;
  #locality: string | null;
  #pending: AbortController | null = null;
  readonly #savingRatings = new Set<string>();
  readonly #api: Api;
  readonly #session: Session;
  readonly #changed: (state: chat.Chat) => void;

  constructor(api: Api, session: Session, locality: string | null, changed: (state: chat.Chat) => void) {
    this.#api = api;
    this.#session = session;
    this.#locality = locality;
    this.#changed = changed;
  }

  get state(): chat.Chat {
    return this.#state;
  }

  async start(): Promise<void> {
    const { unsent, conversationId, dismissed } = this.#session.record;
    this.#become(chat.dismissed(this.#state, dismissed));
    const restoring = conversationId ? this.#restore(conversationId) : undefined;
    for (const question of unsent) {
      this.#become(chat.interrupted(this.#state, question, texts.interrupted));
    }
    await Promise.all([this.#loadSettings(), restoring]);
  }

  async retryHistory(): Promise<void> {
    if (this.#state.conversationId && chat.canAsk(this.#state)) {
      await this.#restore(this.#state.conversationId);
    }
  }

  /** Gives the turn as it ended, or null when nothing was asked or the conversation was cleared meanwhile. */
  async ask(text: string, clientId = newId()): Promise<chat.Turn | null> {
    const question = text.normalize('NFC').trim();
    if (question === '' || !chat.canAsk(this.#state)) {
      return null;
    }
    const key = this.#state.nextKey;
    const pending = new AbortController();
    this.#pending = pending;
    this.#become(chat.asked(this.#state, question, clientId));
    try {
      const answer = await withPatience(
        () => this.#send(question, clientId, pending.signal),
        (reason) => this.#become(chat.waiting(this.#state, key, reason)),
        pending.signal,
      );
      this.#become(chat.answered(this.#state, key, answer));
      return chat.turnOf(this.#state, key) ?? chat.turnWith(this.#state, answer.turnId) ?? null;
    } catch (error) {
      this.#become(chat.failed(this.#state, key, failureOf(error)));
    }
    return chat.turnOf(this.#state, key) ?? null;
  }

  async resend(key: number): Promise<chat.Turn | null> {
    const turn = chat.turnOf(this.#state, key);
    if (!turn || !chat.canAsk(this.#state)) {
      return null;
    }
    this.#state = chat.withdrawn(this.#state, key);
    return this.ask(turn.question, turn.clientId);
  }

  /** Sends again, one after another, what a broken connection kept from an answer. Gives the turns as they ended. */
  async resendLost(): Promise<chat.Turn[]> {
    const turns = [];
    for (const key of chat.lostOf(this.#state)) {
      turns.push(await this.resend(key));
    }
    return turns.filter((turn) => turn !== null);
  }

  /** Takes a failed question back, so that it can be edited. */
  withdraw(key: number): string {
    const question = chat.turnOf(this.#state, key)?.question ?? '';
    this.#become(chat.withdrawn(this.#state, key));
    return question;
  }

  /** One request at a time for each turn; what was chosen meanwhile follows, so that the last choice is what stays. */
  async rate(turnId: string, verdict: Verdict): Promise<void> {
    this.#become(chat.rated(this.#state, turnId, ratingSaving(verdict)));
    if (this.#savingRatings.has(turnId)) {
      return;
    }
    this.#savingRatings.add(turnId);
    try {
      let wanted = chat.ratingOf(this.#state, turnId);
      let sent;
      do {
        sent = wanted;
        await this.#api.rate(turnId, { ...sent, score: sent.score ?? verdict.score });
        wanted = chat.ratingOf(this.#state, turnId);
      } while (wanted.status === 'saving' && wanted !== sent);
      this.#become(chat.rated(this.#state, turnId, ratingSaved(wanted)));
    } catch (error) {
      const wanted = chat.ratingOf(this.#state, turnId);
      this.#become(chat.rated(this.#state, turnId, ratingFailed(wanted, reasonOf(error))));
    } finally {
      this.#savingRatings.delete(turnId);
    }
  }

  leaveTerms(): Promise<LeaveTerms> {
    return this.#api.leaveTerms();
  }

  /** Leaves a question for a person; throws what a citizen can read. */
  async leave(turnId: string, requestId: string, question: { text: string; name: string; phone: string }): Promise<LeftQuestion> {
    const { conversationId } = this.#state;
    const left = await this.#api.leave({ ...question, locality: this.#locality, conversationId, turnId, requestId });
    if (this.#state.conversationId === conversationId) {
      this.#become(chat.leftAdded(this.#state, left));
    }
    return left;
  }

  /** Looks whether a person has answered meanwhile. Gives the answers that are new. */
  async lookForAnswers(): Promise<LeftQuestion[]> {
    const { conversationId, left } = this.#state;
    if (!conversationId || left.every((question) => question.state === 'answered')) {
      return [];
    }
    try {
      const { leftQuestions } = await this.#api.history(conversationId);
      if (this.#state.conversationId !== conversationId) {
        return [];
      }
      this.#become(chat.leftRefreshed(this.#state, leftQuestions));
      const known = new Set(left.filter((question) => question.answer).map((question) => question.code));
      return leftQuestions.filter((question) => question.answer && !known.has(question.code));
    } catch {
      // The next look may succeed; what is shown stays.
      return [];
    }
  }

  /** Puts a notice away for this visit. */
  dismiss(noticeId: string): void {
    this.#become(chat.dismissed(this.#state, [...this.#state.dismissed, noticeId]));
  }

  clear(): void {
    this.#pending?.abort();
    this.#become(chat.cleared(this.#state));
    this.#session.clear();
  }

  async #send(text: string, clientId: string, signal: AbortSignal): Promise<Answer> {
    const question = { text, locality: this.#locality, conversationId: this.#state.conversationId, clientId };
    try {
      return await this.#api.ask(question, signal);
    } catch (error) {
      if (!question.conversationId || !isNotFound(error)) {
        throw error;
      }
      // The server has forgotten the conversation since; the question itself is as good as before.
      this.#become(chat.conversationLost(this.#state));
      return this.#api.ask({ ...question, conversationId: null }, signal);
    }
  }

  async #restore(conversationId: string): Promise<void> {
    this.#become(chat.historyLoading(this.#state, conversationId));
    try {
      const history = await this.#api.history(conversationId);
      this.#become(chat.historyRestored(this.#state, history));
    } catch (error) {
      this.#become(
        isNotFound(error)
          ? chat.historyExpired(this.#state, texts.historyExpired)
          : chat.historyFailed(this.#state),
      );
    }
  }

  /** The greeting does without them when they cannot be had: asking matters more. */
  async #loadSettings(): Promise<void> {
    try {
      const settings = await this.#api.settings(this.#locality);
      this.#become(chat.settingsLoaded(this.#state, settings));
    } catch (error) {
      if (this.#locality && error instanceof ApiError && !error.passing) {
        this.#locality = null;
        this.#become(chat.noticed(this.#state, texts.unknownLocality));
        await this.#loadSettings();
      }
    }
  }

  #become(next: chat.Chat): void {
    if (next === this.#state) {
      return;
    }
    this.#state = next;
    this.#session.save({ conversationId: next.conversationId, unsent: chat.unsentOf(next), dismissed: next.dismissed });
    this.#changed(next);
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

function failureOf(error: unknown): { reason: string; canResend: boolean; lost: boolean } {
  const known = error instanceof ApiError ? error : null;
  return { reason: reasonOf(error), canResend: !known || known.passing, lost: known?.kind === 'network' };
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.message : texts.errorServer;
}
