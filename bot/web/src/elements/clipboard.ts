/**
 * Copies a text. Where the page has no right to the clipboard, or no https, the old way through a selected text box.
 * @param near Where the text box may stand for a moment.
 * @returns False where the browser refuses both.
 */
export async function copyText(text: string, near: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, near);
  }
}

function copyBySelection(text: string, near: ShadowRoot): boolean {
  const focused = near.activeElement as HTMLElement | null;
  const box = document.createElement('textarea');
  box.className = 'visually-hidden';
  box.value = text;
  near.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  focused?.focus();
  return copied;
}
