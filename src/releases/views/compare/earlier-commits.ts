import { listAfter } from './compare-versions.ts';
import type { EarlierCommit, ListedVersion } from './version-files.ts';

/** What versions hold of what earlier ones brought, otherwise than those that they follow. */
export interface EarlierCommits {
  readonly caughtUpOf: (version: string) => readonly EarlierCommit[];
  readonly leftBehindOf: (version: string) => readonly EarlierCommit[];
}

/**
 * Collects what versions caught up on, and what others left behind by it. What a version does not follow, it never held and does not leave
 * behind. A candidate is taken to be as its release is: which part of it the candidate held is not known.
 */
export function collectEarlierCommits(versions: ReadonlyMap<string, ListedVersion>): EarlierCommits {
  const releases = new Map<string, ListedVersion>();
  const caughtUp = new Map<string, readonly EarlierCommit[]>();
  const leftBehind = new Map<string, Map<string, EarlierCommit>>();
  const followed = new Map<string, ReadonlySet<string>>();
  const isFollowed = (by: string, version: string): boolean => {
    const known = followed.get(by) ?? new Set(listAfter((each) => versions.get(each)?.predecessor ?? null, by, null));
    followed.set(by, known);
    return known.has(version);
  };
  for (const listed of versions.values()) {
    if (!releases.has(listed.slug)) releases.set(listed.slug, listed);
    if (listed.caughtUp === undefined) continue;
    caughtUp.set(listed.version, listed.caughtUp);
    for (const commit of listed.caughtUp) {
      if (!isFollowed(commit.leftBehindBy, commit.version)) continue;
      const own = leftBehind.get(commit.leftBehindBy) ?? new Map<string, EarlierCommit>();
      own.set(commit.keys.join(' '), commit);
      leftBehind.set(commit.leftBehindBy, own);
    }
  }
  const releaseOf = (version: string): string => releases.get(versions.get(version)?.slug ?? '')?.version ?? version;
  return {
    caughtUpOf: (version) => caughtUp.get(releaseOf(version)) ?? [],
    leftBehindOf: (version) => [...(leftBehind.get(releaseOf(version))?.values() ?? [])],
  };
}
