import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, Source, Suggestion } from '../../contract.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { tell } from '../events.js';
import type { Library } from '../library.js';
import { qrCode } from '../qr.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';
import './kiosk-rating.js';
import './kiosk-text.js';
import './kiosk-tools.js';

/** Where a question is left for a person: typed on one's own phone, not on a screen that others see. */
const leavePath = '/cau-hoi/de-lai';

/** The server's answer to a question, and what can be asked next. */
@customElement('kiosk-answer')
export class KioskAnswer extends LitElement {
  @property({ attribute: false }) library!: Library;
  @property() question = '';
  @property({ attribute: false }) answer!: Answer & { topic?: string | null; facet?: string | null };
  @property({ attribute: false }) score: number | null = null;
  @property({ attribute: false }) sound: string | null = null;
  @property({ type: Boolean }) busy = false;
  /** Why a busy server has asked to wait; empty when it has not. */
  @property() waiting = '';
  @property() failure = '';

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      .asked {
        color: var(--text-quiet);
        font-size: 1rem;
        font-weight: 400;
      }

      h1 {
        overflow-wrap: anywhere;
        margin-bottom: 0.8rem;
      }

      .leave {
        display: grid;
        grid-template-columns: 8rem 1fr;
        align-items: center;
        gap: 1rem;
      }

      :host {
        max-width: 56rem;
      }

      summary {
        min-height: var(--target);
        padding: 0.6rem 0;
        font-weight: 600;
        cursor: pointer;
      }

      .sources {
        margin-top: 1rem;
      }

      .sources li {
        padding: 0.2rem 0;
        overflow-wrap: anywhere;
      }

      .bad {
        color: var(--accent-text);
        font-weight: 600;
      }

      kiosk-rating {
        margin-top: 1.2rem;
      }
    `,
  ];

  override render() {
    const { answer, library } = this;
    const next = answer.suggestions.filter(({ action }) => action !== 'leave-question');
    return html`
      <h1 tabindex="-1"><span class="asked">${kioskTexts.youAsked}</span> ${this.question}</h1>
      <kiosk-text .html=${answer.html} .phoneAddress=${(path: string) => library.phoneAddress(path)}></kiosk-text>
      <div class="no-print" role="status">${this.busy ? html`<p>${this.waiting ? kioskTexts.waiting(this.waiting) : kioskTexts.asking}</p>` : this.failure ? html`<p class="bad">${this.failure}</p>` : nothing}</div>
      ${next.length > 0 ? this.#next(next) : nothing}
      ${answer.suggestions.length > next.length ? this.#leave() : nothing}
      <kiosk-tools .speech=${{ source: this.sound, text: answer.text }} .address=${this.#phonePage()} .label=${this.question}></kiosk-tools>
      ${answer.kind === 'smalltalk' ? nothing : html`<kiosk-rating class="no-print" .score=${this.score}></kiosk-rating>`}
      ${answer.sources.length > 0
        ? html`<details class="sources no-print">
            <summary>${kioskTexts.sources}</summary>
            <ul role="list">
              ${answer.sources.map((source) => html`<li>${nameOf(source)}</li>`)}
            </ul>
          </details>`
        : nothing}
    `;
  }

  #next(suggestions: Suggestion[]) {
    return html`<section class="no-print">
      <h2>${this.answer.kind === 'clarify' ? kioskTexts.chooseOne : kioskTexts.askNext}</h2>
      <ul class="grid" role="list">
        ${suggestions.map(
          ({ label, text }) => html`<li>
            <button type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.busy || tell(this, 'kiosk-ask', { text })}>${label}</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #leave() {
    const locality = this.library.bundle.locality?.slug;
    const address = this.library.phoneAddress(leavePath + (locality ? `?locality=${locality}` : ''));
    return html`<section class="leave">
      ${qrCode(address, kioskTexts.showQrOf(kioskTexts.leaveTitle))}
      <div>
        <h2>${kioskTexts.leaveTitle}</h2>
        <p>${kioskTexts.leaveText}</p>
      </div>
    </section>`;
  }

  /** The page that says the same on a phone: the citizen's own list, the topic's page, else the question box. */
  #phonePage(): string {
    const { answer, library } = this;
    const list = /href="(\/danh-sach\/[^"]*)"/.exec(answer.html)?.[1]?.replace(/&amp;/g, '&');
    const topic = answer.topic && library.topic(answer.topic) ? `/t/${answer.topic}${answer.facet ? `#${answer.facet}` : ''}` : null;
    const locality = library.bundle.locality?.slug;
    return library.phoneAddress(list ?? topic ?? `/${locality ? `?locality=${locality}` : ''}`);
  }
}

function nameOf({ reference, title, url }: Source): string {
  return [reference, title].filter(Boolean).join(', ') || url || '';
}
