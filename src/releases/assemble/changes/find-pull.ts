import type { PullSnapshot, Snapshot } from '../../../forges/schema/snapshot/snapshot.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';
import { normaliseTitle } from './know-pulls.ts';

/** Gives what the forge said of the pull request that brought a change; null where nothing shows that it is this one. */
export type FindPull = (number: number, commits: readonly CommitFacts[]) => PullSnapshot | null;

const none: FindPull = () => null;

/**
 * Prepares looking pull requests up in a snapshot. A number alone proves nothing, since the commit may come from another repository: the merge commit, the
 * head, or the title must agree.
 */
export function findPulls(snapshot: Snapshot | undefined): FindPull {
  if (snapshot === undefined) return none;
  const pulls = new Map(snapshot.pulls.map((pull) => [pull.number, pull]));
  return (number, commits) => {
    const pull = pulls.get(number);
    if (pull?.state !== 'merged') return null;
    const isCommit = commits.some(({ commit }) => commit.sha === pull.mergeCommit || commit.sha === pull.head.commit);
    return isCommit || commits.some((facts) => hasTitle(facts, pull)) ? pull : null;
  };
}

function hasTitle({ merged, commit }: CommitFacts, { title }: PullSnapshot): boolean {
  return normaliseTitle(merged?.title ?? commit.subject) === normaliseTitle(title);
}
