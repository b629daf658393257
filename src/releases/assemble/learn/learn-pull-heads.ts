import type { Mark } from '../../../forges/schema/mark.ts';
import { type CommitGraph, isMerge } from '../../../git/schema/commit-graph.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { FactsOf } from '../facts/commit-facts.ts';

type Merged = Extract<Mark, { kind: 'merged' }>;

/** The pull request that a commit without a number brought, told by the head that was fetched of it; null for others. */
export type PullOfHead = (index: number) => Merged | null;

const none: PullOfHead = () => null;
const same = 'head of the pull request';
const rebased = 'head of the pull request: same author, author date and subject';

/**
 * Finds what was merged by a rebase or a fast-forward: neither leaves a number, but the head of the pull request is there under its number, or a
 * commit that keeps its author, author date and subject; of several such commits the oldest, as others are picked from it.
 */
export function learnPullHeads(
  { graph, factsOf }: { readonly graph: CommitGraph; readonly factsOf: FactsOf },
  pulls: RepositoryHistory['pulls'],
): PullOfHead {
  if (pulls === undefined) return none;
  const wanted = new Map<string, number>();
  const times = new Set<number>();
  for (const [number, { authored, email, subject }] of pulls) {
    const key = `${authored} ${email} ${subject}`;
    // A head that two pull requests share tells which of them only by guessing.
    if (Number.isNaN(authored)) continue;
    times.add(authored);
    wanted.set(key, wanted.has(key) ? 0 : number);
  }
  const found = new Map<number, Merged>();
  const oldest = new Map<number, number>();
  for (let index = 0; index < graph.commits.length; index += 1) {
    const commit = graph.commits[index];
    if (commit?.authored === undefined || !times.has(commit.authored) || isMerge(graph, index)) continue;
    const number = wanted.get(`${commit.authored} ${commit.author.email.toLowerCase()} ${commit.subject}`) ?? 0;
    if (number === 0) continue;
    const { merged, marks } = factsOf(index);
    if (merged === null && !marks.some(({ kind }) => kind === 'origin-commit' || kind === 'origin-pull')) oldest.set(number, index);
  }
  for (const [number, index] of oldest) {
    const isSame = graph.commits[index]?.sha === pulls.get(number)?.commit;
    found.set(index, { kind: 'merged', number, evidence: isSame ? same : rebased });
  }
  return (index) => found.get(index) ?? null;
}
