import { isBlank } from '../../../text/schema/is-blank.ts';
import type { StepResult } from '../../schema/records/step.ts';
import { namesFailure } from '../../schema/verdicts/failure-remarks.ts';
import { saysFailure } from '../../schema/verdicts/says-failure.ts';
import { saysNone, takesBack } from '../../schema/verdicts/takes-back.ts';
import { answerWords, findVerdictWord, isHalfVerdict, isVerdictWord, pendingWords } from '../../schema/verdicts/verdict-words.ts';

/** A result as read from what is written. `complaint` says why it could not be told; then it is untouched. */
export interface ParsedResult {
  readonly result: StepResult;
  readonly reason: string;
  readonly complaint: 'unknown' | 'several' | null;
}

const untouched: ParsedResult = { result: 'untouched', reason: '', complaint: null };
const box = /([☐□⬜🔲◻☑☒🗹🗷]|\[[ xX✓✔√]?\]|\( \)|\([xX✓✔√]\))/u;
const empty = /^(?:[☐□⬜🔲◻]|\[ ?\]|\( \))$/u;
/** What GitHub and chats draw as a sign. */
const shortcodes: readonly (readonly [RegExp, string])[] = [
  [/:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|\+1|thumbsup):/g, '✅'],
  [/:(?:x|negative_squared_cross_mark|no_entry|no_entry_sign|-1|thumbsdown):/g, '❌'],
];

/**
 * Reads the result of a step: a word, a sign, or boxes of which one is ticked, with a reason behind it. Blanks, lines to write on and choices of which
 * none is made are untouched; so is what can be read in two ways, or is not understood, with a complaint. What somebody struck out is not said.
 */
export function parseResult(written: string): ParsedResult {
  const narrow = written.replace(/[\uFF01-\uFF5E]/g, (wide) => wide.normalize('NFKC'));
  const whole = shortcodes.reduce((text, [code, sign]) => text.replace(code, sign), narrow.trim().slice(0, 2000));
  const struck = whole.replace(/~~[\s\S]*?~~/g, ' ').trim();
  // Of a choice, what is not struck out is what somebody chose.
  const text = struck === whole ? whole : struck.replace(/^[\s/|]+|[\s/|]+$/g, '');
  if (text !== whole && isBlank(text)) return { ...untouched, complaint: 'several' };
  if (/^\[[-–—/.]\]$/.test(text)) return { ...untouched, complaint: 'unknown' };
  if (isBlank(text)) return untouched;
  const parts = text.split(box);
  if (parts.length === 1) return parseWord(text);
  const signs = parts.filter((_, index) => index % 2 === 1);
  const ticked = signs.flatMap((sign, index) => (empty.test(sign) ? [] : [index]));
  const slots = parts.filter((_, index) => index % 2 === 0).map((slot) => slot.replace(/^[\s/|,;]+|[\s/|,;:]+$/g, ''));
  const [only] = ticked;
  if (only === undefined) return isLabel(parts[0] ?? '') ? untouched : { ...untouched, complaint: 'unknown' };
  if (ticked.length > 1) return { ...untouched, complaint: 'several' };
  // `(x)` alone is a cross in the markup of some wikis.
  if (slots.every(isBlank) && signs.length === 1)
    return /[☒🗷]|\(x\)/iu.test(signs[0] ?? '') ? { ...untouched, complaint: 'unknown' } : { result: 'pass', reason: '', complaint: null };
  const choice = findChoice(slots, only);
  if (choice === null) return { ...untouched, complaint: 'several' };
  // A form with narrow cells writes `☐ P ☐ F`.
  const result = parseWord(choice.word === 'P' ? 'pass' : choice.word === 'F' ? 'fail' : choice.word);
  return result.complaint === null && choice.remark !== '' ? addReason(result, choice.remark) : result;
}

/** The word that the ticked box belongs to: the one behind it, or the one before it where a result stands before the first box. Null where both could be meant. */
function findChoice(slots: readonly string[], ticked: number): { readonly word: string; readonly remark: string } | null {
  const [first = ''] = slots;
  const last = slots.at(-1) ?? '';
  if (isVerdict(first)) {
    if (isVerdict(last) || slots.slice(0, -1).some(isBlank)) return null;
    return { word: slots[ticked] ?? '', remark: ticked === slots.length - 2 ? last : '' };
  }
  return endsInVerdict(first) || slots.slice(1).some(isBlank) ? null : { word: slots[ticked + 1] ?? '', remark: '' };
}

/** Whether a text is nothing but a result. */
function isVerdict(text: string): boolean {
  const bare = text.replace(/^[(\s]+|[)\s:]+$/g, '');
  return /^[PF]$/.test(bare) || /^(?:(?:not )?tested|not run|not executed)$/i.test(bare) || isHalfVerdict(bare) || isVerdictWord(bare);
}

function endsInVerdict(text: string): boolean {
  return /(?:^|\P{L})(?:pass(?:ed)?|fail(?:ed)?|ok|nok|yes|no|n\/a)[\s:.!)]*$/iu.test(text);
}

/** Whether the words before boxes of which none is ticked only name them. */
function isLabel(text: string): boolean {
  return (
    isBlank(text) || /[:?]\s*$/.test(text) || isVerdict(text.trim()) || /^\s*(?:result|status|outcome|verdict|choose one)\s*$/i.test(text)
  );
}

/** Whether a text offers results, as `☐ Pass ☐ Fail` does. */
export function isResultChoice(text: string): boolean {
  const parts = text.split(box);
  if (parts.length === 1) return false;
  const words = parts.filter((_, index) => index % 2 === 0 && index > 0).map((part) => part.trim());
  return (
    isBlank(parts[0] ?? '') &&
    words.some((word) => !isBlank(word)) &&
    words.every((word) => isBlank(word) || isHalfVerdict(word) || parseWord(word).complaint === null)
  );
}

const pending = new RegExp(
  `^(?:${pendingWords}|untouched|open|pending|to ?do|tbd|tba|not (?:yet )?(?:run|started|executed|tested|done)|no run|un(?:tested|executed)|unspecified|scheduled|retest|draft|in progress|(?:pass(?:ed)?|ok|yes|p)\\s*(?:[/|]|\\bor\\b)\\s*(?:fail(?:ed)?|not ok|nok|no|f|incomplete)(?:\\s*(?:[/|]|\\bor\\b)\\s*(?:n\\s*\\/?\\s*a|incomplete|blocked|skipped|not applicable|not run|not tested))*)$`,
  'iu',
);

function parseWord(written: string): ParsedResult {
  const bare = written.replace(/^\[(.*)\]$/, '$1').trim();
  if (
    /^(?:✅|✔\uFE0F?|✓)\s*(?:pass(?:ed)?|ok|yes)?\s*(?:[/|]|\bor\b)\s*(?:❌|✗|✘|✖\uFE0F?)\s*(?:fail(?:ed)?|nok|no)?$/iu.test(bare) ||
    pending.test(bare) ||
    (/^\[.*\]$/.test(written) && /^(?:e\.g\.|insert|pass|result)/i.test(bare) && parsePlain(bare).complaint !== null)
  )
    return untouched;
  const signs = bare.match(/✅|✔\uFE0F?|✓|👍|❌|✗|✘|✖\uFE0F?|🚫|👎/gu) ?? [];
  const rest = bare.replace(/✅|✔\uFE0F?|✓|👍|❌|✗|✘|✖\uFE0F?|🚫|👎/gu, ' ').trim();
  if (signs.length === 0) return parsePlain(bare);
  const said = new Set(signs.map((sign) => (/✅|✔|✓|👍/u.test(sign) ? ('pass' as const) : ('fail' as const))));
  const [only] = said;
  if (only === undefined || said.size > 1) return { ...untouched, complaint: 'several' };
  if (isBlank(rest)) return { result: only, reason: '', complaint: null };
  const plain = parsePlain(rest);
  if (plain.complaint !== null)
    return /^[:;,(–—-]/.test(rest) ? addReason({ result: only, reason: '', complaint: null }, parseReason(rest)) : plain;
  return plain.result === only ? plain : { ...untouched, complaint: 'several' };
}

function parsePlain(text: string): ParsedResult {
  const twice = parseLanguages(text);
  if (twice !== null) return twice;
  const said = findVerdictWord(text);
  if (said === null) return { ...untouched, complaint: 'unknown' };
  const { result } = said;
  const rest = text.slice(said.length).trim();
  // A star behind a pass refers to what somebody says of it elsewhere.
  if (isBlank(rest.replace(result === 'pass' ? /!/g : /[!*]/g, ''))) return { result, reason: '', complaint: null };
  if (/^[:;,.(–—-]/.test(rest) || (result === 'n/a' && !/^[/|]/.test(rest)))
    return addReason({ result, reason: '', complaint: null }, parseReason(rest));
  return { ...untouched, complaint: 'unknown' };
}

/** What `bestanden / passed` says in two languages; null for any other text. */
function parseLanguages(text: string): ParsedResult | null {
  const [first, second, ...more] = text.split(/\s*\/\s*/);
  if (first === undefined || second === undefined || more.length > 0 || !isVerdictWord(first) || !isVerdictWord(second)) return null;
  const [one, other] = [findVerdictWord(first)?.result, findVerdictWord(second)?.result];
  return one !== undefined && one === other ? { result: one, reason: '', complaint: null } : { ...untouched, complaint: 'several' };
}

/** What stands behind a result is its reason, unless it says another result: then nobody knows which of them counts. */
function addReason(said: ParsedResult, reason: string): ParsedResult {
  const doubt = said.result === 'pass' ? saysFailure(reason) || takesBack(reason) : said.result === 'fail' && saysNone(reason);
  const other = isVerdictWord(reason) && parsePlain(reason).result !== said.result;
  return doubt || other ? { ...untouched, complaint: 'several' } : { ...said, reason };
}

const answer = new RegExp(`^(?:${answerWords})[\\s.!]*$`, 'iu');
const chosenAnswer = new RegExp(`(?<!\\p{L})(?:${answerWords})(?!\\p{L})`, 'iu');
const unwantedForeign =
  /(?<!\p{L})(?:fehl\p{L}*|m[aä]ngel\p{L}*|abweich\p{L}*|warn\p{L}*|alarm\p{L}*|sch[aä]den|schaden|beschädig\p{L}*|undicht\p{L}*|falsch\p{L}*|verlust\p{L}*|problem\p{L}*|störung\p{L}*|auffällig\p{L}*|kein\p{L}*|nicht|ohne|erreurs?|défauts?|anomalies?|sans|aucune?|pas|errore?s?|errori|fallos?|defectos?|sin|ningun[ao]?|ningún|senza|nessun\p{L}*|erros?|sem|nenhum\p{L}*|fouten|fout|geen|niet|zonder)(?!\p{L})/iu;
const unwanted =
  /\b(?:any|no|not|never|without|none|free of|errors?|deviations?|issues?|problems?|fail\w*|defects?|missing|warnings?|alarms?|damage\w*|leak\w*|lost|wrong|incorrect\w*|unexpected|unauthori[sz]ed|discrepan\w+|anomal\w+)\b/i;

/**
 * Whether `Yes` or `No` as a result may mean either: the step asks for something that should not be (`Any errors in the log?`), or expects an answer of its
 * own. `written` may hold boxes; what counts is the answer that is chosen.
 */
export function isAnswerUnclear(written: string, { action, expected }: { readonly action: string; readonly expected: string }): boolean {
  const parts = written.trim().split(box);
  const chosen = parts.length === 1 ? written : parts.join(' ').replace(/[^\p{L}\s/]/gu, ' ');
  const isAnswer = parts.length === 1 ? answer.test(chosen.trim()) : chosenAnswer.test(chosen) && !/\b(?:pass|fail)/i.test(chosen);
  if (!isAnswer) return false;
  return (
    answer.test(expected.trim()) ||
    (/\?\s*$/.test(action.trim()) && (unwanted.test(action) || unwantedForeign.test(action))) ||
    /^(?:any|is there any|are there any|no )\b/i.test(action)
  );
}

/** Whether what a ticked item says contradicts its tick: struck out, a sign of failure, or another result behind its words. */
export function contradictsTick(action: string): boolean {
  return (
    /~~[\s\S]+?~~/.test(action) ||
    /[❌✗✘✖🚫👎]/u.test(action) ||
    /(?:^|[^\p{L}\p{N}`"'])(?:FAIL(?:ED|S|URE)?|NOT OK|NOK|NOT PASSED|BLOCKED|SKIPPED|N\/A)\s*(?:$|[.,;:!()–—-])/mu.test(action) ||
    /(?:[:=→–—(]|\s-)\s*(?:not done|not tested)(?!\p{L})/iu.test(action) ||
    action.split('\n').some((line) => namesFailure(line) || limitsPass(line))
  );
}

/** Whether a result behind the words of a line is taken back at once: `Export: OK, except Excel`. */
function limitsPass(line: string): boolean {
  const tails = line
    .slice(0, 2000)
    .split(/\s[–—-]+\s|\s?:\s|\(|→|⇒|=>/u)
    .slice(1);
  return tails.some((tail) => {
    const said = findVerdictWord(tail.trim());
    return said?.result === 'pass' && takesBack(tail.trim().slice(said.length));
  });
}

function parseReason(rest: string): string {
  const text = rest.replace(/^[\s:;,.–—-]+/, '').trim();
  const inner = /^\(([^()]*)\)\.?$/.exec(text)?.[1];
  return (inner ?? text).trim();
}
