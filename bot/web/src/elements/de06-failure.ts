import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { texts } from '../texts.js';
import { emit } from './events.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';

/** A question that did not get through: why, and the two ways on. */
@customElement('de06-failure')
export class De06Failure extends LitElement {
  @property() reason = '';
  @property({ type: Boolean }) canResend = false;
  @property({ type: Boolean }) busy = false;

  static override styles = [
    base,
    buttons,
    clearOfComposer,
    css`
      :host {
        display: block;
        padding: 0.875rem 1rem;
        background: var(--danger-ground);
        border: 1px solid var(--accent-text);
        border-radius: var(--radius);
      }

      strong {
        display: block;
        color: var(--accent-text);
      }

      .actions {
        margin-top: 0.75rem;
      }
    `,
  ];

  override render() {
    return html`
      <p><strong>${texts.failed}</strong> ${this.reason} ${texts.questionKept}</p>
      <div class="actions">
        ${this.canResend
          ? html`<button class="primary" type="button" aria-disabled=${this.busy} @click=${this.#resend}>
              ${texts.resend}
            </button>`
          : nothing}
        <button type="button" @click=${() => emit(this, 'de06-edit', undefined)}>${texts.edit}</button>
      </div>
    `;
  }

  #resend(): void {
    if (!this.busy) {
      emit(this, 'de06-resend', undefined);
    }
  }
}
