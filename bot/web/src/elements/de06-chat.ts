import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { HttpApi } from '../api.js';
import { canAsk, type Chat, leftElsewhere, newChat, type Outcome, type Turn } from '../chat.js';
import type { LeftQuestion, Notice } from '../contract.js';
import { Conversation } from '../conversation.js';
import { localityFrom } from '../locality.js';
import { NoticeClock, showing } from '../notices.js';
import { paletteOf } from '../palette.js';
import { firstSentence } from '../sentence.js';
import { Session } from '../session.js';
import { texts } from '../texts.js';
import './de06-actions.js';
import './de06-answer.js';
import type { De06Announcer } from './de06-announcer.js';
import './de06-announcer.js';
import './de06-clear.js';
import type { De06Composer } from './de06-composer.js';
import './de06-composer.js';
import './de06-failure.js';
import './de06-greeting.js';
import './de06-rating.js';
import type { ChatEvents } from './events.js';
import type { De06OwnData } from './de06-own-data.js';
import { headerView } from './header-view.js';
import { Leaving } from './leaving.js';
import { noticesView } from './notices-view.js';
import { reveal } from './reveal.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { chatStyles } from './styles/chat.js';
import { tokens } from './styles/tokens.js';
import { TextSize } from './text-size.js';
import { type TurnContext, turnView } from './turn-view.js';

/** An answer that takes longer than this is announced as being on its way. */
const patienceMilliseconds = 1500;

/** The whole chat: greeting, transcript and question box, and where focus, scroll and speech go. */
@customElement('de06-chat')
export class De06Chat extends LitElement {
  /** The commune's slug; without it, on the assistant's own page, the page address's ?locality= counts. */
  @property() locality: string | null = null;
  /** The root of the assistant, for a page of another site; empty on its own. */
  @property() site = '';
  /** Whether it stands in the widget's panel. */
  @property({ type: Boolean, reflect: true }) embedded = false;

  @state() private chat: Chat = newChat;
  @state() private ownData: 'closed' | 'open' | 'unavailable' = 'closed';
  @query('de06-composer') private composer!: De06Composer;
  @query('de06-announcer') private announcer!: De06Announcer;

  #session!: Session;
  #api!: HttpApi;
  #conversation!: Conversation;
  readonly #leaving = new Leaving(this, () => this.#conversation);
  readonly #textSize = new TextSize(this);
  readonly #noticeClock = new NoticeClock(() => this.requestUpdate());

  static override styles = [tokens, base, buttons, clearOfComposer, chatStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = this.lang || 'vi';
    document.addEventListener('visibilitychange', this.#onVisible);
    window.addEventListener('online', this.#onOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
    window.removeEventListener('online', this.#onOnline);
  }

  override firstUpdated(): void {
    this.locality = localityFrom(this.locality, this.embedded ? '' : window.location.search);
    this.#session = new Session(this.locality);
    this.composer.take(this.#session.record.draft);
    this.#api = new HttpApi(`${this.site}/api`);
    this.#conversation = new Conversation(this.#api, this.#session, this.locality, (chat) => this.#become(chat));
    void this.#start();
  }

  override render() {
    const { settings, turns } = this.chat;
    const busy = !canAsk(this.chat);
    const context = this.#context(busy);
    return html`
      ${headerView(settings, this.#textSize, this.embedded, () => this.composer.focus())}
      ${noticesView(this.#notices, (notice) => void this.#dismiss(notice))}
      <div class="body" tabindex="-1" @de06-ask=${this.#onAsk}>
        <de06-greeting .settings=${settings} ?busy=${busy}></de06-greeting>
        <div class="notice" role="status">${this.#notice()}</div>
        <ol role="list" aria-label=${texts.transcript} ?hidden=${turns.length === 0}>
          ${repeat(turns, (turn) => turn.key, (turn) => turnView(turn, context))}
        </ol>
        ${leftElsewhere(this.chat).map((left) => html`<de06-left .left=${left} .site=${this.site} alone></de06-left>`)}
        ${turns.length > 0 ? html`<de06-clear @de06-clear=${this.#onClear}></de06-clear>` : nothing}
        ${this.chat.conversationId ? this.#ownDataView(this.chat.conversationId) : nothing}
      </div>
      <div class="dock">
        <de06-composer ?busy=${busy} @de06-ask=${this.#onAsk} @de06-draft=${this.#onDraft}></de06-composer>
      </div>
      <de06-announcer></de06-announcer>
    `;
  }

  /** To the question box. */
  override focus(): void {
    this.composer.focus();
  }

  /** Says something to who does not see the page. */
  say(text: string): void {
    this.announcer.say(text);
  }

  get #notices(): Notice[] {
    return showing(this.chat.notices).filter(({ id }) => !this.chat.dismissed.includes(id));
  }

  #context(busy: boolean): TurnContext {
    return {
      chat: this.chat,
      busy,
      site: this.site,
      locality: this.locality,
      embedded: this.embedded,
      leaving: this.#leaving,
      resend: (turn) => void this.#resend(turn),
      edit: (turn) => this.#edit(turn),
      rate: (turnId, verdict) => void this.#conversation.rate(turnId, verdict),
    };
  }

  #ownDataView(conversation: string) {
    return this.ownData === 'open'
      ? html`<de06-own-data
          .api=${this.#api}
          .conversation=${conversation}
          @de06-erased=${() => this.#forget(texts.erased)}
          @de06-own-data-close=${this.#closeOwnData}
        ></de06-own-data>`
      : html`<div class="own-data">
          <button class="quiet" type="button" @click=${this.#openOwnData}>${texts.ownData}</button>
          <div role="status">${this.ownData === 'unavailable' ? html`<p>${texts.ownDataUnavailable}</p>` : nothing}</div>
        </div>`;
  }

  async #openOwnData(): Promise<void> {
    try {
      await import('./de06-own-data.js');
      this.ownData = 'open';
      await this.updateComplete;
      const part = this.renderRoot.querySelector<De06OwnData>('de06-own-data');
      await part?.updateComplete;
      part?.focus();
    } catch {
      this.ownData = 'unavailable';
    }
  }

  async #closeOwnData(): Promise<void> {
    this.ownData = 'closed';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.own-data button')?.focus();
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

  #become(chat: Chat): void {
    if (chat.settings !== this.chat.settings) {
      this.#paint(chat.settings.colour);
    }
    if (chat.left.length > 0) {
      // Comes with an answer that is already here; without it the page is as good as before.
      import('./de06-left.js').catch(() => {});
    }
    if (chat.notices !== this.chat.notices) {
      this.#noticeClock.watch(chat.notices);
    }
    this.chat = chat;
  }

  /** The pressed button goes away; the next one takes the focus, and after the last one what stands below. */
  async #dismiss(notice: Notice): Promise<void> {
    this.#conversation.dismiss(notice.id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.notices button, .body')?.focus();
  }

  #paint(colour: string | null): void {
    const palette = paletteOf(colour);
    if (palette) {
      this.style.setProperty('--de06-accent', palette.accent);
      this.style.setProperty('--de06-accent-strong', palette.strong);
      this.style.setProperty('--de06-accent-on-dark', palette.accentOnDark);
      this.style.setProperty('--de06-accent-text', palette.text);
      this.style.setProperty('--de06-accent-text-on-dark', palette.textOnDark);
    }
  }

  /** Whoever comes back to the tab wants to know whether a person has answered. */
  readonly #onVisible = async (): Promise<void> => {
    if (document.visibilityState === 'visible' && this.hasUpdated) {
      this.#announce(await this.#conversation.lookForAnswers());
    }
  };

  /** The network is back: what it had broken off is asked again, which the server answers once. */
  readonly #onOnline = async (): Promise<void> => {
    const turns = this.hasUpdated ? await this.#conversation.resendLost() : [];
    const last = turns[turns.length - 1];
    if (last) {
      this.say(spoken(last.outcome));
    }
  };

  #announce(answers: LeftQuestion[]): void {
    const last = answers[answers.length - 1];
    if (last) {
      this.say(`${texts.leftAnswered}: ${firstSentence(last.answer ?? '')}`);
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
    this.#forget(texts.cleared);
  }

  #forget(said: string): void {
    this.#leaving.close();
    this.ownData = 'closed';
    this.#conversation.clear();
    this.say(said);
    this.composer.focus();
  }

  /** Shows a question when it is asked, then its outcome, and says the outcome's first sentence. */
  async #follow(settling: Promise<Turn | null>): Promise<void> {
    const patience = window.setTimeout(() => this.say(texts.searching), patienceMilliseconds);
    const asked = this.chat.turns[this.chat.turns.length - 1];
    if (asked) {
      void this.#show(asked.key, true);
    }
    const turn = await settling;
    clearTimeout(patience);
    if (turn) {
      this.say(spoken(turn.outcome));
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
