import { typeLetter, typeTelex, typeTone, type Tone } from './telex.js';

/** A text box: its text, and where the caret stands. */
export interface Box {
  text: string;
  caret: number;
}

/** Types one sign at the caret; with Telex a letter may change the word before it. */
export function typeSign(box: Box, sign: string, telex: boolean): Box {
  if (!/^\p{L}$/u.test(sign)) {
    return replaceWord(box, (word) => word + sign);
  }
  return replaceWord(box, (word) => (telex ? typeTelex(word, sign) : typeLetter(word, sign)));
}

/** Puts a tone on the word before the caret; without a vowel there nothing changes. */
export function typeToneMark(box: Box, tone: Tone): Box {
  return replaceWord(box, (word) => typeTone(word, tone) ?? word);
}

/** Takes away the sign before the caret. */
export function erase({ text, caret }: Box): Box {
  const before = [...text.slice(0, caret)].slice(0, -1).join('');
  return { text: before + text.slice(caret), caret: before.length };
}

function replaceWord({ text, caret }: Box, change: (word: string) => string): Box {
  const before = text.slice(0, caret).normalize('NFC');
  const word = /\p{L}*$/u.exec(before)![0];
  const head = before.slice(0, before.length - word.length) + change(word);
  return { text: head + text.slice(caret), caret: head.length };
}
