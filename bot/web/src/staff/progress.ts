/** Milliseconds between two looks. */
const pause = 700;

/** Keeps a part of the page up to date while the server says that something is going on in it. */
export function followProgress(part: HTMLElement): void {
  const source = part.dataset['progress'];
  if (!source) return;
  const look = async (): Promise<void> => {
    try {
      const response = await fetch(source);
      if (response.redirected) window.location.reload();
      else if (response.ok) part.innerHTML = await response.text();
    } catch {
      // Away for a moment; the next look tells.
    }
    // What is over changes the rest of the page too: which index is live, which questions fail.
    if (part.querySelector('[data-running]')) window.setTimeout(() => void look(), pause);
    else window.location.reload();
  };
  if (part.querySelector('[data-running]')) window.setTimeout(() => void look(), pause);
}
