import { isMerge } from '../../git/schema/commit-graph.ts';
import { readHints } from '../../releases/assemble/facts/commit-facts.ts';
import { hints } from '../../releases/assemble/facts/hints.ts';
import { readFollowUps } from '../../releases/schema/conventions/copies/follow-up.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** What came after commits: what takes them back, and what repairs them. */
export interface Afterwards {
  /** Commits that take one back. */
  readonly revertsOf: (index: number) => readonly number[];
  /** Commits that repair one, by its id or its pull request. */
  readonly repairsOf: (index: number) => readonly number[];
}

const most = 50;

/** Reads from all messages what takes back and what repairs which commit. */
export function followChanges({
  graph,
  factsOf,
  find,
  pulls,
  listMerged,
}: Pick<LinkedRepository, 'graph' | 'factsOf' | 'find' | 'pulls' | 'listMerged'>): Afterwards {
  const reverts = new Map<number, number[]>();
  const repairs = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, target: number, by: number): void => {
    // What is older than its target cannot be about it.
    if (target <= by || target < 0) return;
    const targets = isMerge(graph, target) ? [target, ...listMerged(target)] : [target];
    for (const each of targets.slice(0, most)) {
      const list = map.get(each);
      if (!list) map.set(each, [by]);
      else if (!list.includes(by)) list.push(by);
    }
  };
  const hintsOf = readHints(graph);
  for (let index = 0; index < graph.commits.length; index += 1) {
    if ((hintsOf(index) & (hints.reverts | hints.followUp)) === 0) continue;
    const commit = graph.commits[index];
    if (!commit) continue;
    const facts = factsOf(index);
    if (facts.reverts) {
      for (const mark of facts.marks) {
        if (mark.kind !== 'reverts') continue;
        const named = mark.sha === null ? -1 : find(mark.sha);
        const byNumber = named < 0 && mark.number !== null ? pulls.list(mark.number) : [];
        const byTitle =
          named < 0 && byNumber.length === 0 && mark.subject !== null && mark.guessed !== true ? pulls.titled(mark.subject) : [];
        for (const target of named >= 0 ? [named] : [...byNumber, ...byTitle].slice(0, most)) add(reverts, target, index);
      }
      continue;
    }
    if (commit.parents.length > 1) continue;
    for (const { sha, number } of readFollowUps(commit.subject, commit.body)) {
      const named = sha === null ? -1 : find(sha);
      if (named >= 0) add(repairs, named, index);
      else if (number !== null && number !== facts.merged?.number)
        for (const target of pulls.list(number).slice(0, most)) add(repairs, target, index);
    }
  }
  const none: readonly number[] = [];
  return { revertsOf: (index) => reverts.get(index) ?? none, repairsOf: (index) => repairs.get(index) ?? none };
}
