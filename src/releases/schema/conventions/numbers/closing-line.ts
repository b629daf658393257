import { parsePullNumber } from '../../../../forges/schema/mark.ts';

/** A number that a line of its own closes: `Closes #12`, `Fixes: #12, #13`. */
export interface Closing {
  readonly word: ClosingWord;
  readonly number: number;
}

export type ClosingWord = 'closes' | 'fixes' | 'resolves';

const form = /^(close[sd]?|cloes|clsoes|fix(?:e[sd])?|resolve[sd]?):? +((?:#\d{1,9}\b(?:\s*(?:,|and|&)\s*)?)+)(?:$|[.\s(])/i;

/**
 * What the closing lines of a body name. Whether that is an issue or a pull request differs from project to project, and within one from word to word.
 *
 * @example Closes #12 -> [{"word":"closes","number":12}]
 * @example Fixed: #12, #13 -> [{"word":"fixes","number":12},{"word":"fixes","number":13}]
 * @example Cloes #12 -> [{"word":"closes","number":12}]
 * @example Closes the door -> []
 */
export function readClosingLine(line: string): readonly Closing[] {
  if (!mayClose(line.charCodeAt(0) | 32)) return nothing;
  const match = form.exec(line);
  if (!match) return nothing;
  const word = nameWord(match[1] ?? '');
  return [...(match[2] ?? '').matchAll(/#(\d+)/g)].flatMap(([, digits]) => {
    const number = parsePullNumber(digits);
    return number === null ? [] : [{ word, number }];
  });
}

const nothing: readonly Closing[] = [];

function mayClose(letter: number): boolean {
  return letter === 99 || letter === 102 || letter === 114;
}

/** One word for all its forms. */
export function nameWord(word: string): ClosingWord {
  const letter = word.charCodeAt(0) | 32;
  return letter === 99 ? 'closes' : letter === 102 ? 'fixes' : 'resolves';
}
