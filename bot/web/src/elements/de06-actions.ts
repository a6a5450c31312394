import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer } from '../contract.js';
import { texts } from '../texts.js';
import { copyText } from './clipboard.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';

/** What can be done with an answer: copy it, print it, hand on the page of its procedure. */
@customElement('de06-actions')
export class De06Actions extends LitElement {
  @property() question = '';
  @property({ attribute: false }) answer!: Answer;
  /** The root of the assistant. */
  @property() site = '';
  @property() locality: string | null = null;

  @state() private done = '';

  static override styles = [
    base,
    buttons,
    clearOfComposer,
    css`
      :host {
        display: block;
        margin-top: 0.75rem;
        font-size: 0.9375rem;
      }

      p {
        margin-top: 0.375rem;
        color: var(--good);
      }
    `,
  ];

  override render() {
    return html`
      <div class="actions">
        <button type="button" @click=${this.#copy}>${texts.copy}</button>
        <button type="button" @click=${this.#print}>${texts.print}</button>
        ${this.#page ? html`<button type="button" @click=${this.#share}>${texts.share}</button>` : nothing}
      </div>
      <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
    `;
  }

  /** The plain page of the procedure, at the part that answered. A plan has none. */
  get #page(): string | null {
    const { topic, facet } = this.answer;
    if (!topic || topic.includes(':')) {
      return null;
    }
    const root = this.site || window.location.origin;
    return `${root}/t/${topic}${this.locality ? `?locality=${this.locality}` : ''}${facet ? `#${facet}` : ''}`;
  }

  async #copy(): Promise<void> {
    const { text } = this.answer;
    const page = this.#page;
    await this.#put([this.question, text, page && `${texts.page} ${page}`].filter(Boolean).join('\n\n'), texts.copied);
  }

  /** What is seldom asked for is loaded when it is. */
  async #print(): Promise<void> {
    this.done = '';
    const print = await import('./print.js').catch(() => null);
    if (!print) {
      this.done = texts.errorNetwork;
      return;
    }
    print.printAnswer({ question: this.question, answer: this.answer, site: this.site, page: this.#page }, this.renderRoot as ShadowRoot);
  }

  async #share(): Promise<void> {
    const url = this.#page ?? '';
    if (typeof navigator.share !== 'function') {
      await this.#put(url, texts.linkCopied);
      return;
    }
    try {
      await navigator.share({ title: this.question, url });
    } catch (error) {
      // Who closes the sheet has changed their mind; a page that may not share can still copy.
      if ((error as DOMException).name !== 'AbortError') {
        await this.#put(url, texts.linkCopied);
      }
    }
  }

  async #put(text: string, done: string): Promise<void> {
    this.done = '';
    const copied = await copyText(text, this.renderRoot as ShadowRoot);
    this.done = copied ? done : texts.notCopied;
  }
}
