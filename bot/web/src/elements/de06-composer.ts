import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { texts } from '../texts.js';
import { emit } from './events.js';
import { base } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { composerStyles } from './styles/composer.js';

const longestQuestion = 1000;
const countFrom = 800;
/** A screen reader hears how much is left only here; a count with each letter would drown the typing. */
const spokenRemainders = [0, 20, 50, 100, 200];

/** The question box. It gives its text away only when the chat has taken it. */
@customElement('de06-composer')
export class De06Composer extends LitElement {
  @property({ type: Boolean }) busy = false;
  @state() private text = '';
  @query('textarea') private box!: HTMLTextAreaElement;

  static override styles = [base, buttons, composerStyles];

  override focus(): void {
    this.box.focus();
  }

  /** Puts a text in front of what is already there: neither may be lost. */
  take(text: string): void {
    this.#become(this.text.trim() === '' ? text : `${text}\n${this.text}`);
  }

  override render() {
    const remaining = longestQuestion - this.text.length;
    const spoken = spokenRemainders.find((step) => remaining <= step);
    return html`
      <form @submit=${this.#onSubmit} aria-label=${texts.questionLabel}>
        <label class="visually-hidden" for="question">${texts.questionLabel}</label>
        <div class="row">
          <div class="field">
            <div class="mirror" aria-hidden="true">${this.text}&#8203;</div>
            <textarea
              id="question"
              rows="1"
              maxlength=${longestQuestion}
              placeholder=${texts.questionPlaceholder}
              aria-describedby="hint count"
              autocomplete="off"
              enterkeyhint="send"
              .value=${this.text}
              @input=${() => this.#become(this.box.value)}
              @keydown=${this.#onKey}
            ></textarea>
          </div>
          <button class="primary" type="submit" ?disabled=${!this.#sendable}>${texts.send}</button>
        </div>
        <p class="below">
          <span id="hint">${texts.questionHint}</span>
          <span id="count">${this.text.length >= countFrom ? texts.remaining(remaining) : nothing}</span>
          <span class="visually-hidden" role="status">${spoken === undefined ? nothing : texts.remaining(spoken)}</span>
        </p>
      </form>
    `;
  }

  get #sendable(): boolean {
    return !this.busy && this.text.trim() !== '' && this.text.length <= longestQuestion;
  }

  #onKey(event: KeyboardEvent): void {
    // While an input method composes (Telex, VNI), Enter belongs to it; Safari only tells by the code 229.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      this.#send();
    }
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
  }

  #send(): void {
    if (this.#sendable && emit(this, 'de06-ask', { text: this.text })) {
      this.#become('');
      this.focus();
    }
  }

  #become(text: string): void {
    this.text = text;
    emit(this, 'de06-draft', { text });
  }
}
