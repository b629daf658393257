import { edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import type { PlannedLine } from './plan-lines.ts';

/** The latest line, by its place, of which a final release contains a release; -1 for none. */
export type ContainingLine = (release: PlannedRelease) => number;

/**
 * Finds for every release the latest line that contains it, in every repository that it has a tag in. One pass over each history. `standing`
 * says which final releases count: not those that were withdrawn.
 */
export function findContainingLines(
  {
    lines,
    repositories,
    tipsOf,
  }: Pick<ProductPlan, 'lines' | 'tipsOf'> & { readonly repositories: readonly Pick<PlannedRepository, 'graph'>[] },
  standing: (release: PlannedRelease) => boolean,
): ContainingLine {
  const ranks = repositories.map(({ graph }, repository) => {
    const rank = new Int32Array(graph.commits.length);
    lines.forEach((line: PlannedLine, place) => {
      for (const release of line.releases) {
        const tip = tipsOf(release)[repository] ?? -1;
        // Lines come in their order, so a later one is the one that stays.
        if (release.final && tip >= 0 && standing(release)) rank[tip] = place + 1;
      }
    });
    for (let index = 0; index < rank.length; index += 1) {
      const own = rank[index] ?? 0;
      for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) {
        const parent = parentAt(graph, edge);
        if ((rank[parent] ?? 0) < own) rank[parent] = own;
      }
    }
    return rank;
  });
  return (release) => {
    const found = tipsOf(release).flatMap((tip, repository) => (tip < 0 ? [] : [(ranks[repository]?.[tip] ?? 0) - 1]));
    return found.length === 0 ? -1 : Math.min(...found);
  };
}
