import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LeftQuestion } from '../contract.js';
import { formatDate } from '../dates.js';
import { texts } from '../texts.js';
import { base, clearOfComposer } from './styles/base.js';

/** A question that was left for a person: its code, how far it has come, and the answer. */
@customElement('de06-left')
export class De06Left extends LitElement {
  @property({ attribute: false }) left!: LeftQuestion;
  /** The root of the assistant. */
  @property() site = '';
  /** Whether the question itself is repeated, because it does not stand above. */
  @property({ type: Boolean }) alone = false;

  static override styles = [
    base,
    clearOfComposer,
    css`
      :host {
        display: block;
        margin-top: 1rem;
        padding: 0.75rem 1rem;
        font-size: 0.9375rem;
        background: var(--surface-quiet);
        border: 1px solid var(--line);
        border-left: 4px solid var(--accent);
        border-radius: var(--radius);
      }

      h3 {
        font-size: 1rem;
      }

      .code {
        font-family: ui-monospace, Consolas, 'Noto Sans Mono', monospace;
        font-size: 1.125rem;
        letter-spacing: 0.06em;
        white-space: nowrap;
      }

      .plain {
        margin: 0.375rem 0;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }

      .note {
        font-size: 0.875rem;
        color: var(--text-quiet);
      }
    `,
  ];

  override render() {
    const { code, question, answer, answeredAt, stateLabel, keptUntil } = this.left;
    const readable = `${code.slice(0, 4)}-${code.slice(4)}`;
    return html`
      <h3>${answer ? texts.leftAnswer(formatDate(answeredAt)) : texts.leftTitle}</h3>
      ${this.alone || !answer ? html`<p class="plain">${question}</p>` : nothing}
      ${answer ? html`<p class="plain">${answer}</p>` : nothing}
      <p>${texts.leftCode} <strong class="code">${readable}</strong></p>
      ${answer
        ? nothing
        : html`<p>
            ${texts.leftState(stateLabel)} ${texts.leftKeep}
            <a href="${this.site}/cau-hoi" target="_blank" rel="noopener noreferrer"
              >${texts.leftPage}<span class="visually-hidden">${texts.opensNewTab}</span></a
            >.
          </p>`}
      <p class="note">${texts.leftKeptUntil(formatDate(keptUntil))}</p>
    `;
  }
}
