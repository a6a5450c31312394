import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { emptyRating, highestPoorScore, type RatingState, type Verdict } from '../rating.js';
import { texts } from '../texts.js';
import { emit } from './events.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { ratingStyles } from './styles/rating.js';

const longestComment = 500;

/** The citizen's verdict on one answer: score and reasons are sent at once, a comment when its button is pressed. */
@customElement('de06-rating')
export class De06Rating extends LitElement {
  @property({ attribute: false }) rating: RatingState = emptyRating;
  @state() private comment = '';

  static override styles = [base, buttons, clearOfComposer, ratingStyles];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rating') && !this.hasUpdated) {
      this.comment = this.rating.comment;
    }
  }

  override render() {
    return html`
      <fieldset>
        <legend>${texts.rate}</legend>
        <div class="scores">${texts.scores.map((label, index) => this.#choice(index + 1, label))}</div>
      </fieldset>
      <div class="outcome" role="status">${this.#outcome()}</div>
      ${this.rating.status === 'failed'
        ? html`<button type="button" @click=${() => this.#send({})}>
            ${texts.resend}
          </button>`
        : nothing}
      ${this.rating.score !== null && this.rating.score <= highestPoorScore ? this.#reasons() : nothing}
      ${this.rating.score === null ? nothing : this.#commentForm()}
    `;
  }

  #choice(score: number, label: string) {
    return html`
      <label>
        <input
          class="visually-hidden"
          type="radio"
          name="score"
          value=${score}
          .checked=${this.rating.score === score}
          @change=${() => this.#send({ score })}
        />
        <span class="face"><span class="number">${score}</span> <span class="word">${label}</span></span>
      </label>
    `;
  }

  #reasons() {
    const { reasons } = this.rating;
    const change = (reason: string) => (reasons.includes(reason) ? reasons.filter((other) => other !== reason) : [...reasons, reason]);
    return html`
      <fieldset class="reasons">
        <legend>${texts.reasons}</legend>
        ${texts.reasonList.map(
          (reason) => html`
            <label>
              <input
                class="visually-hidden"
                type="checkbox"
                .checked=${reasons.includes(reason)}
                @change=${() => this.#send({ reasons: change(reason) })}
              />
              <span class="face">${reason}</span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #commentForm() {
    return html`
      <form @submit=${this.#onSubmit}>
        <label for="comment">${texts.comment}</label>
        <textarea
          id="comment"
          rows="2"
          maxlength=${longestComment}
          autocomplete="off"
          .value=${this.comment}
          @input=${this.#onInput}
          @focus=${this.#uncover}
        ></textarea>
        <button type="submit" ?disabled=${this.comment.trim() === '' && this.rating.comment === ''}>
          ${texts.sendComment}
        </button>
      </form>
    `;
  }

  #outcome() {
    switch (this.rating.status) {
      case 'saving':
        return html`<p>${texts.ratingSaving}</p>`;
      case 'saved':
        return html`<p class="good">${texts.ratingSaved}</p>`;
      case 'failed':
        return html`<p class="bad">${texts.ratingFailed} ${this.rating.fault}</p>`;
      default:
        return nothing;
    }
  }

  /** On focus a browser shows only the caret's line of a text box; the rest may lie under the question box. */
  #uncover(event: FocusEvent): void {
    (event.target as HTMLTextAreaElement).scrollIntoView({ block: 'nearest' });
  }

  #onInput(event: InputEvent): void {
    this.comment = (event.target as HTMLTextAreaElement).value;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send({ comment: this.comment.trim() });
  }

  /** What is not changed goes along: on the server the new rating replaces the whole old one. */
  #send(change: Partial<Verdict>): void {
    const { score, comment, reasons } = this.rating;
    const verdict = { comment, reasons, ...change, score: change.score ?? score };
    if (verdict.score !== null) {
      emit(this, 'de06-rate', { ...verdict, score: verdict.score });
    }
  }
}
