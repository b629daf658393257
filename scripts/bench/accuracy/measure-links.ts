import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRepository } from '../../../src/git/read/repository/read-repository.ts';
import { indexCommits, isMerge } from '../../../src/git/schema/commit-graph.ts';
import { findCommits } from '../../../src/git/schema/find-commit.ts';
import type { Commit, RepositoryHistory } from '../../../src/git/schema/repository.ts';
import { readFacts } from '../../../src/releases/assemble/facts/commit-facts.ts';
import { findSides } from '../../../src/releases/assemble/links/line-reach.ts';
import { listLineTargets, listTrunkTips, resolveTargets } from '../../../src/releases/assemble/links/line-targets.ts';
import { collectLinks } from '../../../src/releases/collect-links.ts';
import { readNamedNumbers } from '../../../src/releases/read/numbers/named-numbers.ts';

/** How well links are found where the marker of `git cherry-pick -x` is hidden. */
export interface LinkAccuracy {
  readonly repository: string;
  /** Copies whose message names a commit that is here. */
  readonly pairs: number;
  /** Those whose true origin, or a commit of its chain, came first. */
  readonly first: number;
  /** Those for which a second commit of the same author, second and subject came first. */
  readonly twice: number;
  /** Those for which nothing was found. */
  readonly none: number;
  /** Links that were shown as certain, and those of them that are wrong. */
  readonly certain: number;
  readonly wrong: number;
  /** Commits of lines without a marker that equal a commit of the trunk. */
  readonly silent: number;
  /** The same by line, of all commits of the line, merges aside. */
  readonly silentLines: readonly { readonly line: string; readonly silent: number; readonly commits: number }[];
  readonly seconds: number;
  readonly missed: readonly string[];
}

const marker = /^.*\((?:cherry[- ]picked|backported) from commit:? ?([0-9a-f]{7,64})\).*$/gim;

/** Hides the markers of a repository's copies, finds their origins otherwise, and compares. */
export async function measureLinks(repository: string): Promise<LinkAccuracy> {
  const id = path.basename(repository);
  const reading = await readRepository({ path: repository, id, readNamed: readNamedNumbers });
  const truths = new Map<string, readonly string[]>();
  const hidden: Commit[] = reading.history.commits.map((commit) => {
    const shas = [...commit.body.matchAll(marker)].map(([, sha = '']) => sha.toLowerCase());
    if (shas.length === 0) return commit;
    truths.set(commit.sha, shas);
    return { ...commit, body: commit.body.replace(marker, '') };
  });
  const history: RepositoryHistory = { ...reading.history, commits: hidden };
  const graph = indexCommits(history);
  const factsOf = readFacts(graph);
  const find = findCommits(graph);
  const sides = findSides(
    graph,
    listTrunkTips(history, {}).map((sha) => graph.indexOf.get(sha) ?? -1),
    resolveTargets(listLineTargets(history, {}), graph.indexOf),
  );
  const begun = performance.now();
  const kept = { folder: await mkdtemp(path.join(tmpdir(), 'docket-bench-')), stamp: () => '' };
  const { links, printsOf } = await collectLinks({ history, gitDir: reading.gitDir, sides, factsOf, find, kept, similarity: true });
  const seconds = (performance.now() - begun) / 1000;
  const linkOf = new Map(links.map((link) => [link.copy, link]));
  // All copies of one origin are one class: whoever finds another of them, finds the same change.
  const classOf = new Map<number, number>();
  const root = (index: number): number => {
    let at = index;
    for (let step = 0; step < 50; step += 1) {
      const next = find(truths.get(graph.commits[at]?.sha ?? '')?.[0] ?? '-');
      if (next < 0 || next === at) break;
      at = next;
    }
    return at;
  };
  const rootOf = (index: number): number => {
    const known = classOf.get(index) ?? root(index);
    classOf.set(index, known);
    return known;
  };
  const sideSet = new Set(sides.side);
  let pairs = 0;
  let first = 0;
  let twice = 0;
  let none = 0;
  let certain = 0;
  let wrong = 0;
  const missed: string[] = [];
  for (const [sha, named] of truths) {
    const copy = find(sha);
    const origin = find(named.at(-1) ?? '');
    if (copy < 0 || origin < 0 || !sideSet.has(copy) || isMerge(graph, copy) || isMerge(graph, origin) || sides.isBelow(origin, copy))
      continue;
    pairs += 1;
    const link = linkOf.get(copy);
    const here = [link?.origin, link?.from].filter((each) => typeof each === 'number');
    const right = here.some((each) => rootOf(each) === rootOf(copy) || named.some((name) => graph.commits[each]?.sha.startsWith(name)));
    // A commit that was rebased is there twice.
    const same = here.some((each) => isWrittenAs(graph.commits[each], graph.commits[origin]));
    if (right) first += 1;
    else if (same) twice += 1;
    else {
      if (!link) none += 1;
      const best =
        link?.origin === null || link === undefined ? 'nothing' : `${graph.commits[link.origin]?.sha.slice(0, 10)} ${link.score}`;
      missed.push(
        `${sha.slice(0, 10)} from ${named.at(-1)?.slice(0, 10)}: ${best}${link?.certain ? ' CERTAIN' : ''}: ${graph.commits[copy]?.subject}`,
      );
    }
    if (link?.certain && link.from !== null) {
      certain += 1;
      if (!right && !same) wrong += 1;
    }
  }
  // A marker in the message of the commit itself; what its merge or branch says is not in it.
  const unmarked = links.filter(
    ({ copy, from }) =>
      from !== null && !truths.has(graph.commits[copy]?.sha ?? '') && !factsOf(copy).marks.some(({ kind }) => kind.startsWith('origin')),
  );
  const prints = await printsOf(unmarked.flatMap(({ copy, from, origin }) => [copy, from ?? copy, origin ?? copy]));
  const silent = new Set(unmarked.filter(({ copy, from, origin }) => isEqual(copy, from) || isEqual(copy, origin)).map(({ copy }) => copy));
  function isEqual(copy: number, other: number | null): boolean {
    const [one, two] = [prints.get(copy), other === null ? null : prints.get(other)];
    return !!one && !!two && (one.exact === two.exact || one.loose === two.loose);
  }
  const silentLines = sides.targets.map(({ id: line, holds }) => {
    const own = sides.side.filter(holds);
    return { line, silent: own.filter((index) => silent.has(index)).length, commits: own.length };
  });
  return { repository: id, pairs, first, twice, none, certain, wrong, silent: silent.size, silentLines, seconds, missed };
}

function isWrittenAs(left: Commit | undefined, right: Commit | undefined): boolean {
  return (
    left !== undefined && left.authored === right?.authored && left.subject === right?.subject && left.author.email === right.author.email
  );
}
