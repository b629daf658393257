import type { ValidationRecord } from '../../schema/records/record.ts';
import type { StepResult } from '../../schema/records/step.ts';

/** A step's result as it counts for a record, and whether it is carried over from an earlier run. */
export interface CountingResult {
  readonly result: StepResult;
  readonly carried: boolean;
}

/** The results that count for a record: over all runs up to it, or its own where it is the first. */
export function countingResults({ steps, standings }: Pick<ValidationRecord, 'steps' | 'standings'>): readonly CountingResult[] {
  return standings.length > 0 ? standings : steps.map(({ result }) => ({ result, carried: false }));
}
