import { texts } from '../texts.js';

/** From here on a screen shows the detail of an answer at once: there is room for it. */
const roomForDetail = '(min-width: 48rem)';

/**
 * The server's HTML as nodes, with links that open safely and tables that scroll by themselves.
 * @param site The root of the assistant, for its own pages; empty where the page itself is one of them.
 */
export function answerNodes(html: string, site = ''): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  const content = template.content;
  content.querySelectorAll('a').forEach((link) => prepareLink(link, site));
  content.querySelectorAll('table').forEach(makeScrollable);
  return content;
}

/**
 * The same with the detail folded away where there is no room for it.
 * @param narrow Whether the answer stands in a narrow place, whatever the screen.
 */
export function prepareAnswer(html: string, site: string, narrow: boolean): DocumentFragment {
  const content = answerNodes(html, site);
  const open = !narrow && window.matchMedia(roomForDetail).matches;
  content.querySelectorAll<HTMLElement>('div.detail').forEach((detail) => fold(detail, open));
  return content;
}

/** Only addresses that a citizen can safely follow; everything else stays as text. */
export function safeUrl(url: string | null | undefined, site = ''): string | null {
  if (!url || !/^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(url)) {
    return null;
  }
  return url.startsWith('/') ? site + url : url;
}

function prepareLink(link: HTMLAnchorElement, site: string): void {
  const url = safeUrl(link.getAttribute('href'), site);
  if (url === null) {
    link.removeAttribute('href');
    return;
  }
  link.href = url;
  if (/^(https?:|\/)/i.test(url)) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    const note = document.createElement('span');
    note.className = 'visually-hidden';
    note.textContent = texts.opensNewTab;
    link.append(note);
  }
}

/** A group rather than a landmark region: an answer with four tables would flood the list of landmarks. */
function makeScrollable(table: HTMLTableElement, index: number): void {
  const frame = document.createElement('div');
  frame.className = 'table-scroll';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', texts.table(index + 1));
  table.replaceWith(frame);
  frame.append(table);
}

function fold(detail: HTMLElement, open: boolean): void {
  const folded = document.createElement('details');
  const summary = document.createElement('summary');
  const steps = detail.querySelectorAll(':scope > ol > li').length;
  summary.textContent = steps > 1 ? texts.detailSteps(steps) : texts.detail;
  folded.open = open;
  detail.replaceWith(folded);
  folded.append(summary, detail);
}
