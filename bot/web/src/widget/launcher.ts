import { contain } from './containment.js';
import { loadSettings } from './settings.js';
import { styles } from './styles.js';
import { texts } from './texts.js';

/** Less room than this in either direction, and the panel takes all of it. */
const narrow = '(max-width: 30rem), (max-height: 30rem)';

interface Chat extends HTMLElement {
  site: string;
}

/** The button on a page of another site, and the panel that it opens, in a shadow root of their own. */
export class Launcher {
  readonly #site: string;
  readonly #locality: string | null;
  readonly #host = document.createElement('de06-widget');
  readonly #root = this.#host.attachShadow({ mode: 'open' });
  readonly #button = element('button', 'open');
  readonly #panel = element('dialog');
  readonly #close = element('button', 'close', '×');
  readonly #chat = document.createElement('de06-chat') as Chat;
  readonly #wait = element('div', 'wait');
  readonly #narrow = window.matchMedia(narrow);

  constructor(site: string, locality: string | null) {
    this.#site = site;
    this.#locality = locality;
  }

  start(): void {
    if (!supportsSheets()) {
      this.#startAsLink();
      return;
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.#root.adoptedStyleSheets = [sheet];
    contain(this.#root);
    this.#build();
    document.body.append(this.#host);
    // A page must not decide by its root element how large the citizen reads: "medium" is the citizen's own size.
    this.#host.style.setProperty('--de06-rem', getComputedStyle(this.#host).fontSize);
    void this.#dress();
    // A panel that came by itself never takes all of the screen from the page.
    if (this.#wasOpen && !this.#narrow.matches) {
      void this.#open(false);
    }
  }

  get #page(): string {
    return `${this.#site}/${this.#locality ? `?locality=${encodeURIComponent(this.#locality)}` : ''}`;
  }

  #build(): void {
    this.#host.lang = 'vi';
    this.#button.append(picture(), texts.open);
    this.#button.addEventListener('click', () => void this.#open(true));
    this.#close.setAttribute('aria-label', texts.close);
    this.#close.slot = 'close';
    this.#close.addEventListener('click', () => this.#shut());
    this.#chat.setAttribute('embedded', '');
    this.#chat.setAttribute('site', this.#site);
    if (this.#locality) {
      this.#chat.setAttribute('locality', this.#locality);
    }
    this.#chat.append(this.#close, this.#wait);
    this.#panel.append(this.#chat);
    this.#panel.setAttribute('role', 'dialog');
    // Sent by the gesture that means "back", too.
    this.#panel.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#shut();
    });
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.preventDefault();
        this.#shut();
      }
    });
    this.#narrow.addEventListener('change', () => this.#refit());
    const region = element('div');
    region.setAttribute('role', 'region');
    region.append(this.#button, this.#panel);
    this.#name(region, texts.name);
    this.#root.append(region);
  }

  async #dress(): Promise<void> {
    const { name, colour } = await loadSettings(this.#site, this.#locality);
    if (name) {
      this.#name(this.#panel.parentElement!, name);
    }
    if (colour && /^#[0-9a-f]{6}$/i.test(colour)) {
      this.#host.style.setProperty('--de06-accent', colour);
    }
  }

  #name(region: Element, name: string): void {
    [region, this.#panel].forEach((part) => part.setAttribute('aria-label', name));
  }

  /** @param byHand Whether somebody has pressed the button; a page that opens again by itself leaves the focus alone. */
  async #open(byHand: boolean): Promise<void> {
    this.#remember(true);
    this.#button.hidden = true;
    this.#show();
    if (byHand) {
      this.#close.focus();
    }
    if (await this.#load()) {
      await customElements.whenDefined('de06-chat');
      // On a touch screen the keyboard would come up and cover the greeting.
      if (byHand && this.#root.activeElement === this.#close && window.matchMedia('(hover: hover)').matches) {
        await (this.#chat as Chat & { updateComplete?: Promise<unknown> }).updateComplete;
        this.#chat.focus();
      }
    }
  }

  /** All of the screen is modal: nothing behind it can be seen, so nothing behind it can have the focus. */
  #show(): void {
    const isFull = this.#narrow.matches;
    this.#panel.classList.toggle('full', isFull);
    if (isFull && typeof this.#panel.showModal === 'function') {
      this.#panel.showModal();
    } else {
      // What show() does, but for moving the focus.
      this.#panel.setAttribute('open', '');
    }
  }

  /** Rotated or resized while it is open: the focus stays where it was. */
  #refit(): void {
    if (this.#panel.hasAttribute('open')) {
      const focused = deepest(this.#root);
      this.#hide();
      this.#show();
      focused?.focus({ preventScroll: true });
    }
  }

  #shut(): void {
    this.#remember(false);
    this.#hide();
    this.#button.hidden = false;
    this.#button.focus();
  }

  #hide(): void {
    if (typeof this.#panel.close === 'function') {
      this.#panel.close();
    } else {
      this.#panel.removeAttribute('open');
    }
  }

  async #load(): Promise<boolean> {
    this.#wait.setAttribute('role', 'status');
    this.#wait.textContent = texts.loading;
    try {
      await import('../elements/de06-chat.js');
      return true;
    } catch {
      this.#offerOtherWays();
      return false;
    }
  }

  #offerOtherWays(): void {
    const retry = element('button', '', texts.retry);
    retry.addEventListener('click', () => {
      this.#close.focus();
      void this.#load();
    });
    const page = element('a', '', `${texts.page} ${texts.opensNewTab}`);
    toNewTab(page, this.#page);
    this.#wait.textContent = texts.failed;
    this.#wait.append(document.createElement('br'), retry, page);
  }

  /**
   * Without constructable style sheets (Safari before 16.4, Firefox before 101) a strict policy of the page would leave
   * the chat without style: the button then leads to the assistant's own page.
   */
  #startAsLink(): void {
    const link = element('a', '', `${texts.open} ${texts.opensNewTab}`);
    toNewTab(link, this.#page);
    const look = { position: 'fixed', right: '16px', bottom: '16px', padding: '12px 16px', font: '600 16px sans-serif', color: '#fff', background: '#a61c1c' };
    Object.assign(link.style, { ...look, 'border-radius': '24px', 'z-index': '2147483646' });
    this.#root.append(link);
    this.#host.lang = 'vi';
    document.body.append(this.#host);
  }

  get #wasOpen(): boolean {
    return attempt(() => sessionStorage.getItem(this.#key)) === '1';
  }

  get #key(): string {
    return `de06-widget-open:${this.#locality ?? ''}`;
  }

  #remember(open: boolean): void {
    attempt(() => (open ? sessionStorage.setItem(this.#key, '1') : sessionStorage.removeItem(this.#key)));
  }
}

function supportsSheets(): boolean {
  return 'adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  if (made instanceof HTMLButtonElement) {
    made.type = 'button';
  }
  return made;
}

function toNewTab(link: HTMLAnchorElement, address: string): void {
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
}

function picture(): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  const bubble = document.createElementNS(space, 'path');
  bubble.setAttribute('fill', 'currentColor');
  bubble.setAttribute('d', 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm2 5v2h12V8zm0 4v2h8v-2z');
  drawing.append(bubble);
  return drawing;
}

/** The focused element, through all shadow roots. */
function deepest(root: ShadowRoot): HTMLElement | null {
  let focused = root.activeElement;
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement;
  }
  return focused as HTMLElement | null;
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
