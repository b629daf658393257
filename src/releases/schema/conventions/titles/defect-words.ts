import type { WordJudgement } from './leading-word.ts';

const words =
  /\b(fix(?:e[sd]|ing)?|bugs?|bugfix|regressions?|crash(?:es|ed|ing)?|segfaults?|deadlocks?|race conditions?|leak(?:s|ed|ing)?|broken|incorrect(?:ly)?|wrong(?:ly)?|correctly|properly|infinite loop|off-by-one|typeerror|exceptions? when)\b/i;

/**
 * What a title says of a defect where its first word tells nothing.
 *
 * @example Escape names correctly -> {"source":"speaks of a defect: `correctly`","category":"fixed"}
 * @example applying a patch fixing a regression -> {"source":"speaks of a defect: `fixing`","category":"fixed"}
 * @example Show the names of authors -> null
 */
export function parseDefect(title: string): WordJudgement | null {
  const word = words.exec(title)?.[1];
  return word === undefined ? null : { source: `speaks of a defect: \`${word.toLowerCase()}\``, category: 'fixed' };
}
