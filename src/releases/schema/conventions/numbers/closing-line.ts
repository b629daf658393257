import { parsePullNumber } from '../../../../forges/schema/mark.ts';

/** A number that a line of its own closes: `Closes #12`, `Fixes: #12, #13`. */
export interface Closing {
  readonly word: ClosingWord;
  readonly number: number;
}

/** The words that close a number. */
export const closingWords = ['closes', 'fixes', 'resolves'] as const;

export type ClosingWord = (typeof closingWords)[number];

/** The forms of each, and what people write for them. */
const forms: Readonly<Record<ClosingWord, string>> = {
  closes: 'close[sd]?|cloes|clsoes',
  fixes: 'fix(?:e[sd])?',
  resolves: 'resolve[sd]?',
};

/** All forms of all words, as a part of a regular expression. */
export const closingForms = closingWords.map((word) => forms[word]).join('|');

const form = new RegExp(String.raw`^(${closingForms}):? +((?:#\d{1,9}\b(?:\s*(?:,|and|&)\s*)?)+)(?:$|[.\s(])`, 'i');
const firstLetters = new Set(closingWords.map((word) => word.charCodeAt(0)));

/**
 * What the closing lines of a body name. Whether that is an issue or a pull request differs from project to project, and within one from word to word.
 *
 * @example Closes #12 -> [{"word":"closes","number":12}]
 * @example Fixed: #12, #13 -> [{"word":"fixes","number":12},{"word":"fixes","number":13}]
 * @example Cloes #12 -> [{"word":"closes","number":12}]
 * @example Closes the door -> []
 */
export function readClosingLine(line: string): readonly Closing[] {
  if (!firstLetters.has(line.charCodeAt(0) | 32)) return nothing;
  const match = form.exec(line);
  if (!match) return nothing;
  const word = nameWord(match[1] ?? '');
  if (word === null) return nothing;
  return [...(match[2] ?? '').matchAll(/#(\d+)/g)].flatMap(([, digits]) => {
    const number = parsePullNumber(digits);
    return number === null ? [] : [{ word, number }];
  });
}

const nothing: readonly Closing[] = [];

/** One word for all its forms; null for another word. */
export function nameWord(word: string): ClosingWord | null {
  return patterns.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

const patterns = closingWords.map((word) => [word, new RegExp(`^(?:${forms[word]})$`, 'i')] as const);
