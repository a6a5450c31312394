/** Milliseconds without a key after which the list is asked for. */
const pause = 120;

/** Shows results while someone types, and lets the arrow keys walk through them. The address always names what is shown. */
export function searchAsYouType(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>('input[type=search]');
  const results = document.querySelector<HTMLElement>('#results');
  if (!box || !results) return;
  let timer = 0;
  let running: AbortController | undefined;

  const show = async (): Promise<void> => {
    running?.abort();
    running = new AbortController();
    const query = queryOf(new FormData(form));
    try {
      const response = await fetch(`${form.action}/ket-qua${query}`, { signal: running.signal, headers: { Accept: 'text/html' } });
      // The session ended: the sign-in leads back here.
      if (response.redirected) window.location.assign(form.action + query);
      else if (response.ok) {
        results.innerHTML = await response.text();
        window.history.replaceState(null, '', form.action + query);
      } else say(results, 'Máy chủ chưa trả được kết quả. Bấm Tìm để thử lại.');
    } catch (fault) {
      if (!(fault instanceof DOMException && fault.name === 'AbortError')) say(results, 'Mất kết nối. Khi có mạng lại, bấm Tìm.');
    }
  };

  const soon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void show(), pause);
  };
  form.addEventListener('input', soon);
  // What a place has for plans changes with the place: the page brings the right list.
  form.querySelector('select[name=xa]')?.addEventListener('change', () => form.requestSubmit());

  document.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll<HTMLAnchorElement>('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const inBox = document.activeElement === box;
    if (event.key === 'Escape' && (inBox || at >= 0)) {
      event.preventDefault();
      box.value = '';
      box.focus();
      soon();
    } else if (event.key === 'ArrowDown' && (inBox || at >= 0)) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (at === 0 ? box : links[at - 1])?.focus();
    } else if (event.key === 'Enter' && inBox && box.value.trim() !== '') {
      event.preventDefault();
      window.clearTimeout(timer);
      // The list may still be that of the text before.
      void show().then(() => results.querySelector<HTMLAnchorElement>('a')?.click());
    }
  });
}

/** The fields as the part of an address after the path, without what is empty. */
export function queryOf(form: FormData): string {
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string' && value.trim() !== '') fields.set(name, value.trim());
  const text = fields.toString();
  return text === '' ? '' : `?${text}`;
}

function say(results: HTMLElement, message: string): void {
  const line = document.createElement('p');
  line.className = 'problem';
  line.setAttribute('role', 'alert');
  line.textContent = message;
  results.replaceChildren(line);
}
