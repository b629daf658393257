import { dateOfTag } from './assemble-tag.ts';
import { compareInstants } from './compare-changes.ts';
import type { ProductPlan } from './plan-product.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** When a release was made: the latest date among its repositories' final tags; null without a final tag. */
export function dateOfRelease(release: PlannedRelease, plan: Pick<ProductPlan, 'repositories'>): string | null {
  const dates = release.tags.flatMap((tag, index) => (tag ? [dateOfTag(tag, plan.repositories[index])] : []));
  return dates.sort(compareInstants).at(-1) ?? null;
}

/** When a release's newest candidate was made; null without a candidate that has a date. */
export function dateOfNewestCandidate(release: PlannedRelease, plan: Pick<ProductPlan, 'repositories'>): string | null {
  const dates = release.candidates.flatMap(({ tags, titled }) => {
    const tagged = tags.flatMap((tag, index) => (tag ? [dateOfTag(tag, plan.repositories[index])] : []));
    const graph = titled ? plan.repositories[titled.repository]?.graph : undefined;
    const commit = titled ? graph?.commits[graph.indexOf.get(titled.commit) ?? -1] : undefined;
    return commit ? [...tagged, commit.committedAt] : tagged;
  });
  return dates.sort(compareInstants).at(-1) ?? null;
}
