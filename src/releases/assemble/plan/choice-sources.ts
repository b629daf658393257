import { compareInstants } from '../changes/compare-changes.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** The release that another's notes are compared with, and why, as the end of a sentence that begins with "compared with 2.1 because". */
export interface ChosenPredecessor {
  readonly release: PlannedRelease;
  readonly line: PlannedLine;
  readonly reason: string;
  /** Whether the release contains it: its commit can be reached, or was rewritten. False for the first release of a line that branched off elsewhere. */
  readonly contained: boolean;
}

/** When a release was made, or its newest candidate. */
export type DateOf = (release: PlannedRelease) => string | null;

/** A release's commit in each repository, -1 where it has none. */
export type TipsOf = (release: PlannedRelease) => readonly number[];

/** Whether a release was made no later than another; what has no date was made before all that has one. */
export function isNotLater(one: PlannedRelease, other: PlannedRelease, dateOf: DateOf): boolean {
  return compareInstants(dateOf(one) ?? '', dateOf(other) ?? '') <= 0;
}
