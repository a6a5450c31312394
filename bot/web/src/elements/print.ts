import { css } from 'lit';
import type { Answer } from '../contract.js';
import { texts } from '../texts.js';
import { prepareAnswer } from './answer-html.js';

const paper = css`
  body {
    margin: 0;
    font: 12pt/1.45 'Noto Sans', system-ui, Arial, sans-serif;
    color: #000;
  }
  h1 {
    font-size: 15pt;
    line-height: 1.3;
  }
  summary,
  .visually-hidden {
    display: none;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 1mm 2mm;
    text-align: left;
    vertical-align: top;
    border: 1px solid #666;
  }
  a {
    color: inherit;
  }
  li,
  tr {
    break-inside: avoid;
  }
  .foot {
    margin-top: 6mm;
    padding-top: 2mm;
    font-size: 10pt;
    border-top: 1px solid #666;
    overflow-wrap: anywhere;
  }
  @page {
    size: A4;
    margin: 16mm;
  }
`;

export interface Sheet {
  question: string;
  answer: Answer;
  site: string;
  /** Where the whole procedure can be read; null where there is no such page. */
  page: string | null;
}

/**
 * Prints one answer and nothing of the page around it, which may be somebody else's: from a frame of its own, with a
 * style sheet that needs no leave of the page's Content-Security-Policy.
 */
export function printAnswer(sheet: Sheet, near: ShadowRoot): void {
  near.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'visually-hidden';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Chromium loads the empty page at once, Firefox later; a frame that was filled before would be emptied again.
  frame.addEventListener('load', () => print(frame, sheet), { once: true });
  near.append(frame);
}

function print(frame: HTMLIFrameElement, sheet: Sheet): void {
  const [page, view] = [frame.contentDocument, frame.contentWindow as (Window & typeof globalThis) | null];
  if (!page || !view) {
    return;
  }
  fill(page, sheet);
  style(page, view);
  view.addEventListener('afterprint', () => frame.remove());
  view.focus();
  view.print();
}

function fill(page: Document, { question, answer, site, page: address }: Sheet): void {
  page.documentElement.lang = 'vi';
  page.title = question;
  const content = page.importNode(prepareAnswer(answer.html, site, false), true);
  content.querySelectorAll('details').forEach((detail) => (detail.open = true));
  const heading = page.createElement('h1');
  heading.textContent = question;
  const foot = page.createElement('p');
  foot.className = 'foot';
  const today = new Date().toLocaleDateString('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' });
  foot.textContent = [texts.title, texts.printedOn(today), address && `${texts.page} ${address}`].filter(Boolean).join('. ');
  page.body.append(heading, content, foot);
}

/** Without constructable style sheets the browser prints in its own style. */
function style(page: Document, view: Window & typeof globalThis): void {
  if ('adoptedStyleSheets' in page) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(paper.cssText);
    page.adoptedStyleSheets = [sheet];
  }
}
