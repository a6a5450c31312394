/**
 * Vietnamese typed letter by letter: Telex keys ("ddawng kys" becomes "đăng ký" while it is typed) and keys that set a
 * tone. A word is always taken apart anew from what is shown, so that any letter can be corrected at any time.
 * Telex: TCVN 5712:1993. The tone stands in its traditional place (hòa, thủy), as the content is written.
 */

/** Sắc, huyền, hỏi, ngã, nặng: 1 to 5; none is 0. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

const toneMarks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const toneKeys = 'zsfrxj';
const vowels = 'aăâeêioôơuưy';
const syllable =
  /^(?:ngh|ng|gh|ch|kh|nh|ph|th|tr|gi|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const onset = /^(?:ngh|ng|gh|ch|kh|nh|ph|th|tr|[bcdđghklmnprstvx])$/;

/** What may stand between a vowel and the key that marks it later: "toio" is "tôi", but "khoeo" stays. */
const between: Record<string, RegExp> = {
  a: /^[uyi]?(?:ch|ng|nh|[cmnpt])?$/,
  e: /^u?(?:ch|ng|nh|[cmnpt])?$/,
  o: /^i?(?:ch|ng|nh|[cmnpt])?$/,
};
const doubled: Record<string, { from: string; to: string }> = {
  a: { from: 'aă', to: 'â' },
  e: { from: 'e', to: 'ê' },
  o: { from: 'oơ', to: 'ô' },
};
const plain: Record<string, string> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };

/** The word with one more Telex key. */
export function typeTelex(word: string, key: string): string {
  const { letters, tone } = takeApart(word);
  const lower = key.toLowerCase();
  return (
    (toneKeys.includes(lower) && toneByKey(letters, tone, key)) ||
    (lower in doubled && markByDoubling(letters, tone, key)) ||
    (lower === 'w' && markByW(letters, tone, key)) ||
    (lower === 'd' && markD(letters, tone, key)) ||
    typeLetter(word, key)
  );
}

/** The word with one more letter as it is; a tone moves where it now belongs. */
export function typeLetter(word: string, key: string): string {
  const { letters, tone } = takeApart(word);
  // "uơ" at the end of a word (thuở) becomes "ươ" when the word goes on (nước).
  const before = /[^qQ]uơ$|^uơ$/i.test(letters) ? replaceAt(letters, letters.length - 2, 'ư') : letters;
  const next = before + key;
  return isSyllable(next) ? putTogether(next, tone) : word + key;
}

/** The word with a tone; the same tone again takes it away. Null where there is no vowel to carry it. */
export function typeTone(word: string, tone: Tone): string | null {
  const apart = takeApart(word);
  return tonePlace(apart.letters) < 0 ? null : putTogether(apart.letters, apart.tone === tone ? 0 : tone);
}

function toneByKey(letters: string, tone: Tone, key: string): string | null {
  if (!isSyllable(letters)) {
    return null;
  }
  const wanted = toneKeys.indexOf(key.toLowerCase()) as Tone;
  if (wanted === tone) {
    return wanted === 0 ? null : putTogether(letters, 0) + key;
  }
  return putTogether(letters, wanted);
}

function markByDoubling(letters: string, tone: Tone, key: string): string | null {
  const { from, to } = doubled[key.toLowerCase()]!;
  const at = lastIndexOfAny(letters, from + to);
  if (at < 0 || !between[key.toLowerCase()]!.test(letters.slice(at + 1).toLowerCase())) {
    return null;
  }
  if (letters[at]!.toLowerCase() === to) {
    return putTogether(replaceAt(letters, at, plain[to]!), tone) + key;
  }
  const marked = replaceAt(letters, at, to);
  return isSyllable(marked) ? putTogether(marked, tone) : null;
}

function markByW(letters: string, tone: Tone, key: string): string | null {
  const { start, end } = nucleus(letters);
  if (start === end) {
    return onset.test(letters.toLowerCase()) ? putTogether(letters + likeCase('ư', key), tone) : null;
  }
  const cluster = letters.slice(start, end).toLowerCase();
  if (/[ăơư]/.test(cluster) && !/ưo|uơ./.test(cluster)) {
    const undone = [...letters].map((letter, at) => (at >= start && at < end && /[ăơư]/i.test(letter) ? likeCase(plain[letter.toLowerCase()]!, letter) : letter));
    return putTogether(undone.join(''), tone) + key;
  }
  const marked = letters.slice(0, start) + hook(letters.slice(start, end), end === letters.length) + letters.slice(end);
  return marked !== letters && isSyllable(marked) ? putTogether(marked, tone) : null;
}

/** Hooks the vowel that can carry it: "uo" together, the u of "ua", the a of "oa", else the first of o and u. */
function hook(cluster: string, isLast: boolean): string {
  const lower = cluster.toLowerCase();
  const pair = lower.search(/[uư][oô]/);
  if (pair >= 0) {
    const first = isLast && lower.length === 2 && lower[0] === 'u' ? cluster[pair]! : likeCase('ư', cluster[pair]!);
    return cluster.slice(0, pair) + first + likeCase('ơ', cluster[pair + 1]!) + cluster.slice(pair + 2);
  }
  const a = lower.search(/[aâ]/);
  const at = a > 0 && lower[a - 1] === 'u' ? a - 1 : a >= 0 ? a : lower.search(/[uoô]/);
  return at < 0 ? cluster : replaceAt(cluster, at, { a: 'ă', â: 'ă', u: 'ư' }[lower[at]!] ?? 'ơ');
}

function markD(letters: string, tone: Tone, key: string): string | null {
  const first = letters[0]?.toLowerCase();
  if (first === 'đ') {
    return putTogether(replaceAt(letters, 0, 'd'), tone) + key;
  }
  const marked = first === 'd' ? replaceAt(letters, 0, 'đ') : '';
  return marked.length === 1 || (marked !== '' && isSyllable(marked)) ? putTogether(marked, tone) : null;
}

function takeApart(word: string): { letters: string; tone: Tone } {
  let tone: Tone = 0;
  const letters = [...word.normalize('NFD')].filter((sign) => {
    const found = toneMarks.indexOf(sign);
    if (found > 0) {
      tone = found as Tone;
    }
    return found <= 0;
  });
  return { letters: letters.join('').normalize('NFC'), tone };
}

function putTogether(letters: string, tone: Tone): string {
  const at = tonePlace(letters);
  return tone === 0 || at < 0 ? letters : (letters.slice(0, at + 1) + toneMarks[tone] + letters.slice(at + 1)).normalize('NFC');
}

function tonePlace(letters: string): number {
  const { start, end } = nucleus(letters);
  const marked = lastIndexOfAny(letters.slice(start, end), 'ăâêôơư');
  if (start === end) {
    return -1;
  }
  if (marked >= 0) {
    return start + marked;
  }
  const length = end - start;
  return length === 1 || (length === 2 && end === letters.length) ? start : start + 1;
}

/** The first run of vowels, without the u of "qu" and the i of "gi" where another vowel follows. */
function nucleus(letters: string): { start: number; end: number } {
  const lower = letters.toLowerCase();
  let start = 0;
  while (start < lower.length && !vowels.includes(lower[start]!)) {
    start += 1;
  }
  let end = start;
  while (end < lower.length && vowels.includes(lower[end]!)) {
    end += 1;
  }
  const glides = start === 1 && end - start > 1 && /^(?:qu|gi)/.test(lower);
  return { start: glides ? start + 1 : start, end };
}

function isSyllable(letters: string): boolean {
  return syllable.test(letters.toLowerCase());
}

function lastIndexOfAny(text: string, signs: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (signs.includes(text[at]!.toLowerCase())) {
      return at;
    }
  }
  return -1;
}

function replaceAt(text: string, at: number, sign: string): string {
  return text.slice(0, at) + likeCase(sign, text[at]!) + text.slice(at + 1);
}

function likeCase(sign: string, model: string): string {
  return model === model.toLowerCase() ? sign : sign.toUpperCase();
}
