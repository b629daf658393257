import type { Mark } from '../../../forges/schema/mark.ts';
import { type CommitGraph, edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { FactsOf } from '../facts/commit-facts.ts';

type Told = Extract<Mark, { kind: 'merged' | 'mentioned' }>;

/** The pull request that brought a commit without a number, or probably did, told by the head that was fetched of it; null for others. */
export type PullOfHead = (index: number) => Told | null;

const none: PullOfHead = () => null;
const same = 'head of the pull request';
const rebased = 'head of the pull request: same author, author date and subject';
const together = 'probably of the pull request whose head was rebased onto it in the same moment';
/** A forge rebases all commits of a pull request within this time, in milliseconds. */
const moment = 2000;
/** More that came in one moment is no pull request, but a history that was rewritten. */
const mostTogether = 50;

/**
 * Finds what was merged by a rebase or a fast-forward: neither leaves a number, but the head of the pull request is there under its number, or a
 * commit that keeps its author, author date and subject; of several such commits the oldest, as others are picked from it. What a rebase wrote below such
 * a head in the same moment is probably of that pull request.
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
  const found = new Map<number, Told>();
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
  const heads = new Set(oldest.values());
  for (const [number, index] of oldest) {
    if (graph.commits[index]?.sha === pulls.get(number)?.commit || !isRewritten(index)) continue;
    const below = listTogether(index, heads);
    for (const other of below.length > mostTogether ? [] : below) found.set(other, { kind: 'mentioned', number, evidence: together });
  }
  return (index) => found.get(index) ?? null;

  function at(index: number): number {
    return instantOf(graph.commits[index]?.committedAt ?? '');
  }

  /** A rebase keeps the author's date and sets the committer's: whatever was committed as it was written is not from one. */
  function isRewritten(index: number): boolean {
    return 1000 * (graph.commits[index]?.authored ?? Number.NaN) !== at(index);
  }

  function listTogether(head: number, heads: ReadonlySet<number>): readonly number[] {
    const below: number[] = [];
    let edge = edgeOf(graph, head);
    for (let index = head; edge < edgeOf(graph, index + 1) && below.length <= mostTogether; edge = edgeOf(graph, index)) {
      index = parentAt(graph, edge);
      if (isMerge(graph, index) || heads.has(index) || !isRewritten(index) || factsOf(index).marks.length > 0) break;
      if (Math.abs(at(head) - at(index)) > moment) break;
      below.push(index);
    }
    return below;
  }
}
