import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base } from './styles/base.js';

const staysMilliseconds = 3000;

/**
 * Speaks to screen readers. It is the only live region for answers: a live transcript would be read again as a
 * whole with each message. Emptied afterwards, so that nobody finds a stray sentence at the page's end.
 */
@customElement('de06-announcer')
export class De06Announcer extends LitElement {
  @state() private said = '';
  #timer = 0;

  static override styles = base;

  say(text: string): void {
    this.said = text;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.said = ''), staysMilliseconds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this.said}</div>`;
  }
}
