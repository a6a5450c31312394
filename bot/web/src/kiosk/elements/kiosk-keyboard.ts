import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import type { Tone } from '../telex.js';
import { kioskTexts } from '../texts.js';

export type Key = { sign: string } | { tone: Tone } | 'erase' | 'telex';

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm,.', 'ăâđêôơư?-/'];
const toneSigns = ['á', 'à', 'ả', 'ã', 'ạ'];

/**
 * A Vietnamese keyboard on the screen: Telex, and beside it a key for each letter and each tone, for those who do not
 * know Telex. The keys leave the focus in the text box.
 */
@customElement('kiosk-keyboard')
export class KioskKeyboard extends LitElement {
  @property({ type: Boolean }) telex = true;
  @state() private shift = false;

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      .keys {
        display: grid;
        grid-template-columns: repeat(10, minmax(64px, 1fr));
        gap: 8px;
      }

      button {
        padding: 0;
        min-width: 64px;
        min-height: 64px;
        font-size: max(1.1rem, 28px);
        line-height: 1;
        color: var(--text);
      }

      button:active {
        background: var(--surface-quiet);
        border-color: var(--text);
      }

      .tone {
        color: var(--accent-text);
        background: var(--surface-quiet);
      }

      .two {
        grid-column: span 2;
      }

      .three {
        grid-column: span 3;
      }

      .word {
        font-size: max(0.9rem, 24px);
      }

      svg {
        width: 1.4em;
        height: 1.4em;
        vertical-align: middle;
      }
    `,
  ];

  override render() {
    const [numbers, first, second, third, letters] = rows.map((row) => [...row].map((sign) => this.#sign(sign)));
    return html`
      <div class="keys" role="group" aria-label=${kioskTexts.keyboard} @pointerdown=${(event: Event) => event.preventDefault()}>
        ${numbers}${first}${second}
        <button type="button" aria-label=${kioskTexts.erase} @click=${() => this.#press('erase')}>${eraseIcon}</button>
        <button type="button" aria-label=${kioskTexts.shift} aria-pressed=${this.shift} @click=${() => (this.shift = !this.shift)}>⇧</button>
        ${third}${letters}
        ${toneSigns.map(
          (sign, at) => html`<button class="tone" type="button" aria-label=${kioskTexts.tones[at]!} @click=${() => this.#press({ tone: (at + 1) as Tone })}>${sign}</button>`,
        )}
        <button class="two word" type="button" aria-pressed=${this.telex} title=${kioskTexts.telexHint} @click=${() => this.#press('telex')}>${kioskTexts.telex}</button>
        <button class="three word" type="button" @click=${() => this.#press({ sign: ' ' })}>${kioskTexts.space}</button>
      </div>
    `;
  }

  #sign(sign: string): TemplateResult {
    const shown = this.shift ? sign.toUpperCase() : sign;
    return html`<button type="button" @click=${() => this.#press({ sign: shown })}>${shown}</button>`;
  }

  #press(key: Key): void {
    this.dispatchEvent(new CustomEvent<Key>('kiosk-key', { detail: key }));
    this.shift = false;
  }
}

const eraseIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M9 5h12v14H9l-6-7zM12.5 9.5l5 5M17.5 9.5l-5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"></path>
</svg>`;
