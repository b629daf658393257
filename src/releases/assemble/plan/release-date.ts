import { compareInstants } from '../changes/compare-changes.ts';
import type { VersionTag } from '../tags/version-tag.ts';
import type { PlannedRelease } from './plan-releases.ts';
import type { PlannedRepository } from './planned-repository.ts';

/** When a release was made: the latest date among its repositories' final tags; null without a final tag. */
export function dateOfRelease(release: PlannedRelease, plan: { readonly repositories: readonly PlannedRepository[] }): string | null {
  const dates = release.tags.flatMap((tag, index) => (tag ? [dateOfTag(tag, plan.repositories[index])] : []));
  return dates.sort(compareInstants).at(-1) ?? null;
}

/** When a release's newest candidate was made; null without a candidate that has a date. */
export function dateOfNewestCandidate(
  release: PlannedRelease,
  plan: { readonly repositories: readonly PlannedRepository[] },
): string | null {
  const dates = release.candidates.flatMap(({ tags, titled }) => {
    const tagged = tags.flatMap((tag, index) => (tag ? [dateOfTag(tag, plan.repositories[index])] : []));
    const graph = titled ? plan.repositories[titled.repository]?.graph : undefined;
    const commit = titled ? graph?.commits[graph.indexOf.get(titled.commit) ?? -1] : undefined;
    return commit ? [...tagged, commit.committedAt] : tagged;
  });
  return dates.sort(compareInstants).at(-1) ?? null;
}

/** The date of a tag: the tagger's, or its commit's for a lightweight tag. */
export function dateOfTag({ tag, commit }: VersionTag, repository: PlannedRepository | undefined): string {
  const index = repository?.graph.indexOf.get(commit);
  return tag.taggedAt ?? (index === undefined ? undefined : repository?.graph.commits[index]?.committedAt) ?? '1970-01-01T00:00:00+00:00';
}
