import type { Mark } from '../../../forges/schema/mark.ts';
import { isMerge } from '../../../git/schema/commit-graph.ts';
import type { FindCommit } from '../../../git/schema/find-commit.ts';
import type { Commit, NamedNumber } from '../../../git/schema/repository.ts';
import type { Candidate, Rung } from '../../schema/links/link.ts';
import { type KnownPulls, normaliseTitle } from '../changes/know-pulls.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { Enclosing } from './enclosing-merges.ts';
import type { Sides } from './line-reach.ts';

/** What declares links in one repository. */
export interface Declaring {
  readonly sides: Sides;
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  readonly pulls: KnownPulls;
  /** The merge that brought a commit to its line. */
  readonly enclosing: (index: number) => Enclosing | null;
  /** What a message says by the users' own conventions. */
  readonly readOwn: (commit: Commit) => readonly Mark[];
  /** Numbers that the files of a commit give it. */
  readonly named: ReadonlyMap<string, readonly NamedNumber[]>;
}

/** What a message says a commit to be a copy of. */
export interface Declared {
  readonly candidates: readonly Candidate[];
  /** What it names that is not here. */
  readonly absent: string | null;
  /** An abbreviated id that more than one commit has. */
  readonly ambiguous: string | null;
}

const mostOfPull = 12;

/** Reads what commits declare: ids, numbers, Gerrit's ids, fragments. Change ids are indexed when the first is asked for. */
export function prepareDeclared({ sides, factsOf, find, pulls, enclosing, named, readOwn }: Declaring): (copy: number) => Declared {
  const { graph, trunk } = sides;
  let byChangeId: Map<string, number[]> | undefined;
  return (copy) => {
    const read = factsOf(copy);
    const more = readOwn(read.commit);
    const own = more.length === 0 ? read : { ...read, marks: [...read.marks, ...more] };
    const around = enclosing(copy);
    const merge = around?.merge ?? -1;
    // What a merge names stands for one of several commits that it brought, or for all of them: which one, the title tells.
    const several = (around?.brought ?? 1) > 1;
    const found: Candidate[] = [];
    let absent: string | null = null;
    let ambiguous: string | null = null;
    const add = (commit: number, rung: Rung): void => {
      if (commit !== copy && !sides.isBelow(commit, copy)) found.push({ commit, rungs: [rung] });
    };
    const shas = own.marks.flatMap((mark) => (mark.kind === 'origin-commit' ? [mark] : []));
    // Each hop leaves a line, the newest last: that is what was copied. Titles nest the other way round.
    const hops = shas.every(({ evidence }) => evidence.endsWith('title')) ? shas : shas.toReversed();
    for (const [at, { sha, evidence }] of hops.entries()) {
      if (graph.commits[copy]?.sha.startsWith(sha)) continue;
      const index = find(sha);
      if (index >= 0) add(index, { kind: 'commit-id', score: at === 0 ? 0.99 : 0.98, words: evidence });
      else if (at === 0) {
        absent = sha.slice(0, 12);
        ambiguous = isAmbiguous(sha) ? sha : null;
      }
    }
    const speakers = merge < 0 ? [own] : [own, factsOf(merge)];
    for (const facts of speakers) {
      for (const mark of facts.marks) {
        if (mark.kind === 'origin-commit' && facts !== own) {
          const index = find(mark.sha);
          for (const each of index < 0 ? [] : listPicked(index, copy))
            add(each, { kind: 'commit-id', score: several && !isSameTitle(each, copy) ? 0.6 : 0.95, words: mark.evidence });
        }
        if (mark.kind === 'change-id' && facts === own) {
          byChangeId ??= indexChangeIds();
          for (const index of byChangeId.get(mark.id) ?? []) add(index, { kind: 'change-id', score: 0.95, words: 'an equal Change-Id' });
        }
        if (mark.kind === 'origin-pull') {
          const brought = pulls.list(mark.number).filter((index) => index !== merge && index !== copy);
          if (brought.length === 0 && mark.sure) absent ??= `#${mark.number}`;
          const score = !mark.sure ? 0.7 : several && facts !== own ? 0.85 : 0.95;
          for (const index of brought) addPull(index, score, mark.evidence);
        }
      }
    }
    for (const { number, evidence } of named.get(own.commit.sha) ?? []) {
      for (const index of pulls.list(number)) if (index !== merge) addPull(index, 0.6, evidence, 'fragment');
    }
    return { candidates: mergeCandidates(found), absent: found.length > 0 ? null : absent, ambiguous };

    /** A number stands for all commits of a pull request; of several, the one with the title is the origin. */
    function addPull(index: number, score: number, evidence: string, kind: 'pull-number' | 'fragment' = 'pull-number'): void {
      const same = isSameTitle(index, copy) || (merge >= 0 && isSameTitle(index, merge));
      const better = same ? Math.max(score, 0.92) : score;
      for (const each of listPicked(index, copy)) add(each, { kind, score: better, words: evidence });
    }
  };

  /** Of a merge, what it brought that has the copy's title; all where none has, and the merge itself where they are many. */
  function listPicked(index: number, copy: number): readonly number[] {
    if (!isMerge(graph, index)) return [index];
    const inside = listInside(index);
    const same = inside.filter((each) => isSameTitle(each, copy));
    if (same.length > 0) return same;
    return inside.length === 1 ? inside : [index];
  }

  /** What hangs on the other parents of a merge, as far as it is near: commits of a pull request stand before its merge in order of history. */
  function listInside(merge: number): readonly number[] {
    const parents = graph.commits[merge]?.parents ?? [];
    const inside: number[] = [];
    let next = graph.indexOf.get(parents[1] ?? '');
    const onTrunk = new Set<string>([parents[0] ?? '']);
    while (next !== undefined && inside.length < mostOfPull) {
      const commit = graph.commits[next];
      if (!commit || onTrunk.has(commit.sha) || isMerge(graph, next)) break;
      // What the first parent's line holds is not of the pull request.
      if (inside.length > 0 && isOnFirstParent(commit.sha, parents[0] ?? '')) break;
      inside.push(next);
      next = graph.indexOf.get(commit.parents[0] ?? '');
    }
    return inside;
  }

  function isOnFirstParent(sha: string, from: string): boolean {
    let at = graph.indexOf.get(from);
    for (let step = 0; at !== undefined && step < 400; step += 1) {
      const commit = graph.commits[at];
      if (commit?.sha === sha) return true;
      at = graph.indexOf.get(commit?.parents[0] ?? '');
    }
    return false;
  }

  function isSameTitle(left: number, right: number): boolean {
    return titleOf(left) === titleOf(right);
  }

  function titleOf(index: number): string {
    const { merged, commit } = factsOf(index);
    return normaliseTitle(merged?.title ?? commit.subject);
  }

  function isAmbiguous(sha: string): boolean {
    if (sha.length >= 40) return false;
    let count = 0;
    for (const commit of graph.commits) if (commit.sha.startsWith(sha)) count += 1;
    return count > 1;
  }

  function indexChangeIds(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (let index = 0; index < graph.commits.length; index += 1) {
      for (const mark of factsOf(index).marks) {
        if (mark.kind !== 'change-id') continue;
        const list = found.get(mark.id);
        if (list) list.push(index);
        else found.set(mark.id, [index]);
      }
    }
    // The trunk's first: where nothing else tells, a copy comes from there.
    for (const list of found.values()) list.sort((left, right) => (trunk[right] ?? 0) - (trunk[left] ?? 0) || right - left);
    return found;
  }
}

/** Joins the evidence for each commit. */
export function mergeCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  const byCommit = Map.groupBy(candidates, ({ commit }) => commit);
  return [...byCommit].map(([commit, list]) => ({ commit, rungs: list.flatMap(({ rungs }) => rungs) }));
}
