import { texts } from '../texts.js';

/** The server's HTML as nodes, with links that open safely and tables that scroll by themselves. */
export function prepareAnswer(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  const content = template.content;
  content.querySelectorAll('a').forEach(prepareLink);
  content.querySelectorAll('table').forEach(makeScrollable);
  return content;
}

/** Only addresses that a citizen can safely follow; everything else stays as text. */
export function safeUrl(url: string | null | undefined): string | null {
  return url && /^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(url) ? url : null;
}

function prepareLink(link: HTMLAnchorElement): void {
  const url = safeUrl(link.getAttribute('href'));
  if (url === null) {
    link.removeAttribute('href');
    return;
  }
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
