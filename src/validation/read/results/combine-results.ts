import { isBlank } from '../../../text/schema/is-blank.ts';
import { normalizeName } from '../../schema/fields/field-names.ts';
import { expandLetter } from './expand-letter.ts';
import { parseResult } from './parse-result.ts';

/** One of several places of a step that say how it came out. */
export interface ResultReading {
  /** Its column or label. */
  readonly name: string;
  readonly text: string;
}

/** What several results say together: one of them where all say the same; else all of them, and that nobody knows which counts. */
export function combineResults(readings: readonly ResultReading[]): { readonly reading: ResultReading; readonly isTwice: boolean } {
  const filled = readings.filter((one) => !isOpen(one));
  const [first] = filled;
  if (first === undefined) return { reading: readings[0] ?? { name: '', text: '' }, isTwice: false };
  const parsed = filled.map(parseReading);
  const said = new Set(parsed.map(({ result }) => result));
  const agree = said.size === 1 && parsed.every(({ complaint }) => complaint === null);
  // Where one run does not apply and nobody made the others, none is executed.
  const open = readings.find(isOpen);
  if (agree && open !== undefined && said.has('n/a')) return { reading: open, isTwice: false };
  // A second run that nobody made yet takes nothing from a failure.
  if (agree && (filled.length === readings.length || said.has('fail') || said.has('blocked'))) return { reading: first, isTwice: false };
  const shown = readings.map(({ name, text }) => `${name}: ${isBlank(text) ? '–' : text}`);
  return { reading: { name: '', text: shown.join('; ') }, isTwice: true };
}

/** What a reading says, in its own column or behind its own label. */
export function parseReading({ name, text }: ResultReading) {
  return parseResult(expandLetter(name, text));
}

function isOpen(reading: ResultReading): boolean {
  const { result, complaint } = parseReading(reading);
  return result === 'untouched' && complaint === null;
}

/** Whether a text is nothing but pass or fail. */
export function isLoneVerdict(text: string): boolean {
  return /^[\s*]*(?:(?:✅|❌|✔\uFE0F?|✗|✘)?\s*(?:pass(?:ed)?|fail(?:ed)?|nok|not ok)|❌|✗|✘)[\s.!*]*$/iu.test(text);
}

/** Whether a column or label of that name may hold a verdict that is not one on this execution. */
export function isOtherVerdict(name: string): boolean {
  return /^(?:previous|prior|former|last|old|expected|required|target|planned|type|kind|polarity)\b/.test(normalizeName(name));
}

/** Whether texts behind signs or boxes are nothing but names of results, so that they say what the signs mean. */
export function isLegend(texts: readonly string[]): boolean {
  return (
    texts.length > 1 && texts.every((text) => !isBlank(text) && parseResult(text).complaint === null && parseResult(text).reason === '')
  );
}
