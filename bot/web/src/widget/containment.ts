/**
 * What a citizen types and copies is not for the page around: its shortcuts would fire at every letter, its statistics
 * would read along.
 */
const own = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'copy',
  'cut',
  'paste',
];

/** Keeps those events inside; the page still hears that something was clicked. */
export function contain(root: ShadowRoot): void {
  own.forEach((name) => root.addEventListener(name, (event) => event.stopPropagation()));
}
