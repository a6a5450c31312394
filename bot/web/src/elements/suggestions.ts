import { css, html, type TemplateResult } from 'lit';
import type { Suggestion } from '../contract.js';
import { emit } from './events.js';

/**
 * Questions to tap. While an answer is on its way the buttons are marked as disabled but keep the focus,
 * which a truly disabled button would lose.
 */
export function suggestionList(host: Element, suggestions: Suggestion[], busy: boolean): TemplateResult {
  const pick = (suggestion: Suggestion) => {
    if (suggestion.action === 'leave-question') {
      emit(host, 'de06-leave', undefined);
    } else if (!busy) {
      emit(host, 'de06-ask', { text: suggestion.text });
    }
  };
  return html`
    <ul class="suggestions" role="list">
      ${suggestions.map(
        (suggestion) => html`
          <li>
            <button type="button" aria-disabled=${busy && !suggestion.action ? 'true' : 'false'} @click=${() => pick(suggestion)}>
              ${suggestion.label}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

export const suggestionStyles = css`
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 0.5rem;
    padding: 0;
    list-style: none;
  }

  .suggestions button {
    text-align: left;
    border-radius: 1.375rem;
  }
`;
