const longest = 300;

/**
 * The first sentence of an answer, for the live region. A full stop ends a sentence only before white space and
 * not after a list number or a short abbreviation ("1.", "TP.", "Q."), so that decree numbers and amounts stay whole.
 */
export function firstSentence(text: string): string {
  const line = text.split(/\n/).map((part) => part.trim()).find((part) => part !== '') ?? '';
  const ends = /[.!?…](?=\s|$)/g;
  for (let end = ends.exec(line); end; end = ends.exec(line)) {
    const sentence = line.slice(0, end.index + 1);
    const lastWord = sentence.slice(sentence.lastIndexOf(' ') + 1);
    const abbreviation = /^(\d{1,2}|\p{Lu}\p{L}{0,2})\.$/u.test(lastWord) && end.index + 1 < line.length;
    if (!abbreviation) {
      return shorten(sentence);
    }
  }
  return shorten(line);
}

function shorten(sentence: string): string {
  return sentence.length <= longest ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', longest))}…`;
}
