import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Source } from '../contract.js';
import { formatDate } from '../dates.js';
import { texts } from '../texts.js';
import { safeUrl } from './answer-html.js';
import { base, clearOfComposer } from './styles/base.js';

/** The laws and pages that an answer leans on, folded away: the answer itself already names its legal basis. */
@customElement('de06-sources')
export class De06Sources extends LitElement {
  @property({ attribute: false }) sources: Source[] = [];

  static override styles = [
    base,
    clearOfComposer,
    css`
      :host {
        display: block;
        padding-top: 0.75rem;
        font-size: 0.9375rem;
        border-top: 1px solid var(--line);
      }

      summary {
        min-height: 2.75rem;
        padding: 0.6rem 0;
        font-weight: 600;
        cursor: pointer;
      }

      ul {
        margin-top: 0.25rem;
        padding-left: 1.25rem;
      }

      li {
        position: relative;
        overflow-wrap: anywhere;
      }

      li + li {
        margin-top: 0.35rem;
      }

      /* The whole entry takes the tap: a line of text alone is too low for a thumb. */
      a::after {
        position: absolute;
        top: -0.1rem;
        right: 0;
        bottom: -0.1rem;
        left: 0;
        content: '';
      }

      .checked {
        display: block;
        color: var(--text-quiet);
      }
    `,
  ];

  override render() {
    return html`
      <details>
        <summary>${texts.sources(this.sources.length)}</summary>
        <ul>
          ${this.sources.map((source) => html`<li>${this.#name(source)}${this.#checked(source)}</li>`)}
        </ul>
      </details>
    `;
  }

  #name(source: Source) {
    const name = [source.reference, source.title].filter(Boolean).join(', ') || source.url;
    const url = safeUrl(source.url);
    return url
      ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
          >${name}<span class="visually-hidden">${texts.opensNewTab}</span></a
        >`
      : html`<span>${name}</span>`;
  }

  #checked(source: Source) {
    const date = formatDate(source.verified);
    return date ? html` <span class="checked">${texts.verifiedOn(date)}</span>` : nothing;
  }
}
