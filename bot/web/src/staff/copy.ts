/** Opening the text copies it; the text stays in sight, so that one sees what will be sent. */
export function copyOnOpen(details: HTMLDetailsElement): void {
  const summary = details.querySelector('summary');
  const text = details.querySelector('textarea');
  summary?.addEventListener('click', () => {
    if (details.open || !text) return;
    // The text can only be selected once it is shown.
    details.open = true;
    void copy(text).then((done) => say(done ? 'Đã chép. Dán vào Zalo hoặc tin nhắn.' : 'Trình duyệt không cho chép; hãy chọn chữ trong ô rồi chép.'));
    details.open = false;
  });
}

async function copy(text: HTMLTextAreaElement): Promise<boolean> {
  text.select();
  try {
    // Only on https or the machine itself; the older way does the rest.
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text.value);
      return true;
    }
  } catch {
    text.select();
  }
  return document.execCommand('copy');
}

function say(message: string): void {
  const status = document.querySelector('[data-said]');
  if (status) status.textContent = message;
}
