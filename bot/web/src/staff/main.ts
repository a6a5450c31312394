/** What the staff's pages do faster with a script. Each page works without: forms are sent, texts are selected by hand. */
import { copyOnOpen } from './copy';
import { searchAsYouType } from './look-up';
import { followProgress } from './progress';

const search = document.querySelector<HTMLFormElement>('form[data-look-up]');
if (search) searchAsYouType(search);

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = document.querySelector<HTMLInputElement>('input[type=search]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-copy]')) copyOnOpen(details);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

const progress = document.querySelector<HTMLElement>('[data-progress]');
if (progress) followProgress(progress);

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
