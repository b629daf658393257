import { type CommitGraph, edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import { isLongLivedBranch } from '../../schema/conventions/long-lived-branch.ts';
import { isAdvisoryMerge } from '../../schema/conventions/titles/advisory-merge.ts';
import type { FactsOf } from '../facts/commit-facts.ts';

/** Commits of a release that one merge of a pull request or of an advisory's fork brought, or one commit on its own. */
export interface CommitGroup {
  /** The merge; null for a commit on its own. */
  readonly merge: number | null;
  /** Merges of long-lived branches that carried it on, outermost first. */
  readonly via: readonly number[];
  /** Without merges; oldest first. */
  readonly commits: readonly number[];
}

interface Frame {
  readonly chain: readonly number[];
  position: number;
  readonly owner: Owner;
}

interface Owner {
  readonly merge: number | null;
  readonly via: readonly number[];
  readonly commits: number[];
}

/**
 * Sorts the commits of a release into pull requests: along first parents, oldest first, each merge owns what it brought and no merge
 * inside it brought before. Without recursion, and each commit is looked at once.
 */
export function groupCommits(options: {
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly tip: number;
  /** Whether a commit is in the release; each is taken once. */
  readonly take: (index: number) => boolean;
  readonly home: string | null;
}): readonly CommitGroup[] {
  const { graph, factsOf, tip, take, home } = options;
  const groups: CommitGroup[] = [];
  const frames: Frame[] = [];
  const enter = (start: number, owner: Owner): void => {
    const chain: number[] = [];
    let at = start;
    while (take(at)) {
      chain.push(at);
      const edge = edgeOf(graph, at);
      if (edge === edgeOf(graph, at + 1)) break;
      at = parentAt(graph, edge);
    }
    if (chain.length > 0) frames.push({ chain, position: chain.length - 1, owner });
  };
  const nobody: Owner = { merge: null, via: [], commits: [] };
  enter(tip, nobody);
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const index = frame.chain[frame.position];
    if (index === undefined) {
      frames.pop();
      continue;
    }
    frame.position -= 1;
    const first = edgeOf(graph, index);
    const end = edgeOf(graph, index + 1);
    if (!isMerge(graph, index)) {
      if (frame.owner.merge === null) groups.push({ merge: null, via: frame.owner.via, commits: [index] });
      else frame.owner.commits.push(index);
      continue;
    }
    const { merged, commit } = factsOf(index);
    let owner = frame.owner;
    // The number of an advisory's pull request is as private as its fork.
    if (merged === null && isAdvisoryMerge(commit.subject)) {
      owner = { merge: index, via: owner.via, commits: [] };
      groups.push(owner);
    } else if (merged !== null) {
      if (isLongLivedBranch({ branch: merged.branch, owner: merged.owner, home })) {
        owner = { merge: null, via: [...owner.via, index], commits: [] };
      } else {
        owner = { merge: index, via: owner.via, commits: [] };
        groups.push(owner);
      }
    }
    for (let edge = end - 1; edge > first; edge -= 1) enter(parentAt(graph, edge), owner);
  }
  return groups;
}
