import { html, type TemplateResult } from 'lit';
import { tell } from '../events.js';
import type { Topic } from '../library.js';

/** Topics to choose from, large enough for any finger. */
export function topicButtons(host: Element, topics: readonly Topic[]): TemplateResult {
  return html`<ul class="grid" role="list">
    ${topics.map(({ slug, name }) => html`<li><button type="button" @click=${() => tell(host, 'kiosk-topic', { slug })}>${name}</button></li>`)}
  </ul>`;
}
