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
 * answers a refused run answers for those before it, too.
 */
export function answerRefusals(records: readonly ValidationRecord[]): AnsweredRecords {
  const byPath = new Map(records.map((record) => [record.path, record]));
  const problems: Problem[] = [];
  const answered = records.map((record): ValidationRecord => {
    const refused = findRefused(record, byPath);
    if (refused === null || record.state === 'void') return record;
    problems.push(refusedRunNotNamed({ source: record.path, line: 1, column: 1 }, refused.path));
    if (record.state !== 'approved' && record.state !== 'doubtful') return record;
    const stateReason = `It follows \`${refused.path.replace(/^.*\//, '')}\`, which was refused, and does not say in \`previous\` and \`reason\` why it was run again.`;
    return { ...record, state: 'waiting', stateReason };
  });
  return { records: answered, problems };
}

/** The newest refused run before a record that neither it nor a run between them answers. */
function findRefused(record: ValidationRecord, byPath: ReadonlyMap<string, ValidationRecord>): ValidationRecord | null {
  const seen = new Set([record.path]);
  for (let at = record; at.previous !== null && at.answers === null; ) {
    const before = byPath.get(at.previous);
    if (before === undefined || seen.has(before.path)) return null;
    if (isRefused(before)) return before;
    seen.add(before.path);
    at = before;
  }
  return null;
}

/** Whether somebody refused a record and did not take it back, whatever became of the record since. */
export function isRefused({ state, signoffs }: Pick<ValidationRecord, 'state' | 'signoffs'>): boolean {
  if (state === 'refused') return true;
  return signoffs.some((one) => isRefusal(one) && one.state !== 'withdrawn' && !isLifted(one, signoffs));
}
