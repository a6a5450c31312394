import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { formatEnd, type TimedNotice } from '../../notices.js';
import { tell } from '../events.js';
import { eventIcon } from '../icons.js';
import type { Library } from '../library.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';
import { topicButtons } from './topic-buttons.js';

/** Where every visitor starts: ask, choose what has happened in one's life, or what many ask. */
@customElement('kiosk-home')
export class KioskHome extends LitElement {
  @property({ attribute: false }) library!: Library;
  @property({ attribute: false }) notices: TimedNotice[] = [];

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      .notices > div {
        margin-bottom: 0.6rem;
        padding: 0.6rem 1rem;
        background: var(--surface);
        border: 2px solid var(--control);
        border-left-width: 10px;
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }

      .notices > .thien-tai {
        border-color: var(--accent);
      }

      .ask {
        width: 100%;
        min-height: 5rem;
        padding: 0.6rem 1.2rem;
        text-align: left;
        border: 3px solid var(--accent);
        border-radius: var(--radius);
      }

      .ask strong {
        display: block;
        font-size: 1.3rem;
        color: var(--accent-text);
      }

      .ask span {
        font-weight: 400;
        color: var(--text-quiet);
      }

      .events {
        grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
      }

      .events button {
        display: flex;
        align-items: center;
        gap: 0.7rem;
        min-height: 4.2rem;
      }

      .icon {
        flex: none;
        width: 2.4rem;
        height: 2.4rem;
        color: var(--accent-text);
      }

      @media (min-height: 1500px) {
        .events {
          grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
          font-size: 1.2rem;
        }

        .events button {
          min-height: 5.2rem;
        }
      }
    `,
  ];

  override render() {
    const { events, mostAsked } = this.library.bundle;
    const asked = this.library.topics(mostAsked);
    return html`
      <h1 class="visually-hidden" tabindex="-1">${kioskTexts.title}</h1>
      <div class="notices" aria-live="polite">
        ${this.notices.map(
          ({ kind, title, text, until }) => html`<div class="${kind}">
            <p><strong>${title}</strong></p>
            <p>${text}</p>
            <p>${kioskTexts.noticeUntil(formatEnd(until))}</p>
          </div>`,
        )}
      </div>
      <button class="ask" type="button" @click=${() => tell(this, 'kiosk-type', { draft: '' })}>
        <strong>${kioskTexts.askOpen}</strong><span>${kioskTexts.askExample}</span>
      </button>
      <section>
        <h2>${kioskTexts.events}</h2>
        <ul class="grid events" role="list">
          ${events.map(
            ({ slug, name }) => html`<li>
              <button type="button" @click=${() => tell(this, 'kiosk-event', { slug })}>${eventIcon(slug)}<span>${name}</span></button>
            </li>`,
          )}
        </ul>
      </section>
      ${asked.length > 0
        ? html`<section>
            <h2>${kioskTexts.mostAsked}</h2>
            ${topicButtons(this, asked)}
          </section>`
        : nothing}
    `;
  }
}
