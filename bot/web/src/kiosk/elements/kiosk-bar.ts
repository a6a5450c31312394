import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';

export type BarAction = 'back' | 'home' | 'size' | 'contrast' | 'done';

/** The controls at the lower edge, within reach of someone who sits in a wheelchair. */
@customElement('kiosk-bar')
export class KioskBar extends LitElement {
  @property({ type: Boolean }) canGoBack = false;
  @property({ type: Boolean }) isPristine = true;
  @property({ type: Number }) size = 0;
  @property({ type: Boolean }) contrast = false;

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        padding: 0.5rem 1rem;
        background: var(--surface);
        border-top: 1px solid var(--line);
      }

      button {
        padding: 0.4rem 0.7rem;
      }

      .done {
        margin-left: auto;
      }

      button[aria-disabled='true'] {
        color: var(--text-quiet);
        border-color: var(--line);
        cursor: default;
      }
    `,
  ];

  override render() {
    return html`<nav class="no-print" aria-label=${kioskTexts.tools}>
      ${this.#button('back', kioskTexts.back, !this.canGoBack)} ${this.#button('home', kioskTexts.home, !this.canGoBack)}
      <button type="button" @click=${() => this.#act('size')}>${kioskTexts.textSize}: ${kioskTexts.sizes[this.size]}</button>
      <button type="button" aria-pressed=${this.contrast} @click=${() => this.#act('contrast')}>${kioskTexts.contrast}</button>
      ${this.isPristine ? '' : html`<button class="done primary" type="button" @click=${() => this.#act('done')}>${kioskTexts.done}</button>`}
    </nav>`;
  }

  /** Stays where it is when there is nothing to do, so that nobody touches another one instead. */
  #button(action: BarAction, label: string, isOff: boolean) {
    return html`<button type="button" aria-disabled=${isOff} @click=${() => isOff || this.#act(action)}>${label}</button>`;
  }

  #act(action: BarAction): void {
    this.dispatchEvent(new CustomEvent<BarAction>('kiosk-act', { detail: action }));
  }
}
