import { describe, expect, it } from 'vitest';
import { typeTelex } from './telex.js';
import { type Box, erase, typeSign, typeToneMark } from './typing.js';

const onsets = ['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'h', 'k', 'kh', 'l', 'm', 'n', 'ng', 'nh', 'p', 'ph', 'r', 's', 't', 'th', 'tr', 'v', 'x', 'qu', 'gi'];
const rimes = (
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
  'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ' +
  'oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt ' +
  'up ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu'
).split(' ');
const keysOf: Record<string, string> = { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' };
const tones = ['', 's', 'f', 'r', 'x', 'j'] as const;

function keystrokes(letters: string): string {
  return [...letters].map((letter) => keysOf[letter] ?? letter).join('');
}

function typed(keys: string, telex = true): string {
  return [...keys].reduce<Box>((box, key) => typeSign(box, key, telex), { text: '', caret: 0 }).text;
}

/** Every onset with every rime that spelling allows after it. */
const syllables = onsets.flatMap((onset) =>
  rimes
    .filter((rime) => !(onset === 'qu' && /^[ouơưô]/.test(rime)) && !(onset === 'gi' && /^[iy]/.test(rime)) && !(onset === 'g' && /^i./.test(rime)))
    .map((rime) => onset + rime),
);

describe('typeTelex', () => {
  it('gives every syllable of the language back from its keystrokes', () => {
    const wrong = syllables.filter((letters) => typed(keystrokes(letters)) !== letters);
    expect(wrong).toEqual([]);
  });

  it('puts the tone key after any syllable on the same letter as the tone row does', () => {
    const wrong = syllables.flatMap((letters) =>
      ([1, 2, 3, 4, 5] as const).filter((tone) => typed(keystrokes(letters) + tones[tone]) !== typeToneMark({ text: letters, caret: letters.length }, tone).text),
    );
    expect(wrong).toEqual([]);
  });

  it('takes the tone key right after the vowel as well: it moves when the word goes on', () => {
    const closed = syllables.filter((letters) => /[aeiou](?:ch|ng|nh|[cmnpt])$/.test(letters));
    const wrong = closed.filter((letters) => {
      const [, head, tail] = /^(.*?)(ch|ng|nh|[cmnpt])$/.exec(letters)!;
      return typed(`${keystrokes(head!)}s${tail}`) !== typed(`${keystrokes(letters)}s`);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['ddawng kys khai sinh', 'đăng ký khai sinh'],
    ['dduwowcj', 'được'],
    ['nuowcs', 'nước'],
    ['thuowr', 'thuở'],
    ['hoaf', 'hòa'],
    ['hoanf', 'hoàn'],
    ['thuyr', 'thủy'],
    ['quys', 'quý'],
    ['giaf', 'già'],
    ['gif', 'gì'],
    ['toios', 'tối'],
    ['conog', 'công'],
    ['DDawng', 'Đăng'],
    ['nghieengj', 'nghiệng'],
    ['CCCD', 'CCCD'],
    ['VNeID', 'VNeID'],
    ['khoeo', 'khoeo'],
    ['cawn cuwowcs', 'căn cước'],
  ])('%s → %s', (keys, text) => expect(typed(keys)).toBe(text));

  it.each([
    ['ass', 'as'],
    ['aaa', 'aa'],
    ['eee', 'ee'],
    ['aww', 'aw'],
    ['uww', 'uw'],
    ['ddd', 'dd'],
    ['duwowww', 'duoww'],
    ['mas', 'má'],
    ['masz', 'ma'],
    ['masf', 'mà'],
  ])('the same key again gives the letters themselves: %s → %s', (keys, text) => expect(typed(keys)).toBe(text));

  it('leaves what is no syllable alone', () => {
    for (const word of ['http', 'gmail', 'word', 'xyz', 'sms']) {
      expect(typeTelex(word, 's')).toBe(`${word}s`);
    }
  });
});

describe('typing into a box', () => {
  it('changes only the word before the caret', () => {
    expect(typeSign({ text: 'lam the  o dau', caret: 7 }, 'r', true)).toEqual({ text: 'lam thẻ  o dau', caret: 7 });
  });

  it('types letters as they are where Telex is off, and still moves the tone', () => {
    expect(typed('ddawng', false)).toBe('ddawng');
    expect(typeSign({ text: 'hòa', caret: 3 }, 'n', false)).toEqual({ text: 'hoàn', caret: 4 });
  });

  it('takes a whole sign away, however it was composed', () => {
    expect(erase({ text: 'thẻ', caret: 3 })).toEqual({ text: 'th', caret: 2 });
    expect(erase({ text: '', caret: 0 })).toEqual({ text: '', caret: 0 });
  });

  it('never loses a sign that was typed elsewhere', () => {
    for (const key of 'abcdefghijklmnopqrstuvwxyz') {
      const box = typeSign({ text: 'một hai ba', caret: 7 }, key, true);
      expect(box.text.startsWith('một ')).toBe(true);
      expect(box.text.endsWith(' ba')).toBe(true);
    }
  });
});
