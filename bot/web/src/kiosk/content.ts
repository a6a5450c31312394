import { answerNodes } from '../elements/answer-html.js';

/** An address that an answer names. Nobody follows it at the kiosk: it is shown as text and as a QR code. */
export interface Address {
  label: string;
  url: string;
}

/** The server's HTML without a single link, and the addresses that it had. */
export function withoutLinks(html: string): { content: DocumentFragment; addresses: Address[] } {
  const content = answerNodes(html);
  const addresses: Address[] = [];
  content.querySelectorAll('a').forEach((link) => {
    const url = link.getAttribute('href') ?? '';
    link.querySelectorAll('.visually-hidden').forEach((note) => note.remove());
    const label = link.textContent?.trim() ?? '';
    if (/^(https?:|\/)/i.test(url) && !addresses.some((address) => address.url === url)) {
      addresses.push({ label, url });
    }
    const text = document.createElement('span');
    text.className = 'address';
    text.append(...link.childNodes);
    link.replaceWith(text);
  });
  return { content, addresses };
}
