import type { Release } from '../../../book/schema/book.ts';
import type { FileVersion } from '../../../git/schema/content-history.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { StepStanding } from '../../schema/records/record.ts';
import type { StepResult } from '../../schema/records/step.ts';
import type { Coverage } from '../lint/list-departures.ts';
import type { ChainedRun } from './chain-runs.ts';
import type { CheckedCandidate } from './check-candidate.ts';
import type { NamedEvidence } from './name-evidence.ts';
import type { PinnedProtocol } from './pin-protocol.ts';

/** A step as it counts over all runs. */
export interface CountedStep {
  readonly id: string;
  readonly result: StepResult;
  /** The deviation that decides on it is closed or accepted. */
  readonly decided: boolean;
  /** Ids of open deviations of the run whose result counts. */
  readonly open: readonly string[];
  /** It was left out, as n/a or skipped, and nothing says why. */
  readonly unexplained: boolean;
}

/** A record with what was found out about it, before signatures are judged. */
export interface ExaminedRecord {
  readonly parsed: ParsedRecord;
  /** Null for an operational record, and for a folder whose release is not in git. */
  readonly release: Release | null;
  readonly chained: ChainedRun;
  readonly pinned: PinnedProtocol;
  readonly checked: CheckedCandidate;
  readonly named: NamedEvidence;
  /** Empty for a first run. */
  readonly standings: readonly StepStanding[];
  readonly counted: readonly CountedStep[];
  /** How many steps have a result of this run. */
  readonly executed: number;
  readonly coverage: Coverage;
  readonly versions: readonly FileVersion[];
  readonly revision: number;
  /** Principals who executed it or a step of it, else names as written. */
  readonly executors: readonly string[];
}
