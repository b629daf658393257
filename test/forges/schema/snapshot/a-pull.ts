import type { PullSnapshot } from '../../../../src/forges/schema/snapshot/snapshot.ts';

/** An id of a commit, of one letter. */
export const commit = (letter: string): string => letter.repeat(40);

/** A merged pull request of which little is known. */
export function makePull(number: number, other: Partial<PullSnapshot> = {}): PullSnapshot {
  return {
    number,
    title: `Add thing ${number}`,
    state: 'merged',
    draft: false,
    author: null,
    first: null,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
    mergedAt: null,
    mergedBy: null,
    head: { branch: 'thing', commit: commit('a'), project: null },
    base: { branch: 'main', commit: commit('b') },
    mergeCommit: commit('c'),
    labels: [],
    milestone: null,
    decision: null,
    reviews: [],
    issues: [],
    checks: { head: [], merge: [] },
    body: [],
    cut: [],
    ...other,
  };
}
