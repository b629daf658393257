import { count } from '../../../text/schema/count.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { RecordEntry } from './record-entries.ts';
import { recordStamp } from './validation-stamps.ts';
import { listWork } from './work.ts';

/** What is to be done about some records, in a line; null when there are none. */
export function describeWork(entries: readonly RecordEntry[]): string | null {
  if (entries.length === 0) return null;
  const { waiting, open, fallen, doubtful } = listWork(entries);
  // A release that is not approved yet has gaps because it is not.
  const gaps = countGaps([...Map.groupBy(entries, ({ release }) => release)].flatMap(([, own]) => (isApproved(own) ? own : [])));
  const parts = [
    waiting.length > 0 ? `${count(waiting.length, 'signature')} awaited` : '',
    open.length > 0 ? `${count(open.length, 'record')} open` : '',
    doubtful.length > 0 ? `${count(doubtful.length, 'record')} signed with doubts` : '',
    fallen.length > 0 ? `${count(fallen.length, 'record')} no longer valid` : '',
    gaps > 0 ? `${count(gaps, 'gap')} in traceability` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? `nothing to do in ${count(entries.length, 'record')}` : parts.join(', ');
}

/** The stamp of a release's validation as a whole: the worst of its records counts, and only all of them approved are. Null without records. */
export function validationStamp(entries: readonly RecordEntry[]): Stamp | null {
  const alive = entries.filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void');
  if (alive.length === 0) return null;
  const worst = (['refused', 'failed', 'stale', 'doubtful'] as const).find((state) => alive.some(({ record }) => record.state === state));
  if (worst !== undefined) return recordStamp(worst);
  const approved = alive.filter(({ record }) => record.state === 'approved').length;
  if (approved < alive.length) return { word: `${approved} of ${count(alive.length, 'record')} done`, kind: 'open' };
  const gaps = countGaps(alive);
  return gaps === 0 ? recordStamp('approved') : { word: `approved, ${count(gaps, 'gap')} in traceability`, kind: 'doubt' };
}

function isApproved(entries: readonly RecordEntry[]): boolean {
  const alive = entries.filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void');
  return alive.length > 0 && alive.every(({ record }) => record.state === 'approved');
}

/** References of the releases of some records whose way from change to tag has a gap. */
export function countGaps(entries: readonly RecordEntry[]): number {
  const gaps = [...new Set(entries.flatMap(({ release }) => release ?? []))].flatMap((release) =>
    release.validation.traces.filter(({ holes, carrier }) => holes.length > 0 && !carrier),
  );
  return gaps.length;
}
