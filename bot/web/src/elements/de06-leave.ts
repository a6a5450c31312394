import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LeaveTerms } from '../contract.js';
import { texts } from '../texts.js';
import { emit } from './events.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { fields } from './styles/fields.js';

/** The form that leaves a question for a person. It keeps what was typed until the question has been taken. */
@customElement('de06-leave')
export class De06Leave extends LitElement {
  /** What is filled in at first. */
  @property() question = '';
  @property({ attribute: false }) terms: LeaveTerms | null = null;
  @property({ type: Boolean }) sending = false;
  /** Why the last attempt failed; empty when none has. */
  @property() reason = '';

  @state() private text: string | null = null;
  @query('textarea') private box!: HTMLTextAreaElement;
  @query('#name') private nameBox!: HTMLInputElement | null;
  @query('#phone') private phoneBox!: HTMLInputElement | null;

  static override styles = [
    base,
    buttons,
    clearOfComposer,
    fields,
    css`
      :host {
        display: block;
        margin-top: 1rem;
        padding-top: 0.875rem;
        border-top: 1px solid var(--line);
        font-size: 0.9375rem;
      }

      h3 {
        font-size: 1rem;
      }

      .bad {
        margin-top: 0.625rem;
        color: var(--accent-text);
      }
    `,
  ];

  override focus(): void {
    this.box.focus();
  }

  override render() {
    const text = this.text ?? this.question;
    return html`
      <form @submit=${this.#onSubmit} @keydown=${this.#onKey} aria-labelledby="title">
        <h3 id="title">${texts.leaveTitle}</h3>
        <label for="text">${texts.leaveText}</label>
        <textarea
          id="text"
          rows="4"
          maxlength=${this.terms?.longestText ?? 1000}
          required
          autocomplete="off"
          aria-describedby="masked"
          .value=${text}
          @input=${() => (this.text = this.box.value)}
        ></textarea>
        <p class="note" id="masked">${texts.leaveMasked}</p>
        ${this.terms?.asksContact ? this.#contact(this.terms.longestName) : nothing}
        <p class="note">${this.terms?.privacy ?? nothing}</p>
        <div class="actions">
          <button class="primary" type="submit" ?disabled=${text.trim() === '' || !this.terms || this.sending}>
            ${this.sending ? texts.leaveSending : texts.leaveSend}
          </button>
          <button type="button" @click=${this.#cancel}>${texts.leaveCancel}</button>
        </div>
        <div role="alert">${this.reason ? html`<p class="bad">${texts.leaveFailed} ${this.reason}</p>` : nothing}</div>
      </form>
    `;
  }

  #contact(longestName: number) {
    return html`
      <label for="name">${texts.leaveName}</label>
      <input id="name" maxlength=${longestName} autocomplete="name" />
      <label for="phone">${texts.leavePhone}</label>
      <input id="phone" type="tel" maxlength="20" autocomplete="tel" />
    `;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      // Not the panel around it is meant.
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    }
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.box.value.normalize('NFC').trim();
    if (text !== '' && !this.sending) {
      const [name, phone] = [this.nameBox, this.phoneBox].map((box) => box?.value.normalize('NFC').trim() ?? '');
      emit(this, 'de06-leave-send', { text, name: name ?? '', phone: phone ?? '' });
    }
  }

  #cancel(): void {
    emit(this, 'de06-leave-cancel', undefined);
  }
}
