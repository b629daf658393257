import { isMerge } from '../../../git/schema/commit-graph.ts';
import { prepareMerged } from '../changes/list-merged.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { Sides } from './line-reach.ts';

const most = 300;

/** The merge of a pull request, and how many commits it brought, merges aside. */
export interface Enclosing {
  readonly merge: number;
  readonly brought: number;
}

/** The merge of a pull request that brought a commit to a line; null for none. Merges that brought more than 300 commits join branches. */
export function findEnclosing({ graph, trunk, targets }: Sides, factsOf: FactsOf): (index: number) => Enclosing | null {
  const listMerged = prepareMerged(graph);
  const enclosing = new Map<number, Enclosing>();
  // The oldest first: the innermost merge is the one that brought it.
  for (let index = graph.commits.length - 1; index >= 0; index -= 1) {
    if (trunk[index] === 1 || !isMerge(graph, index) || !targets.some(({ holds }) => holds(index))) continue;
    const { marks } = factsOf(index);
    if (!marks.some(({ kind }) => kind === 'merged')) continue;
    const brought = listMerged(index);
    if (brought.length > most) continue;
    for (const each of brought) if (!enclosing.has(each)) enclosing.set(each, { merge: index, brought: brought.length });
  }
  return (index) => enclosing.get(index) ?? null;
}
