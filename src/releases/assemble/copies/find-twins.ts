import { authoredDates } from '../../../git/schema/commit-dates.ts';
import { type CommitGraph, isMerge } from '../../../git/schema/commit-graph.ts';
import type { FactsOf } from '../facts/commit-facts.ts';

/** Commits that are probably copies of one, or it of them, though no message says so; `likely` is what they have in common, in words. */
export type FindTwins = (index: number) => readonly { readonly twin: number; readonly likely: string }[];

const none: ReturnType<FindTwins> = [];
const likely = 'same author, author date and subject';
const most = 20;

/** Prepares finding twins: a rebase and a pick without `-x` keep author, author date and subject. All are looked at when the first is asked for. */
export function findTwins(graph: CommitGraph, factsOf: FactsOf): FindTwins {
  let listDated: ReturnType<typeof indexDates> | undefined;
  return (index) => {
    const authored = graph.commits[index]?.authored;
    if (authored === undefined || Number.isNaN(authored)) return none;
    listDated ??= indexDates(graph);
    const found = listDated(authored);
    if (found.length < 2) return none;
    return found.filter((other) => other !== index && isTwin(index, other)).map((twin) => ({ twin, likely }));
  };

  function isTwin(left: number, right: number): boolean {
    const one = factsOf(left);
    const other = factsOf(right);
    return one.commit.author.email.toLowerCase() === other.commit.author.email.toLowerCase() && one.title === other.title;
  }
}

/** Finds commits without merges by the second in which they were written. Dates that many share were made up by a tool, and tell nothing. */
function indexDates(graph: CommitGraph): (authored: number) => readonly number[] {
  const dates = authoredDates(graph.commits);
  const mask = 2 ** Math.ceil(Math.log2(2 * dates.length + 2)) - 1;
  // Numbers from 1 on, since 0 is none: the first commit of each place in the table, and the next of the same.
  const first = new Int32Array(mask + 1);
  const next = new Int32Array(dates.length);
  for (let index = dates.length - 1; index >= 0; index -= 1) {
    const authored = dates[index] ?? Number.NaN;
    if (Number.isNaN(authored) || isMerge(graph, index)) continue;
    next[index] = first[authored & mask] ?? 0;
    first[authored & mask] = index + 1;
  }
  return (authored) => {
    const found: number[] = [];
    for (let at = first[authored & mask] ?? 0; at > 0; at = next[at - 1] ?? 0)
      if (dates[at - 1] === authored && found.push(at - 1) > most) return [];
    return found;
  };
}
