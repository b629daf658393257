import { isBlank } from '../../../text/schema/is-blank.ts';
import type { StepResult } from '../../schema/records/step.ts';

/** A result as read from what is written. `complaint` says why it could not be told; then it is untouched. */
export interface ParsedResult {
  readonly result: StepResult;
  readonly reason: string;
  readonly complaint: 'unknown' | 'several' | null;
}

const untouched: ParsedResult = { result: 'untouched', reason: '', complaint: null };
const box = /([☐□⬜☑☒🗹🗷]|\[[ xX]?\])/u;
const empty = /^(?:[☐□⬜]|\[ ?\])$/u;

/**
 * Reads the result of a step: a word, a sign, or boxes of which one is ticked, with a reason behind it. Blanks, lines to write on and choices of which
 * none is made are untouched; so is what Docket does not understand, with a complaint.
 */
export function parseResult(written: string): ParsedResult {
  const text = written.trim().slice(0, 2000);
  if (isBlank(text)) return untouched;
  const parts = text.split(box);
  if (parts.length === 1) return parseWord(text);
  const choices: { readonly ticked: boolean; readonly word: string; readonly cross: boolean }[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const sign = parts[index] ?? '';
    choices.push({ ticked: !empty.test(sign), word: (parts[index + 1] ?? '').trim(), cross: /[☒🗷]/u.test(sign) });
  }
  const ticked = choices.filter((choice) => choice.ticked);
  const [only] = ticked;
  if (only === undefined) return untouched;
  if (ticked.length > 1) return { ...untouched, complaint: 'several' };
  const word = isBlank(only.word) ? (parts[0] ?? '').trim() : only.word;
  if (isBlank(word)) return only.cross ? { ...untouched, complaint: 'unknown' } : { result: 'pass', reason: '', complaint: null };
  const said = word.replace(/[/|,;]\s*$/, '').trim();
  // A form with narrow cells writes `☐ P ☐ F`.
  return parseWord(said === 'P' ? 'pass' : said === 'F' ? 'fail' : said);
}

/** Whether a text offers results, as `☐ Pass ☐ Fail` does. */
export function isResultChoice(text: string): boolean {
  const parts = text.split(box);
  if (parts.length === 1) return false;
  const words = parts.filter((_, index) => index % 2 === 0 && index > 0).map((part) => part.trim());
  return (
    isBlank(parts[0] ?? '') &&
    words.some((word) => !isBlank(word)) &&
    words.every((word) => isBlank(word) || parseWord(word).complaint === null)
  );
}

const words: readonly (readonly [StepResult, RegExp])[] = [
  ['n/a', /^(?:n\s*\/\s*a|n\.a\.|na|not applicable)(?![\p{L}\p{N}])/iu],
  ['pass', /^(?:pass(?:ed)?|ok|okay|yes)(?![\p{L}\p{N}])/iu],
  ['fail', /^(?:fail(?:ed)?|no)(?![\p{L}\p{N}])/iu],
  ['blocked', /^blocked(?![\p{L}\p{N}])/iu],
  ['skipped', /^(?:skipped|skip)(?![\p{L}\p{N}])/iu],
];
const pending =
  /^(?:untouched|open|pending|to ?do|tbd|tba|not (?:yet )?(?:run|started|executed|tested|done)|untested|in progress|(?:pass(?:ed)?|ok|yes|p)\s*[/|]\s*(?:fail(?:ed)?|not ok|nok|no|f|incomplete)(?:\s*[/|]\s*(?:n\s*\/?\s*a|incomplete|blocked|skipped))*)$/i;

function parseWord(written: string): ParsedResult {
  const bare = written.replace(/^\[(.*)\]$/, '$1').trim();
  if (
    pending.test(bare) ||
    (/^\[.*\]$/.test(written) && /^(?:e\.g\.|insert|pass|result)/i.test(bare) && parsePlain(bare).complaint !== null)
  )
    return untouched;
  const signs = bare.match(/✅|✔\uFE0F?|✓|👍|❌|✗|✘|✖\uFE0F?|🚫/gu) ?? [];
  const rest = bare.replace(/✅|✔\uFE0F?|✓|👍|❌|✗|✘|✖\uFE0F?|🚫/gu, ' ').trim();
  if (signs.length === 0) return parsePlain(bare);
  const said = new Set(signs.map((sign) => (/✅|✔|✓|👍/u.test(sign) ? ('pass' as const) : ('fail' as const))));
  const [only] = said;
  if (only === undefined || said.size > 1) return { ...untouched, complaint: 'several' };
  if (isBlank(rest)) return { result: only, reason: '', complaint: null };
  const plain = parsePlain(rest);
  if (plain.complaint !== null) return /^[:;,(–—-]/.test(rest) ? { result: only, reason: parseReason(rest), complaint: null } : plain;
  return plain.result === only ? plain : { ...untouched, complaint: 'several' };
}

function parsePlain(text: string): ParsedResult {
  for (const [result, word] of words) {
    const said = word.exec(text)?.[0];
    if (said === undefined) continue;
    const rest = text.slice(said.length).trim();
    if (isBlank(rest.replace(/[!*]/g, ''))) return { result, reason: '', complaint: null };
    if (/^[:;,.(–—-]/.test(rest) || (result === 'n/a' && !/^[/|]/.test(rest)))
      return { result, reason: parseReason(rest), complaint: null };
  }
  return { ...untouched, complaint: 'unknown' };
}

function parseReason(rest: string): string {
  const text = rest.replace(/^[\s:;,.–—-]+/, '').trim();
  const inner = /^\(([^()]*)\)\.?$/.exec(text)?.[1];
  return (inner ?? text).trim();
}
