import type { Problem } from '../../../text/schema/problem.ts';
import { refusedRunNotNamed } from '../../schema/problems/signing-problems.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { isLifted, isRefusal } from '../../schema/signoffs/superseded.ts';

/** The records of a release with the refusals of their earlier runs taken into account, and what is wrong with that. */
export interface AnsweredRecords {
  readonly records: readonly ValidationRecord[];
  readonly problems: readonly Problem[];
}

/**
 * A new run does not make a refusal of an earlier one vanish: it is not approved until it names the refused run and says why it was run again. Whoever
 * answers a refused run answers for those before it, too. Of one `release` a run comes after a refusal where it was signed after it, whatever numbers and
 * states the records say; `operations` stand for themselves, and follow what they name alone.
 */
export function answerRefusals(records: readonly ValidationRecord[], of: 'release' | 'operations'): AnsweredRecords {
  const byPath = new Map(records.map((record) => [record.path, record]));
  const refused = of === 'operations' ? [] : records.filter(isRefused);
  const problems: Problem[] = [];
  const answered = records.map((record): ValidationRecord => {
    const open = findRefused(record, byPath) ?? refused.find((one) => isUnanswered(one, record, byPath));
    if (open === undefined || record.state === 'void') return record;
    problems.push(refusedRunNotNamed({ source: record.path, line: 1, column: 1 }, open.path));
    if (record.state !== 'approved' && record.state !== 'doubtful') return record;
    const stateReason = `It follows \`${open.path.replace(/^.*\//, '')}\`, which was refused, and does not say in \`previous\` and \`reason\` why it was run again.`;
    return { ...record, state: 'waiting', stateReason };
  });
  return { records: answered, problems };
}

/** The newest refused run before a record that neither it nor a run between them answers. */
function findRefused(record: ValidationRecord, byPath: ReadonlyMap<string, ValidationRecord>): ValidationRecord | null {
  for (const before of listBefore(record, byPath)) {
    if (before.answered) return null;
    if (isRefused(before.record)) return before.record;
  }
  return null;
}

/** Whether a record of the same protocol was signed after another one was refused, and nothing in it says that it comes after that. */
function isUnanswered(refused: ValidationRecord, record: ValidationRecord, byPath: ReadonlyMap<string, ValidationRecord>): boolean {
  if (record === refused || record.protocol.id === null || record.protocol.id !== refused.protocol.id) return false;
  const [first, last] = [findRefusal(refused), findLastSigned(record)];
  if (first === null || last === null || last < first) return false;
  return !listBefore(record, byPath).some((before) => before.record === refused && before.answered);
}

/** The runs before a record, newest first, and whether it or a run in between answers for them. */
function listBefore(
  record: ValidationRecord,
  byPath: ReadonlyMap<string, ValidationRecord>,
): readonly { readonly record: ValidationRecord; readonly answered: boolean }[] {
  const runs: { readonly record: ValidationRecord; readonly answered: boolean }[] = [];
  const seen = new Set([record.path]);
  let answered = false;
  for (let at = record; at.previous !== null; ) {
    const before = byPath.get(at.previous);
    if (before === undefined || seen.has(before.path)) break;
    answered ||= at.answers !== null;
    runs.push({ record: before, answered });
    seen.add(before.path);
    at = before;
  }
  return runs;
}

/** When a record was first refused by somebody who did not take it back, in milliseconds since 1970. */
function findRefusal({ signoffs }: ValidationRecord): number | null {
  return least(signoffs.filter((one) => isStanding(one, signoffs)).map(({ signedAt }) => Date.parse(signedAt ?? '')));
}

/** When a record was signed last. What a statement says is not before what git shows. */
function findLastSigned({ signoffs }: ValidationRecord): number | null {
  const times = signoffs
    .filter((one) => one.state === 'valid' && !isRefusal(one))
    .map(({ signedAt, bounds }) => Math.max(...[signedAt, bounds.notBefore].map((date) => Date.parse(date ?? '')).filter(Number.isFinite)));
  const latest = least(times.map((time) => -time));
  return latest === null ? null : -latest;
}

function least(times: readonly number[]): number | null {
  const known = times.filter(Number.isFinite);
  return known.length === 0 ? null : Math.min(...known);
}

/** Whether somebody refused a record and did not take it back, whatever became of the record since. */
export function isRefused({ state, signoffs }: Pick<ValidationRecord, 'state' | 'signoffs'>): boolean {
  return state === 'refused' || signoffs.some((one) => isStanding(one, signoffs));
}

function isStanding(one: ValidationRecord['signoffs'][number], all: ValidationRecord['signoffs']): boolean {
  return isRefusal(one) && one.state !== 'withdrawn' && !isLifted(one, all);
}
