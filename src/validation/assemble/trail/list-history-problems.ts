import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import {
  recordsHistoryElsewhere,
  recordsHistoryMissing,
  recordsHistoryShallow,
  recordsWithoutHistory,
} from '../../schema/problems/trail-problems.ts';

/** What is not known of the history of records. Ask only where there are records. */
export function listHistoryProblems({ known, shallow, complaint, missing = [], elsewhere = [] }: ContentHistory): readonly Problem[] {
  const place = { source: 'content/releases' };
  return [
    ...(known ? [] : [recordsWithoutHistory(place, complaint)]),
    ...(shallow ? [recordsHistoryShallow(place)] : []),
    ...elsewhere.map((source) => recordsHistoryElsewhere({ source })),
    ...(missing.length > 0 ? [recordsHistoryMissing(place, missing)] : []),
  ];
}
