import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Settings } from '../contract.js';
import { texts } from '../texts.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';
import { suggestionList, suggestionStyles } from './suggestions.js';

/** Who speaks, what it can do, what not to type, and what others ask. */
@customElement('de06-greeting')
export class De06Greeting extends LitElement {
  @property({ attribute: false }) settings!: Settings;
  @property({ type: Boolean }) busy = false;

  static override styles = [
    base,
    buttons,
    suggestionStyles,
    clearOfComposer,
    css`
      :host {
        display: block;
      }

      .hello {
        font-size: 1.25rem;
        font-weight: 600;
        line-height: 1.4;
      }

      .abilities {
        margin-top: 0.5rem;
      }

      .privacy {
        margin-top: 0.75rem;
        padding: 0.625rem 0.875rem;
        font-size: 0.9375rem;
        background: var(--surface);
        border-left: 4px solid var(--accent);
        border-radius: 0 0.5rem 0.5rem 0;
      }

      h2 {
        margin-top: 1.25rem;
        font-size: 1rem;
        font-weight: 600;
      }
    `,
  ];

  override render() {
    const { greeting, place, mostAsked } = this.settings;
    return html`
      <p class="hello">${greeting ?? texts.greeting(place)}</p>
      <p class="abilities">${texts.abilities}</p>
      <p class="privacy">${texts.privacy}</p>
      ${mostAsked.length > 0
        ? html`<h2>${texts.mostAsked}</h2>
            ${suggestionList(this, mostAsked, this.busy)}`
        : nothing}
    `;
  }
}
