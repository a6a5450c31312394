/** The page that tries the API, without leaving it. Without a script its form is answered by the server. */
import { bodyOf, curlOf } from './request';

const form = document.querySelector<HTMLFormElement>('form[data-try]');
const curl = document.querySelector<HTMLElement>('[data-curl]');
const status = document.querySelector<HTMLElement>('[data-status]');
const answer = document.querySelector<HTMLElement>('[data-answer]');
if (form && curl && status && answer) start(form, curl, status, answer);

function start(form: HTMLFormElement, curl: HTMLElement, status: HTMLElement, answer: HTMLElement): void {
  // The address that the server names, which may be another than the one this page was reached under.
  const site = /'(.*)\/api\/ask'/.exec(curl.textContent ?? '')?.[1] ?? window.location.origin;
  const show = (): void => {
    curl.textContent = curlOf(site, bodyOf(new FormData(form)));
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form, status, answer);
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-text]')) {
    link.addEventListener('click', (event) => {
      const text = form.querySelector('textarea');
      if (!text) return;
      event.preventDefault();
      text.value = link.dataset['text'] ?? '';
      text.focus();
      show();
    });
  }
}

async function send(form: HTMLFormElement, status: HTMLElement, answer: HTMLElement): Promise<void> {
  status.textContent = 'Đang hỏi…';
  const started = performance.now();
  try {
    const response = await fetch('/api/ask', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(bodyOf(new FormData(form))) });
    const json: unknown = await response.json();
    status.textContent = `Trạng thái ${String(response.status)}, ${String(Math.round(performance.now() - started))} ms`;
    answer.textContent = JSON.stringify(json, null, 2);
    answer.hidden = false;
  } catch {
    status.textContent = 'Không gửi được. Hãy thử lại.';
    answer.hidden = true;
  }
}
