import { committedInstants } from '../../../git/schema/commit-dates.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { instantOf } from '../../../git/schema/instant.ts';
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

/**
 * When a tag was made: the tagger's date, or its commit's for a lightweight tag. A tag cannot be older than its commit, so where it says so, its commit's date
 * counts, unless the clock of that went wrong: something built on it is older, too. A commit that was written before the tag and committed anew after it is of
 * a history that was rewritten, with its tags.
 */
export function dateOfTag({ tag, commit }: VersionTag, repository: PlannedRepository | undefined): string {
  const graph = repository?.graph;
  const index = graph?.indexOf.get(commit) ?? -1;
  const found = graph?.commits[index];
  if (tag.taggedAt === null || found === undefined) return tag.taggedAt ?? found?.committedAt ?? '1970-01-01T00:00:00+00:00';
  // A date of a commit is written out when it is asked for.
  if (1000 * (found.authored ?? Number.NaN) <= instantOf(tag.taggedAt)) return tag.taggedAt;
  const { committedAt } = found;
  const isOlder = graph !== undefined && compareInstants(tag.taggedAt, committedAt) < 0 && !hasOlderChild(graph, index);
  return isOlder ? committedAt : tag.taggedAt;
}

/** Whether a commit has a child that is dated before it. All are looked at when the first is asked for. */
function hasOlderChild(graph: CommitGraph, index: number): boolean {
  const known = withOlderChild.get(graph) ?? markWithOlderChild(graph);
  withOlderChild.set(graph, known);
  return known[index] === 1;
}

const withOlderChild = new WeakMap<CommitGraph, Uint8Array>();

function markWithOlderChild({ commits, firstParent, parents }: CommitGraph): Uint8Array {
  const marked = new Uint8Array(commits.length);
  const instants = committedInstants(commits);
  for (let child = 0; child < commits.length; child += 1) {
    for (let edge = firstParent[child] ?? 0; edge < (firstParent[child + 1] ?? 0); edge += 1) {
      const parent = parents[edge] ?? -1;
      if ((instants[child] ?? 0) < (instants[parent] ?? 0)) marked[parent] = 1;
    }
  }
  return marked;
}
