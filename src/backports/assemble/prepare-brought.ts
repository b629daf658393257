import type { Change } from '../../book/schema/change.ts';
import { groupCommits } from '../../releases/assemble/changes/group-commits.ts';
import type { FactsOf } from '../../releases/assemble/facts/commit-facts.ts';
import type { Sides } from '../../releases/assemble/links/line-reach.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** Prepares telling which commits one pull request brought: as the Book has it, else as merges on the trunk do. The trunk is walked when it is first asked about. */
export function prepareBrought(options: {
  readonly sides: Sides;
  readonly factsOf: FactsOf;
  /** Where work goes on. */
  readonly tips: readonly number[];
  readonly home: string | null;
  readonly changeOf: (index: number) => Change | undefined;
}): LinkedRepository['broughtWith'] {
  const { sides, factsOf, tips, home, changeOf } = options;
  const { graph, trunk } = sides;
  let groups: Map<number, { readonly commits: readonly number[]; readonly merge: number | null }> | undefined;
  const known = new Map<number, ReturnType<LinkedRepository['broughtWith']>>();
  return (index) => {
    const found = known.get(index) ?? find(index);
    known.set(index, found);
    return found;
  };

  function find(index: number): ReturnType<LinkedRepository['broughtWith']> {
    const change = changeOf(index);
    if (change) return { commits: change.commits.flatMap(({ sha }) => graph.indexOf.get(sha) ?? []), merge: null };
    if (trunk[index] !== 1) return { commits: [index], merge: null };
    groups ??= groupTrunk();
    return groups.get(index) ?? { commits: [index], merge: null };
  }

  function groupTrunk(): NonNullable<typeof groups> {
    const found = new Map<number, { readonly commits: readonly number[]; readonly merge: number | null }>();
    const taken = new Uint8Array(graph.commits.length);
    const take = (index: number): boolean => {
      if (taken[index] === 1) return false;
      taken[index] = 1;
      return true;
    };
    for (const tip of tips) {
      if (tip < 0) continue;
      for (const group of groupCommits({ graph, factsOf, tip, take, home }))
        if (group.merge !== null) for (const index of group.commits) found.set(index, group);
    }
    return found;
  }
}
