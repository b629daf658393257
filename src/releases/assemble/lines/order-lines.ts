import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import type { TipsOf } from '../plan/choice-sources.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedLine } from './plan-lines.ts';

/**
 * Puts lines, which come smallest number first, in the order in which they followed each other: where numbering began anew, as from 2015.1 to
 * 8.0, the smaller numbers come later. It began anew where the first release of a line was made after a line of greater numbers, contains one of
 * its releases or candidates, and nothing was released under greater numbers on a new line since.
 */
export function orderLines(
  lines: readonly PlannedLine[],
  sources: {
    readonly graphs: readonly CommitGraph[];
    readonly tipsOf: TipsOf;
    /** Of its tag and of its candidates' tags. */
    readonly commitsOf: (release: PlannedRelease, repository: number) => readonly number[];
    readonly dateOf: (release: PlannedRelease) => string | null;
  },
): readonly PlannedLine[] {
  const { graphs, tipsOf, commitsOf, dateOf } = sources;
  const begun = lines
    .map((line, rank) => ({ line, rank, date: firstDate(line) }))
    .sort((left, right) => compareInstants(left.date, right.date) || left.rank - right.rank);
  const paints = graphs.map((graph) => new Int32Array(graph.commits.length));
  let stamp = 0;
  let greatest: (typeof begun)[number] | undefined;
  const anew: { readonly start: (typeof begun)[number]; readonly before: number }[] = [];
  for (const one of begun) {
    if (greatest && one.rank < greatest.rank && follows(one.line, greatest.line)) {
      anew.push({ start: one, before: greatest.rank });
      greatest = one;
    } else if (!greatest || one.rank > greatest.rank) greatest = one;
  }
  const restarts = anew.filter(({ start, before }) =>
    begun.every(({ rank, date }) => rank <= before || compareInstants(date, start.date) < 0),
  );
  // No line of greater numbers than those that ended was begun since, so the smallest number and the date tell.
  const era = (one: (typeof begun)[number]): number =>
    restarts.findLastIndex(({ start }) => start.rank <= one.rank && compareInstants(start.date, one.date) <= 0);
  return begun
    .map((one) => ({ line: one.line, rank: one.rank, era: era(one) }))
    .sort((left, right) => left.era - right.era || left.rank - right.rank)
    .map(({ line }) => line);

  function firstDate({ releases }: PlannedLine): string {
    const first = releases.find(({ final }) => final) ?? releases[0];
    return (first && dateOf(first)) ?? '';
  }

  function follows(line: PlannedLine, greater: PlannedLine): boolean {
    const first = line.releases.find(({ final }) => final);
    if (!first) return false;
    return graphs.some((graph, repository) => {
      const paint = paints[repository];
      const tip = tipsOf(first)[repository] ?? -1;
      if (!paint || tip < 0) return false;
      stamp += 1;
      const reaches = reachFrom(graph, [tip], paint, stamp);
      const theirs = greater.releases.flatMap((release) => commitsOf(release, repository));
      return theirs.sort((left, right) => left - right).some((index) => index !== tip && reaches(index));
    });
  }
}
