import { instantOf } from '../../../git/schema/instant.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { correctionWithoutReason, lateEntry, stepDatedAfterCommit } from '../../schema/problems/trail-problems.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { Step } from '../../schema/records/step.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';

/** An entry, and what its problems are told from. */
export interface DatedEntry {
  readonly entry: TrailEntry;
  /** Whether it changed a field that says how a step was executed, or of what and by whom. */
  readonly executed: boolean;
  /** Whether it is known who did it: not for what a shallow clone was cut at. */
  readonly attributed: boolean;
  readonly order: number;
}

/** Days after which a step was written down late. One: results of a day are often committed on the next morning. */
export const lateAfterDays = 1;

/** What is wrong with a trail: corrections without a reason, steps that were written down long after they were done, or before. Each at its field in the record as it is. */
export function listTrailProblems(record: ParsedRecord, trail: readonly DatedEntry[]): readonly Problem[] {
  return [...listUnexplained(record, trail), ...listMisdated(record, trail)];
}

function listUnexplained(record: ParsedRecord, trail: readonly DatedEntry[]): readonly Problem[] {
  return trail.flatMap(({ entry, executed, attributed }) => {
    const { kind, commit, reasonGiven, step, field, from, to } = entry;
    if (!executed || !attributed || reasonGiven || commit === null || (kind !== 'corrected' && kind !== 'cleared')) return [];
    const name = step === null ? field : `${field} of step \`${step}\``;
    return [correctionWithoutReason(placeOf(record, entry), { field: name, from, to, commit })];
  });
}

function listMisdated(record: ParsedRecord, trail: readonly DatedEntry[]): readonly Problem[] {
  const written = new Map<string, DatedEntry>();
  for (const dated of trail) if (dated.entry.field === 'date' && dated.entry.step !== null) written.set(dated.entry.step, dated);
  return record.body.steps.flatMap((step) => judgeDate(record, step, written.get(step.id)));
}

const hour = 3_600_000;
const day = 24 * hour;

function judgeDate(record: ParsedRecord, { id, date }: Step, dated: DatedEntry | undefined): readonly Problem[] {
  const done = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const writtenAt = dated?.entry.writtenAt ?? dated?.entry.committedAt ?? null;
  if (done === undefined || dated === undefined || !dated.attributed || writtenAt === null || dated.entry.to !== date) return [];
  const began = Date.parse(`${done}T00:00:00Z`);
  if (Number.isNaN(began)) return [];
  const place = placeOf(record, dated.entry);
  const found = { step: id, date, writtenAt };
  // A day is written without its zone: it ends 12 hours later in the west, and begins 14 hours earlier in the east.
  if (began - 14 * hour > instantOf(writtenAt)) return [stepDatedAfterCommit(place, found)];
  const late = instantOf(writtenAt) - (began + day + 12 * hour) > lateAfterDays * day;
  return late ? [lateEntry(place, found)] : [];
}

function placeOf(record: ParsedRecord, { step, field }: TrailEntry): Place {
  const { source, body } = record;
  if (step === null) {
    const name = /^front matter: (.+)$/.exec(field)?.[1];
    return name === undefined ? { source, line: 1, column: 1 } : record.placeOf(name.split('.'));
  }
  const own = body.places.get(step)?.get(field) ?? body.steps.find(({ id }) => id === step);
  return own === undefined ? { source, line: 1, column: 1 } : { source, line: own.line, column: own.column };
}
