import { type CommitGraph, edgeOf, parentAt } from './commit-graph.ts';
import { type Reach, reachFrom } from './reach.ts';

/** One stop of a line's chain in one repository: a release, or what stands on a branch after the last one. */
export interface Stop {
  /** Unique in the product, from 1. */
  readonly serial: number;
  /** The commit, or -1 when the repository has none for it. */
  readonly tip: number;
}

/** A line as one repository sees it, oldest release first. */
export interface Chain {
  /** The release that the line branched off; 0 for none. */
  readonly parent: number;
  /** Whether the line contains that release, rather than having branched off before it was made. */
  readonly contains: boolean;
  readonly stops: readonly Stop[];
}

/** What a stop brought, and how to ask what was there before. */
export interface Shipment {
  readonly stop: Stop;
  readonly chain: Chain;
  /** The commits that no earlier stop of the line and no release it branched off had; newest first. */
  readonly commits: readonly number[];
  /** The stop of this line that brought a commit; 0 when none of it did, so far. */
  readonly broughtBy: (index: number) => number;
  /** Whether the releases that the line branched off had a commit. */
  readonly inherited: Reach;
}

/**
 * Walks the lines in order and gives each commit to the first stop of its line that has it, so that no commit is in two releases of a
 * line. A walk stops at what was given already; what a line inherits is only painted as far down as the walks come.
 */
export function* shipCommits(graph: CommitGraph, chains: readonly Chain[]): Generator<Shipment> {
  const given = new Int32Array(graph.commits.length);
  const paint = new Int32Array(graph.commits.length);
  /** The line of each stop, by serial. */
  const lineOf = new Int32Array(1 + chains.flatMap(({ stops }) => stops).reduce((highest, { serial }) => Math.max(highest, serial), 0));
  const tipsAfter = new Map<number, readonly number[]>();
  let line = 0;
  for (const chain of chains) {
    line += 1;
    let tips = tipsAfter.get(chain.parent) ?? [];
    const inherited = reachFrom(graph, tips, paint, line);
    for (const stop of chain.stops) lineOf[stop.serial] = line;
    const own = line;
    const broughtBy = (index: number): number => {
      const serial = given[index] ?? 0;
      return lineOf[serial] === own ? serial : 0;
    };
    for (const stop of chain.stops) {
      const met = new Set<number>();
      const commits =
        stop.tip < 0 ? [] : give({ graph, given, stop, isOld: (index) => broughtBy(index) > 0 || inherited(index), met, tips });
      if (commits.length > 0) tips = [...tips.filter((tip) => !met.has(tip)), stop.tip];
      tipsAfter.set(stop.serial, tips);
      yield { stop, chain, commits, broughtBy, inherited };
    }
  }
}

interface Walk {
  readonly graph: CommitGraph;
  readonly given: Int32Array;
  readonly stop: Stop;
  readonly isOld: (index: number) => boolean;
  readonly met: Set<number>;
  readonly tips: readonly number[];
}

function give({ graph, given, stop, isOld, met, tips }: Walk): readonly number[] {
  const before = new Set(tips);
  const commits: number[] = [];
  const stack = [stop.tip];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (isOld(index)) {
      if (before.has(index)) met.add(index);
      continue;
    }
    given[index] = stop.serial;
    commits.push(index);
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) stack.push(parentAt(graph, edge));
  }
  // Numbers alone are sorted without calling back, many times faster.
  return Array.from(Int32Array.from(commits).sort());
}
