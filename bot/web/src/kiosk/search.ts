import type { Topic } from './library.js';

/** A question that visitors may mean, and the topic that answers it. */
export interface Hit {
  text: string;
  slug: string;
}

interface Entry extends Hit {
  words: string[];
  /** A topic's own name counts before one of the many ways of asking. */
  isName: boolean;
  /** Whether it may be shown: the content also holds questions as people really type them, without any mark. */
  isReadable: boolean;
}

const fewestTyped = 2;
/** So many words may do without any mark: "hoa don". */
const longestUnmarked = 2;
/** What share of a question's weight a topic must explain to be found. */
const least = 0.45;

/** Lower case, no tones, no marks: what people type who do not bother with them. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

/**
 * Finds questions and topics by the words of titles, aliases and questions, without the server. Rare words weigh more
 * (inverse document frequency); of equal matches the shorter comes first.
 */
export class Search {
  readonly #entries: Entry[] = [];
  readonly #byWord = new Map<string, number[]>();
  readonly #words: string[];

  constructor(topics: readonly Topic[]) {
    const seen = new Map<string, Entry>();
    const add = (text: string, slug: string, isName: boolean) => {
      const words = wordsOf(text);
      const isReadable = words.length <= longestUnmarked || fold(text) !== text.toLowerCase();
      const twin = seen.get(words.join(' '));
      if (twin && isReadable && !twin.isReadable) {
        Object.assign(twin, { text, isReadable });
      }
      if (words.length === 0 || twin) {
        return;
      }
      const entry = { text, slug, words, isName, isReadable };
      seen.set(words.join(' '), entry);
      const number = this.#entries.push(entry) - 1;
      new Set(words).forEach((word) => this.#byWord.get(word)?.push(number) ?? this.#byWord.set(word, [number]));
    };
    topics.forEach(({ slug, title, name, aliases }) => [name, title, ...aliases].forEach((text) => add(text, slug, true)));
    topics.forEach(({ slug, questions }) => questions.forEach((text) => add(text, slug, false)));
    this.#words = [...this.#byWord.keys()].sort();
  }

  /** Questions that hold every word typed so far, the last one perhaps not finished. */
  suggest(typed: string, count: number): Hit[] {
    const words = wordsOf(typed);
    if (words.join('').length < fewestTyped) {
      return [];
    }
    const isOpen = !/\s$/.test(typed);
    const scores = this.#score(words, isOpen);
    const asked = words.join(' ');
    const ranked = [...scores]
      .filter(([number, match]) => match.words === words.length && this.#entries[number]!.isReadable)
      .map(([number]) => this.#entries[number]!)
      .sort((a, b) => rank(b, asked) - rank(a, asked) || a.words.length - b.words.length || a.text.localeCompare(b.text, 'vi'));
    return varied(ranked, count);
  }

  /** The topics that a whole question is likely to be about, the best first. */
  find(question: string, count: number): string[] {
    const words = [...new Set(wordsOf(question))];
    const all = words.reduce((sum, word) => sum + this.#weight(this.#byWord.get(word)?.length ?? 1), 0);
    const best = new Map<string, number>();
    for (const [number, match] of this.#score(words, false)) {
      const { slug, words: own, isName } = this.#entries[number]!;
      // Of an entry with many words of its own, fewer are meant.
      const score = (match.weight / all) * (isName ? 1.1 : 1) - own.length * 0.002;
      if (score >= least) {
        best.set(slug, Math.max(best.get(slug) ?? 0, score));
      }
    }
    return [...best].sort((a, b) => b[1] - a[1]).slice(0, count).map(([slug]) => slug);
  }

  #score(words: string[], isLastOpen: boolean): Map<number, { words: number; weight: number }> {
    const scores = new Map<number, { words: number; weight: number }>();
    words.forEach((word, at) => {
      const numbers = isLastOpen && at === words.length - 1 ? this.#startingWith(word) : (this.#byWord.get(word) ?? []);
      const weight = this.#weight(numbers.length);
      for (const number of numbers) {
        const match = scores.get(number);
        if (match) {
          match.words += 1;
          match.weight += weight;
        } else {
          scores.set(number, { words: 1, weight });
        }
      }
    });
    return scores;
  }

  #startingWith(start: string): number[] {
    const numbers = new Set<number>();
    let [from, to] = [0, this.#words.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      [from, to] = this.#words[middle]! < start ? [middle + 1, to] : [from, middle];
    }
    for (let at = from; this.#words[at]?.startsWith(start); at += 1) {
      this.#byWord.get(this.#words[at]!)!.forEach((number) => numbers.add(number));
    }
    return [...numbers];
  }

  #weight(occurrences: number): number {
    return Math.log(1 + this.#entries.length / Math.max(1, occurrences));
  }
}

/** Is a topic's own name, begins with what was typed, holds it as a phrase. */
function rank({ words, isName }: Entry, asked: string): number {
  const text = words.join(' ');
  return (text.startsWith(asked) ? 4 : text.includes(asked) ? 2 : 0) + (isName ? 3 : 0);
}

/** Not all from one topic, as long as others match too. */
function varied(entries: Entry[], count: number): Hit[] {
  const most = Math.ceil(count / 2);
  const taken = new Map<string, number>();
  const [first, rest]: [Entry[], Entry[]] = [[], []];
  for (const entry of entries) {
    const times = taken.get(entry.slug) ?? 0;
    taken.set(entry.slug, times + 1);
    (times < most ? first : rest).push(entry);
  }
  return [...first, ...rest].slice(0, count).map(({ text, slug }) => ({ text, slug }));
}
