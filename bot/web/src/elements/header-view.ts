import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Settings } from '../contract.js';
import { texts } from '../texts.js';
import type { TextSize } from './text-size.js';

/** Who answers, the size of the text, and in the widget the way out. */
export function headerView(settings: Settings, textSize: TextSize, embedded: boolean, onSkip: () => void): TemplateResult {
  const title = settings.name ?? texts.title;
  return html`
    <div class="band">
      <div class="header">
        ${embedded ? nothing : emblem}
        <div class="names">
          ${embedded ? html`<h2 class="title">${title}</h2>` : html`<h1 class="title">${title}</h1>`}
          <p class="subtitle">${settings.place ?? texts.subtitle}</p>
        </div>
        <button class="skip" type="button" @click=${onSkip}>${texts.skipToQuestion}</button>
        <div class="sizes" role="group" aria-label=${texts.textSize}>
          <button type="button" aria-label=${texts.smaller} aria-disabled=${!textSize.canShrink} @click=${() => textSize.canShrink && textSize.change(-1)}>A−</button>
          <button type="button" aria-label=${texts.larger} aria-disabled=${!textSize.canGrow} @click=${() => textSize.canGrow && textSize.change(1)}>A+</button>
        </div>
        <slot name="close"></slot>
      </div>
    </div>
  `;
}

const emblem = html`<svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">${svg`
  <rect width="32" height="32" rx="7" fill="currentColor" />
  <path d="M8 8h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-9l-5 4v-4H8a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2z" fill="#fff" />
  <path d="M11 13h10M11 17h7" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
`}</svg>`;
