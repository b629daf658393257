import type { Problem } from '../../domain/problem.ts';
import type { ContentHistory } from '../../domain/validation/content-history.ts';
import { recordsHistoryMissing, recordsHistoryShallow, recordsWithoutHistory } from '../../domain/validation-problems-trail.ts';

/** What is not known of the history of records. Ask only where there are records. */
export function listHistoryProblems({ known, shallow, complaint, missing = [] }: ContentHistory): readonly Problem[] {
  const place = { source: 'content/releases' };
  return [
    ...(known ? [] : [recordsWithoutHistory(place, complaint)]),
    ...(shallow ? [recordsHistoryShallow(place)] : []),
    ...(missing.length > 0 ? [recordsHistoryMissing(place, missing)] : []),
  ];
}
