import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer } from '../contract.js';
import { texts } from '../texts.js';
import { prepareAnswer } from './answer-html.js';
import './de06-sources.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { prose } from './styles/prose.js';
import { suggestionList, suggestionStyles } from './suggestions.js';

/** One answer: what the assistant says, on what grounds, and what can be asked next. */
@customElement('de06-answer')
export class De06Answer extends LitElement {
  @property({ attribute: false }) answer!: Answer;
  /** The root of the assistant. */
  @property() site = '';
  /** Whether it stands in a narrow place, whatever the screen. */
  @property({ type: Boolean }) narrow = false;
  @property({ type: Boolean }) busy = false;

  #content: DocumentFragment | null = null;

  static override styles = [
    base,
    buttons,
    suggestionStyles,
    prose,
    clearOfComposer,
    css`
      :host {
        display: block;
      }

      de06-sources,
      .next {
        margin-top: 1rem;
      }

      .next h3 {
        font-size: 0.9375rem;
        font-weight: 600;
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('answer') && changed.get('answer')?.html !== this.answer.html) {
      this.#content = prepareAnswer(this.answer.html, this.site, this.narrow);
    }
  }

  override render() {
    const { kind, sources, suggestions } = this.answer;
    return html`
      <div class="prose ${kind === 'answer' ? 'lead' : ''}">${this.#content}</div>
      <slot></slot>
      ${sources?.length > 0 ? html`<de06-sources .sources=${sources}></de06-sources>` : nothing}
      ${suggestions?.length > 0
        ? html`<section class="next">
            <h3>${this.answer.kind === 'clarify' ? texts.chooseOne : texts.askNext}</h3>
            ${suggestionList(this, suggestions, this.busy)}
          </section>`
        : nothing}
    `;
  }
}
