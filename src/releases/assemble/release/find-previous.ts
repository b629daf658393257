import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';

/** The newest release that another follows, over however many predecessors, and that has a repository; undefined for none. */
export type PreviousWith = (release: PlannedRelease, repository: number) => PlannedRelease | undefined;

type Known = Pick<ProductPlan, 'lines' | 'predecessors' | 'tipsOf'> & { readonly repositories: readonly unknown[] };

/** Finds every release's previous one per repository. A predecessor is earlier in the order of lines and versions, so one pass is enough. */
export function findPrevious({ lines, predecessors, repositories, tipsOf }: Known): PreviousWith {
  const known = repositories.map(() => new Map<PlannedRelease, PlannedRelease | undefined>());
  for (const release of lines.flatMap((line) => line.releases)) {
    const before = predecessors.get(release)?.release;
    known.forEach((previousOf, repository) => {
      const has = before !== undefined && (tipsOf(before)[repository] ?? -1) >= 0;
      previousOf.set(release, before === undefined || has ? before : previousOf.get(before));
    });
  }
  return (release, repository) => known[repository]?.get(release);
}
