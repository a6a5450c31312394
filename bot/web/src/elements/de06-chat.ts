import { html, LitElement, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { HttpApi } from '../api.js';
import { canAsk, type Chat, leftElsewhere, leftOf, newChat, type Outcome, questionToLeave, type Turn } from '../chat.js';
import type { LeftQuestion } from '../contract.js';
import { Conversation } from '../conversation.js';
import { localityFrom } from '../locality.js';
import { firstSentence } from '../sentence.js';
import { Session } from '../session.js';
import { texts } from '../texts.js';
import './de06-answer.js';
import type { De06Announcer } from './de06-announcer.js';
import './de06-announcer.js';
import './de06-clear.js';
import type { De06Composer } from './de06-composer.js';
import './de06-composer.js';
import './de06-failure.js';
import './de06-greeting.js';
import type { De06Leave } from './de06-leave.js';
import './de06-leave.js';
import './de06-left.js';
import './de06-rating.js';
import type { ChatEvents } from './events.js';
import { Leaving } from './leaving.js';
import { reveal } from './reveal.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { chatStyles } from './styles/chat.js';
import { tokens } from './styles/tokens.js';

/** An answer that takes longer than this is announced as being on its way. */
const patienceMilliseconds = 1500;

/** The whole chat: greeting, transcript and question box, and where focus, scroll and speech go. */
@customElement('de06-chat')
export class De06Chat extends LitElement {
  /** The commune's slug; without it the page address's ?locality= counts. */
  @property() locality: string | null = null;
  /** Where the server's API lives. */
  @property() api = '/api';

  @state() private chat: Chat = newChat;
  @query('de06-composer') private composer!: De06Composer;
  @query('de06-announcer') private announcer!: De06Announcer;

  #session!: Session;
  #conversation!: Conversation;
  readonly #leaving = new Leaving(this, () => this.#conversation);

  static override styles = [tokens, base, buttons, clearOfComposer, chatStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = this.lang || 'vi';
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  override firstUpdated(): void {
    const locality = localityFrom(this.locality, window.location.search);
    this.#session = new Session(locality);
    this.composer.take(this.#session.record.draft);
    this.#conversation = new Conversation(new HttpApi(this.api), this.#session, locality, (chat) => (this.chat = chat));
    void this.#start();
  }

  override render() {
    const { localityName, mostAsked, turns } = this.chat;
    const busy = !canAsk(this.chat);
    return html`
      <div class="band">
        <header>
          ${emblem}
          <div>
            <h1>${texts.title}</h1>
            <p class="subtitle">${localityName ?? texts.subtitle}</p>
          </div>
          <button class="skip" type="button" @click=${() => this.composer.focus()}>${texts.skipToQuestion}</button>
        </header>
      </div>
      <div class="body" @de06-ask=${this.#onAsk}>
        <de06-greeting .localityName=${localityName} .mostAsked=${mostAsked} ?busy=${busy}></de06-greeting>
        <div class="notice" role="status">${this.#notice()}</div>
        <ol role="list" aria-label=${texts.transcript} ?hidden=${turns.length === 0}>
          ${repeat(turns, (turn) => turn.key, (turn) => this.#turn(turn, busy))}
        </ol>
        ${leftElsewhere(this.chat).map((left) => html`<de06-left .left=${left} alone></de06-left>`)}
        ${turns.length > 0 ? html`<de06-clear @de06-clear=${this.#onClear}></de06-clear>` : nothing}
      </div>
      <div class="dock">
        <de06-composer ?busy=${busy} @de06-ask=${this.#onAsk} @de06-draft=${this.#onDraft}></de06-composer>
      </div>
      <de06-announcer></de06-announcer>
    `;
  }

  #notice() {
    const { history, notice } = this.chat;
    if (history === 'failed') {
      return html`<p>
        ${texts.historyFailed}<br />
        <button type="button" @click=${() => this.#conversation.retryHistory()}>${texts.retryHistory}</button>
      </p>`;
    }
    const text = history === 'loading' ? texts.restoring : notice;
    return text ? html`<p>${text}</p>` : nothing;
  }

  #turn(turn: Turn, busy: boolean) {
    return html`
      <li class="turn" id="turn-${turn.key}">
        <h2 class="question" tabindex="-1"><span class="visually-hidden">${texts.youAsked} </span>${turn.question}</h2>
        <div class="outcome">${this.#outcome(turn, turn.outcome, busy)}</div>
      </li>
    `;
  }

  #outcome(turn: Turn, outcome: Outcome, busy: boolean) {
    switch (outcome.status) {
      case 'pending':
        return html`<p class="searching">${texts.searching}</p>`;
      case 'failed':
        return html`<de06-failure
          .reason=${outcome.reason}
          .canResend=${outcome.canResend}
          ?busy=${busy}
          @de06-resend=${() => this.#resend(turn)}
          @de06-edit=${() => this.#edit(turn)}
        ></de06-failure>`;
      case 'answered':
        return html`<div class="card">
          <p class="speaker">${texts.answered}</p>
          <de06-answer .answer=${outcome.answer} ?busy=${busy} @de06-leave=${() => this.#openLeaving(turn)}></de06-answer>
          ${this.#left(turn, outcome.answer.turnId)}
          ${outcome.answer.kind === 'smalltalk'
            ? nothing
            : html`<de06-rating
                .rating=${outcome.rating}
                @de06-rate=${({ detail }: CustomEvent<ChatEvents['de06-rate']>) =>
                  this.#conversation.rate(outcome.answer.turnId, detail.score, detail.comment)}
              ></de06-rating>`}
        </div>`;
    }
  }

  #left(turn: Turn, turnId: string) {
    const left = leftOf(this.chat, turnId).map((question) => html`<de06-left .left=${question}></de06-left>`);
    return this.#leaving.openAt === turn.key
      ? html`${left}<de06-leave
            .question=${questionToLeave(this.chat, turn.key)}
            .terms=${this.#leaving.terms}
            .reason=${this.#leaving.reason}
            ?sending=${this.#leaving.sending}
            @de06-leave-send=${({ detail }: CustomEvent<ChatEvents['de06-leave-send']>) => this.#leave(turn, turnId, detail)}
            @de06-leave-cancel=${() => this.#closeLeaving(turn)}
          ></de06-leave>`
      : left;
  }

  async #openLeaving(turn: Turn): Promise<void> {
    void this.#leaving.open(turn.key);
    await this.updateComplete;
    const form = this.renderRoot.querySelector<De06Leave>('de06-leave');
    await form?.updateComplete;
    form?.focus();
  }

  /** The button that opened the form is still there; the question above it takes the focus. */
  #closeLeaving(turn: Turn): void {
    this.#leaving.close();
    this.renderRoot.querySelector<HTMLElement>(`#turn-${turn.key} h2`)?.focus();
  }

  async #leave(turn: Turn, turnId: string, question: ChatEvents['de06-leave-send']): Promise<void> {
    const left = await this.#leaving.send(turnId, question);
    if (left) {
      this.announcer.say(texts.leftDone(left.code));
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#turn-${turn.key} h2`)?.focus();
    }
  }

  /** Whoever comes back to the tab wants to know whether a person has answered. */
  readonly #onVisible = async (): Promise<void> => {
    if (document.visibilityState === 'visible' && this.hasUpdated) {
      this.#announce(await this.#conversation.lookForAnswers());
    }
  };

  #announce(answers: LeftQuestion[]): void {
    const last = answers[answers.length - 1];
    if (last) {
      this.announcer.say(`${texts.leftAnswered}: ${firstSentence(last.answer ?? '')}`);
    }
  }

  async #start(): Promise<void> {
    await this.#conversation.start();
    const last = this.chat.turns[this.chat.turns.length - 1];
    if (last) {
      await this.#show(last.key, false);
    }
  }

  #onAsk(event: CustomEvent<ChatEvents['de06-ask']>): void {
    if (canAsk(this.chat)) {
      void this.#follow(this.#conversation.ask(event.detail.text));
    } else {
      event.preventDefault();
    }
  }

  #onDraft(event: CustomEvent<ChatEvents['de06-draft']>): void {
    this.#session.save({ draft: event.detail.text });
  }

  async #resend(turn: Turn): Promise<void> {
    const settled = this.#follow(this.#conversation.resend(turn.key));
    // The pressed button is gone; the question it belonged to takes the focus.
    const key = this.chat.turns[this.chat.turns.length - 1]?.key;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#turn-${key} h2`)?.focus({ preventScroll: true });
    await settled;
  }

  #edit(turn: Turn): void {
    this.composer.take(this.#conversation.withdraw(turn.key));
    this.composer.focus();
  }

  #onClear(): void {
    this.#leaving.close();
    this.#conversation.clear();
    this.announcer.say(texts.cleared);
    this.composer.focus();
  }

  /** Shows a question when it is asked, then its outcome, and says the outcome's first sentence. */
  async #follow(settling: Promise<Turn | null>): Promise<void> {
    const patience = window.setTimeout(() => this.announcer.say(texts.searching), patienceMilliseconds);
    const asked = this.chat.turns[this.chat.turns.length - 1];
    if (asked) {
      void this.#show(asked.key, true);
    }
    const turn = await settling;
    clearTimeout(patience);
    if (turn) {
      this.announcer.say(spoken(turn.outcome));
      await this.#show(turn.key, true);
    }
  }

  async #show(key: number, smooth: boolean): Promise<void> {
    await this.updateComplete;
    reveal(this.renderRoot.querySelector<HTMLElement>(`#turn-${key}`), smooth);
  }
}

function spoken(outcome: Outcome): string {
  switch (outcome.status) {
    case 'pending':
      return texts.searching;
    case 'failed':
      return `${texts.failed}. ${outcome.reason}`;
    case 'answered':
      return `${texts.answered}: ${firstSentence(outcome.answer.text)}`;
  }
}

const emblem = html`<svg viewBox="0 0 32 32" aria-hidden="true">${svg`
  <rect width="32" height="32" rx="7" fill="currentColor" />
  <path d="M8 8h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-9l-5 4v-4H8a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2z" fill="#fff" />
  <path d="M11 13h10M11 17h7" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
`}</svg>`;
