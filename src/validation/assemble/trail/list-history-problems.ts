import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { recordsHistoryMissing, recordsHistoryShallow, recordsWithoutHistory } from '../../schema/problems/trail-problems.ts';

/** What is not known of the history of records. Ask only where there are records. */
export function listHistoryProblems({ known, shallow, complaint, missing = [] }: ContentHistory): readonly Problem[] {
  const place = { source: 'content/releases' };
  return [
    ...(known ? [] : [recordsWithoutHistory(place, complaint)]),
    ...(shallow ? [recordsHistoryShallow(place)] : []),
    ...(missing.length > 0 ? [recordsHistoryMissing(place, missing)] : []),
  ];
}
