/** Words that say nothing about which change it is. */
const common = new Set([
  'the',
  'and',
  'for',
  'with',
  'that',
  'this',
  'from',
  'when',
  'not',
  'now',
  'into',
  'are',
  'was',
  'has',
  'use',
  'fix',
  'add',
  'fixed',
  'added',
  'adds',
  'fixes',
]);
const most = 60;

/** Finds the text with nearly the same words as another. */
export interface WordMatcher {
  /** Its number among the texts, in their order; null when none has nearly the same words, or several have. */
  readonly find: (text: string) => number | null;
}

/** Prepares texts to be found by their words. Two are nearly the same when they share most of their words, or when all of a title of four words or more stand in the other. */
export function matchWords(texts: readonly string[]): WordMatcher {
  const sets = texts.map(listWords);
  const holders = new Map<string, number[]>();
  for (const [at, words] of sets.entries()) {
    for (const word of words) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [at]);
      else known.push(at);
    }
  }
  const find = (text: string): number | null => {
    const words = listWords(text);
    if (words.size < 2) return null;
    const shared = new Map<number, number>();
    for (const word of words) for (const at of holders.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    let best: { readonly at: number; readonly score: number } | null = null;
    let again = false;
    for (const [at, count] of shared) {
      const size = sets[at]?.size ?? 0;
      const whole = size >= 4 && count === size ? 0.8 : 0;
      const score = Math.max(count / (words.size + size - count), whole);
      if (best === null || score > best.score) {
        best = { at, score };
        again = false;
      } else if (score === best.score) again = true;
    }
    return best === null || best.score < 0.65 || again ? null : best.at;
  };
  return { find };
}

function listWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{3,40}/gu) ?? [];
  return new Set(words.filter((word) => !common.has(word)).slice(0, most));
}
