import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { tell } from '../events.js';
import { face } from '../icons.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';

/** Five faces; one touch is all. */
@customElement('kiosk-rating')
export class KioskRating extends LitElement {
  @property({ type: Number }) score: number | null = null;

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      :host {
        padding-top: 1rem;
        border-top: 1px solid var(--line);
      }

      .faces {
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        gap: 0.5rem;
        margin-top: 0.6rem;
      }

      button {
        display: grid;
        justify-items: center;
        align-content: start;
        gap: 0.3rem;
        width: 100%;
        height: 100%;
        padding: 0.6rem 0.2rem;
        font-weight: 400;
        line-height: 1.25;
        color: var(--text);
        overflow-wrap: normal;
      }

      .face {
        width: 3rem;
        height: 3rem;
        color: var(--accent-text);
      }

      [aria-pressed='true'] .face {
        color: var(--on-accent);
      }

      .good {
        margin-top: 0.6rem;
        color: var(--good);
        font-weight: 600;
      }
    `,
  ];

  override render() {
    return html`
      <h2 id="rate">${kioskTexts.rate}</h2>
      <ul class="faces" role="list" aria-labelledby="rate">
        ${kioskTexts.scores.map(
          (label, at) => html`<li>
            <button type="button" aria-pressed=${this.score === at + 1} @click=${() => tell(this, 'kiosk-rate', { score: at + 1 })}>
              ${face(at + 1)}<span>${label}</span>
            </button>
          </li>`,
        )}
      </ul>
      <div role="status">${this.score === null ? nothing : html`<p class="good">${kioskTexts.rated}</p>`}</div>
    `;
  }
}
