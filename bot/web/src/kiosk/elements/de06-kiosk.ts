import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiError } from '../../api-error.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { NoticeClock, showing } from '../../notices.js';
import { Attendant } from '../attendant.js';
import { Connection } from '../connection.js';
import type { KioskEvents } from '../events.js';
import { Idle } from '../idle.js';
import { Library } from '../library.js';
import { Outbox } from '../outbox.js';
import { placeFrom } from '../place.js';
import { qrCode } from '../qr.js';
import { Search } from '../search.js';
import { Server } from '../server.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskStyles } from '../styles/kiosk.js';
import { kioskTokens } from '../styles/kiosk-tokens.js';
import { kioskTexts } from '../texts.js';
import { isNewerThere } from '../update.js';
import { isPristine, isSameScreen, newVisit, type Screen, shown, type Visit } from '../visit.js';
import './kiosk-answer.js';
import './kiosk-ask.js';
import type { BarAction } from './kiosk-bar.js';
import './kiosk-bar.js';
import './kiosk-choice.js';
import './kiosk-dialog.js';
import './kiosk-home.js';
import './kiosk-topic.js';

const sizes = ['normal', 'large', 'largest'];
// A notice has to be there soon; the same bundle is not sent again.
const refreshMilliseconds = 60_000;

/** The whole kiosk: which screen is shown, how large, whether someone is there, and whether the server is. */
@customElement('de06-kiosk')
export class De06Kiosk extends LitElement {
  @state() private library: Library | null = null;
  @state() private failure = '';
  @state() private visit: Visit = newVisit;
  @state() private isThere = true;
  @state() private countdown: number | null = null;
  @state() private taken: KioskEvents['kiosk-take'] | null = null;
  @state() private size = 0;
  @state() private contrast = false;

  readonly #place = placeFrom(window.location.search);
  readonly #connection = new Connection((isThere) => this.#onConnection(isThere));
  readonly #server = new Server(this.#place, (isThere) => this.#connection.seen(isThere));
  readonly #outbox = new Outbox(this.#server);
  readonly #idle = new Idle({
    isNeeded: () => !this.#isPristine,
    countdown: (seconds) => (this.countdown = seconds),
    ended: () => this.#end(),
  });
  readonly #attendant = new Attendant(
    () => ({ place: this.#place, server: this.#server, outbox: this.#outbox, library: this.library!, search: this.#search }),
    (visit) => void this.#show(visit),
  );
  readonly #noticeClock = new NoticeClock(() => this.requestUpdate());
  #search = new Search([]);

  static override styles = [kioskTokens, base, buttons, kioskCommon, kioskStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.dataset['paper'] = this.#place.paper;
    for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
      window.addEventListener(sign, () => this.#idle.touched(), { passive: true });
    }
    window.addEventListener('keydown', (event) => this.#onKey(event));
    // A long touch would open the browser's own menu, which leads out of the kiosk.
    window.addEventListener('contextmenu', (event) => event.preventDefault());
    window.addEventListener('dragstart', (event) => event.preventDefault());
    window.setInterval(() => void this.#refresh(), refreshMilliseconds);
    this.#connection.start();
    void this.#load();
  }

  override render() {
    return html`
      <header>
        <div>
          <p class="title">${kioskTexts.title}</p>
          <p>${this.library?.bundle.locality?.name}</p>
        </div>
        <p class="help">${this.#help()}</p>
      </header>
      <div class="away no-print" role="status">${this.isThere ? nothing : html`<p>${kioskTexts.away}</p>`}</div>
      <main
        @kiosk-topic=${({ detail }: CustomEvent<KioskEvents['kiosk-topic']>) => this.#attendant.openTopic(detail.slug, detail.facet)}
        @kiosk-event=${({ detail }: CustomEvent<KioskEvents['kiosk-event']>) => this.#attendant.open({ kind: 'event', slug: detail.slug })}
        @kiosk-type=${({ detail }: CustomEvent<KioskEvents['kiosk-type']>) => this.#attendant.open({ kind: 'ask', draft: detail.draft })}
        @kiosk-ask=${({ detail }: CustomEvent<KioskEvents['kiosk-ask']>) => this.#ask(detail)}
        @kiosk-rate=${({ detail }: CustomEvent<KioskEvents['kiosk-rate']>) => this.#attendant.rate(detail.score)}
        @kiosk-heard=${() => this.#idle.touched()}
        @kiosk-take=${({ detail }: CustomEvent<KioskEvents['kiosk-take']>) => (this.taken = detail)}
      >
        ${this.library ? this.#screen(this.library, shown(this.visit)) : this.#loading()}
      </main>
      <kiosk-bar
        ?canGoBack=${this.visit.screens.length > 1}
        ?isPristine=${this.#isPristine}
        .size=${this.size}
        ?contrast=${this.contrast}
        @kiosk-act=${this.#onAct}
      ></kiosk-bar>
      ${this.#dialog()}
    `;
  }

  #screen(library: Library, screen: Screen) {
    const { asking, waiting, failure } = this.visit;
    switch (screen.kind) {
      case 'home':
        return html`<kiosk-home .library=${library} .notices=${showing(library.notices)}></kiosk-home>`;
      case 'ask':
        return html`<kiosk-ask
          .search=${this.#search}
          .draft=${screen.draft}
          .limit=${library.bundle.longestQuestion}
          ?busy=${asking !== null}
          .waiting=${waiting}
          .failure=${failure}
        ></kiosk-ask>`;
      case 'event': {
        const event = library.event(screen.slug);
        return html`<kiosk-choice .heading=${event?.name ?? ''} .topics=${library.topics(event?.topics ?? [])}></kiosk-choice>`;
      }
      case 'found':
        return html`<kiosk-choice
          .heading=${kioskTexts.foundTitle(screen.question)}
          .note=${screen.slugs.length > 0 ? kioskTexts.foundText : kioskTexts.foundNothing}
          .topics=${library.topics(screen.slugs)}
        ></kiosk-choice>`;
      case 'topic': {
        const topic = library.topic(screen.slug);
        return topic
          ? html`<kiosk-topic
              .library=${library}
              .topic=${topic}
              .facet=${screen.facet}
              .score=${screen.score}
              .sound=${this.#canSpeak ? this.#server.speechOf({ topic: screen.slug, facet: screen.facet }) : null}
              ?canAsk=${this.isThere}
            ></kiosk-topic>`
          : nothing;
      }
      case 'answer':
        return html`<kiosk-answer
          .library=${library}
          .question=${screen.question}
          .answer=${screen.answer}
          .score=${screen.score}
          .sound=${this.#canSpeak ? this.#server.speechOf({ turnId: screen.answer.turnId }) : null}
          ?busy=${asking !== null}
          .waiting=${waiting}
          .failure=${failure}
        ></kiosk-answer>`;
    }
  }

  #loading() {
    return this.failure
      ? html`<h1>${kioskTexts.loadFailed}</h1>
          <p>${this.failure}</p>
          <button type="button" @click=${() => this.#load()}>${kioskTexts.loadAgain}</button>`
      : html`<h1>${kioskTexts.loading}</h1>`;
  }

  #dialog() {
    if (this.countdown !== null) {
      return html`<kiosk-dialog
        .heading=${kioskTexts.idleTitle}
        .body=${html`<p>${kioskTexts.idleText(this.countdown)}</p>`}
        .choices=${[{ label: kioskTexts.idleStay, choose: () => this.#idle.touched() }]}
      ></kiosk-dialog>`;
    }
    return this.taken
      ? html`<kiosk-dialog
          .heading=${kioskTexts.takeTitle}
          .body=${html`<p>${kioskTexts.takeText}</p>
            ${qrCode(this.taken.address, kioskTexts.showQrOf(this.taken.label))}
            <p>${this.taken.address}</p>`}
          .choices=${[{ label: kioskTexts.close, choose: () => (this.taken = null) }]}
        ></kiosk-dialog>`
      : nothing;
  }

  #help(): string {
    const bundle = this.library?.bundle;
    if (!bundle) {
      return '';
    }
    const { hours, hotline } = bundle.locality ?? {};
    return [kioskTexts.help(bundle.desk), hours && kioskTexts.hours(hours), hotline && kioskTexts.hotline(hotline)].filter(Boolean).join('; ');
  }

  get #canSpeak(): boolean {
    return this.isThere && this.library?.bundle.speech === true;
  }

  get #isPristine(): boolean {
    return isPristine(this.visit) && this.taken === null && this.size === 0 && !this.contrast;
  }

  async #load(): Promise<void> {
    this.failure = '';
    try {
      const bundle = await this.#server.bundle();
      if (bundle.version !== this.library?.bundle.version) {
        this.#search = new Search(bundle.topics);
        this.library = new Library(bundle);
        this.#noticeClock.watch(this.library.notices);
      }
    } catch (error) {
      this.failure = this.library ? '' : error instanceof ApiError ? error.message : String(error);
    }
  }

  /** New content and a new build of the kiosk come in while nobody is there. */
  async #refresh(): Promise<void> {
    if (!this.#isPristine || !this.isThere) {
      return;
    }
    await this.#load();
    if ((await isNewerThere()) && this.#isPristine) {
      window.location.reload();
    }
  }

  #ask({ text, slug }: KioskEvents['kiosk-ask']): void {
    if (slug && !this.isThere) {
      this.#attendant.openTopic(slug);
    } else {
      void this.#attendant.ask(text, this.isThere);
    }
  }

  #onConnection(isThere: boolean): void {
    this.isThere = isThere;
    if (isThere) {
      void this.#outbox.send();
      void this.#load();
    }
  }

  #onAct({ detail: action }: CustomEvent<BarAction>): void {
    switch (action) {
      case 'back':
        return this.#attendant.back();
      case 'home':
        return this.#attendant.open({ kind: 'home' });
      case 'done':
        return this.#end();
      case 'size':
        return this.#look((this.size + 1) % sizes.length, this.contrast);
      case 'contrast':
        return this.#look(this.size, !this.contrast);
    }
  }

  /** Whoever starts to type on the first screen wants to ask. */
  #onKey(event: KeyboardEvent): void {
    const isTyping = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isTyping && this.library && !this.taken && this.countdown === null && shown(this.visit).kind === 'home') {
      event.preventDefault();
      this.#attendant.open({ kind: 'ask', draft: event.key });
    }
  }

  #end(): void {
    this.#idle.stop();
    this.taken = null;
    this.#look(0, false);
    this.#attendant.end();
    void this.#refresh();
  }

  #look(size: number, contrast: boolean): void {
    this.size = size;
    this.contrast = contrast;
    this.toggleAttribute('contrast', contrast);
    document.documentElement.dataset['size'] = sizes[size]!;
    document.documentElement.dataset['contrast'] = contrast ? 'high' : 'normal';
  }

  /** A new screen starts at its top, with the focus on its heading, so that a screen reader reads it. */
  async #show(visit: Visit): Promise<void> {
    const isNew = !isSameScreen(shown(visit), shown(this.visit));
    this.visit = visit;
    if (!isNew) {
      return;
    }
    await this.updateComplete;
    const main = this.renderRoot.querySelector('main')!;
    main.scrollTop = 0;
    const screen = main.firstElementChild as LitElement | null;
    await screen?.updateComplete;
    if (shown(visit).kind !== 'ask') {
      screen?.shadowRoot?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }
  }
}
