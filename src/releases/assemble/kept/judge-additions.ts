import { authoredDates } from '../../../git/schema/commit-dates.ts';
import { type CommitGraph, isMerge } from '../../../git/schema/commit-graph.ts';
import type { AskedOfHistory } from '../../schema/kept-shipment.ts';
import { listTitles } from '../changes/know-pulls.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { KnownCommits } from './known-commits.ts';

/** Whether commits that came since leave all that was asked of the history answered as it was. */
export function leaveAnswers(given: {
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly known: KnownCommits;
  readonly asked: AskedOfHistory;
  readonly patches: ReadonlyMap<string, string> | undefined;
  readonly isPull: (number: number) => boolean;
}): boolean {
  const { graph, factsOf, known, asked, patches, isPull } = given;
  const fresh = Array.from(known.indexOf.subarray(known.before));
  const numbers = new Set(asked.numbers);
  const titles = new Set(asked.titles);
  const isAsked = prefixes(asked.ids);
  return (
    asked.pulls.every(isPull) &&
    !asked.others.some(isPull) &&
    fresh.every((index) => {
      const facts = factsOf(index);
      return (
        !isAsked(facts.commit.sha) &&
        !(facts.merged !== null && numbers.has(facts.merged.number)) &&
        !listTitles(facts).some((title) => titles.has(title))
      );
    }) &&
    !haveTwins(graph, known, fresh) &&
    !sharePatches(graph, known, patches)
  );
}

/** Tells whether an id begins with one of some. */
function prefixes(ids: readonly string[]): (sha: string) => boolean {
  const all = new Set(ids);
  const lengths = [...new Set(ids.map(({ length }) => length))];
  return (sha) => lengths.some((length) => all.has(sha.slice(0, length)));
}

/** Whether one of the new commits was written in the same second as one of the old: it may be a copy. */
function haveTwins(graph: CommitGraph, { numberOf, before }: KnownCommits, fresh: readonly number[]): boolean {
  const all = authoredDates(graph.commits);
  const dates = new Set<number>();
  for (const index of fresh) {
    const authored = all[index] ?? Number.NaN;
    if (!Number.isNaN(authored) && !isMerge(graph, index)) dates.add(authored);
  }
  if (dates.size === 0) return false;
  return all.some((authored, index) => (numberOf[index] ?? 0) < before && dates.has(authored));
}

function sharePatches(graph: CommitGraph, { numberOf, before }: KnownCommits, patches: ReadonlyMap<string, string> | undefined): boolean {
  const old = new Set<string>();
  const added: string[] = [];
  for (const [sha, patch] of patches ?? []) {
    const index = graph.indexOf.get(sha);
    if (index === undefined) continue;
    if ((numberOf[index] ?? 0) < before) old.add(patch);
    else added.push(patch);
  }
  return added.some((patch) => old.has(patch));
}
