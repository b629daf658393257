import { isBlank } from '../../../text/schema/is-blank.ts';
import { normalizeName } from './field-names.ts';
import { parseResult } from './parse-result.ts';

/** One of several places of a step that say how it came out. */
export interface ResultReading {
  /** Its column or label. */
  readonly name: string;
  readonly text: string;
}

/** What several results say together: one of them where all say the same; else all of them, and that nobody knows which counts. */
export function combineResults(readings: readonly ResultReading[]): { readonly written: string; readonly isTwice: boolean } {
  const filled = readings.filter(({ text }) => !isOpen(text));
  const [first] = filled;
  if (first === undefined) return { written: readings[0]?.text ?? '', isTwice: false };
  const parsed = filled.map(({ text }) => parseResult(text));
  const said = new Set(parsed.map(({ result }) => result));
  const agree = said.size === 1 && parsed.every(({ complaint }) => complaint === null);
  // Where one run does not apply and nobody made the others, none is executed.
  const open = readings.find(({ text }) => isOpen(text));
  if (agree && open !== undefined && said.has('n/a')) return { written: open.text, isTwice: false };
  // A second run that nobody made yet takes nothing from a failure.
  if (agree && (filled.length === readings.length || said.has('fail') || said.has('blocked')))
    return { written: first.text, isTwice: false };
  const shown = readings.map(({ name, text }) => `${name}: ${isBlank(text) ? '–' : text}`);
  return { written: shown.join('; '), isTwice: true };
}

function isOpen(text: string): boolean {
  const { result, complaint } = parseResult(text);
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
