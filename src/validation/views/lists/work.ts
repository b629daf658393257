import type { RecordState, ValidationRecord } from '../../schema/records/record.ts';
import type { RecordEntry } from './record-entries.ts';

/** A signature that is missing and may be made now. */
export interface Waiting {
  readonly entry: RecordEntry;
  readonly role: string;
  readonly meaning: ValidationRecord['required'][number]['meaning'];
  /** Principals who may make it. */
  readonly waitsFor: readonly string[];
  /** Those of them who have no key to make it with. */
  readonly withoutKey: readonly string[];
  readonly missing: number;
}

/** What is to be done about some records. A run that another one continues is history: it is in none of the lists. */
export interface Work {
  readonly waiting: readonly Waiting[];
  /** In progress, or failed and not yet run again. */
  readonly open: readonly RecordEntry[];
  /** A signature no longer stands, or somebody refused. */
  readonly fallen: readonly RecordEntry[];
  /** All signatures are there, and something leaves open what they are worth. */
  readonly doubtful: readonly RecordEntry[];
}

/** Sorts records by what is to be done about them, in their own order. */
export function listWork(entries: readonly RecordEntry[]): Work {
  const alive = entries.filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void');
  return {
    waiting: alive.flatMap((entry) =>
      entry.record.required
        .filter(({ ready, signed, count }) => entry.record.state !== 'refused' && ready && signed < count)
        .map(({ role, meaning, waitsFor, withoutKey, signed, count }) => ({
          entry,
          role,
          meaning,
          waitsFor,
          withoutKey,
          missing: count - signed,
        })),
    ),
    open: alive.filter(({ record }) => workOf[record.state] === 'open'),
    fallen: alive.filter(
      ({ record }) => workOf[record.state] === 'fallen' || record.signoffs.some(({ state }) => state !== 'valid' && state !== 'withdrawn'),
    ),
    doubtful: alive.filter(({ record }) => workOf[record.state] === 'doubtful'),
  };
}

/** What is to be done about a record in each state; null where nothing is, or only what its roles still have to sign. */
const workOf: Readonly<Record<RecordState, 'open' | 'fallen' | 'doubtful' | null>> = {
  'in-progress': 'open',
  failed: 'open',
  waiting: null,
  approved: null,
  doubtful: 'doubtful',
  refused: 'fallen',
  stale: 'fallen',
  void: null,
};
