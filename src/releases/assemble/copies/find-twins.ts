import { type CommitGraph, isMerge } from '../../../git/schema/commit-graph.ts';
import type { FactsOf } from '../facts/commit-facts.ts';

/** Commits that are probably copies of one, or it of them, though no message says so; `likely` is what they have in common, in words. */
export type FindTwins = (index: number) => readonly { readonly twin: number; readonly likely: string }[];

const none: ReturnType<FindTwins> = [];
const likely = 'same author, author date and subject';
const most = 20;

/** Prepares finding twins: a rebase and a pick without `-x` keep author, author date and subject. All are looked at when the first is asked for. */
export function findTwins(graph: CommitGraph, factsOf: FactsOf): FindTwins {
  let byDate: Map<number, number[]> | undefined;
  return (index) => {
    const authored = graph.commits[index]?.authored;
    if (authored === undefined || Number.isNaN(authored)) return none;
    byDate ??= indexDates(graph);
    const found = byDate.get(authored);
    if (found === undefined || found.length < 2) return none;
    return found.filter((other) => other !== index && isTwin(index, other)).map((twin) => ({ twin, likely }));
  };

  function isTwin(left: number, right: number): boolean {
    const one = factsOf(left);
    const other = factsOf(right);
    return one.commit.author.email.toLowerCase() === other.commit.author.email.toLowerCase() && one.title === other.title;
  }
}

/** Commits without merges by the second in which they were written. Dates that many share were made up by a tool, and tell nothing. */
function indexDates(graph: CommitGraph): Map<number, number[]> {
  const byDate = new Map<number, number[]>();
  for (let index = 0; index < graph.commits.length; index += 1) {
    const authored = graph.commits[index]?.authored;
    if (authored === undefined || Number.isNaN(authored) || isMerge(graph, index)) continue;
    const list = byDate.get(authored);
    if (!list) byDate.set(authored, [index]);
    else if (list.length <= most) list.push(index);
  }
  for (const [authored, list] of byDate) if (list.length > most) byDate.delete(authored);
  return byDate;
}
