import type { Change, Release } from '../../../book/schema/book.ts';

/** Digits of a commit id that tell it from all others of a product. */
const keyDigits = 16;
const few = 8;

/**
 * What makes a change the same change elsewhere: the pull requests that brought it or that it was first made in, and its
 * commits. A number that is only mentioned is no key: it could be an issue that many changes name.
 */
export function listChangeKeys(change: Pick<Change, 'repository' | 'pulls' | 'commits'>): readonly string[] {
  const pulls = change.pulls.filter((pull) => pull.role !== 'mentioned').map((pull) => `${change.repository}#${pull.number}`);
  const keys = [...pulls, ...change.commits.map((commit) => commit.sha.slice(0, keyDigits))];
  // All changes are asked for their keys, and few have many: for those a set would take longer.
  return keys.length <= few ? keys.filter((key, at) => keys.indexOf(key) === at) : [...new Set(keys)];
}

/** The keys of a commit that an earlier version brought: its own, then that of its pull request, as its change has them there. */
export function listEarlierKeys(commit: Pick<Release['alreadyShipped'][number], 'repository' | 'commit' | 'pull'>): readonly string[] {
  const own = commit.commit.slice(0, keyDigits);
  return commit.pull === null ? [own] : [own, `${commit.repository}#${commit.pull}`];
}
