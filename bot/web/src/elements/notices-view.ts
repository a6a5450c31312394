import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../contract.js';
import { formatEnd } from '../notices.js';
import { texts } from '../texts.js';

/** The bar of notices. It is always there, so that screen readers hear what comes into it. */
export function noticesView(notices: readonly Notice[], dismiss: (notice: Notice) => void): TemplateResult {
  return html`<div class="notices" aria-live="polite">
    ${notices.map(
      (notice) => html`<div class="${notice.kind}">
        <p><strong>${notice.title}</strong></p>
        <button type="button" aria-label=${texts.noticeHideOf(notice.title)} @click=${() => dismiss(notice)}>${texts.noticeHide}</button>
        <p>${notice.text}</p>
        <p>
          ${texts.noticeUntil(formatEnd(notice.until))}
          ${notice.url ? html`<a href=${notice.url} target="_blank" rel="noopener noreferrer">${texts.noticeMore}${texts.opensNewTab}</a>` : nothing}
        </p>
      </div>`,
    )}
  </div>`;
}
