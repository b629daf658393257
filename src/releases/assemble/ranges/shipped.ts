import type { Change } from '../../../book/schema/change.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import type { RangeCounts } from '../../schema/kept-shipment.ts';
import type { Described } from '../changes/describe-change.ts';
import type { DraftRange } from '../changes/draft-range.ts';
import type { Author } from '../changes/list-authors.ts';

/** People in the order of the changes, each with how many of those are theirs. */
export type Crew = readonly (readonly [Author, number])[];

/** What a release holds of one repository. What an earlier run found out is read when it is asked for. */
export interface Shipped {
  readonly range: DraftRange;
  readonly described: readonly Described[];
  /** The changes in the order of a page, where they are written down and stayed as they are there. */
  readonly changes: readonly Change[] | null;
  readonly counts: RangeCounts;
  readonly crew: Crew;
  readonly graph: CommitGraph;
  readonly web: RepositoryWeb | null;
}

/** Puts together what was drafted in this run. */
export function shipRange(given: Pick<Shipped, 'range' | 'changes' | 'graph' | 'web'> & { readonly described: Described[] }): Shipped {
  const { range, described } = given;
  return { ...given, counts: countRange(range), crew: gatherCrew(described) };
}

function countRange({ changes, commits, merges, alreadyShipped, cancelled }: DraftRange): RangeCounts {
  const pulls = changes.filter((draft) => draft.pulls.some((pull) => pull.role === 'merged')).length;
  return { changes: changes.length, pulls, commits, merges, alreadyShipped: alreadyShipped.length, cancelled: cancelled.length };
}

function gatherCrew(described: readonly Described[]): Crew {
  const counts = new Map<Author, number>();
  for (const { people } of described) for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
  return [...counts];
}
