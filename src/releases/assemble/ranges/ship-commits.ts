import { type CommitGraph, edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import { type Reach, reachFrom } from '../../../git/schema/reach.ts';
import { type LeftBehind, startLeftBehind } from './left-behind.ts';

/** One stop of a line's chain in one repository: a release, or what stands on a branch after the last one. */
export interface Stop {
  /** Unique in the product, from 1. */
  readonly serial: number;
  /** The commit, or -1 when the repository has none for it. */
  readonly tip: number;
  /** Whether later releases are compared with it: true of a final release, not of one with candidates alone or of a branch. */
  readonly final: boolean;
}

/** A line as one repository sees it, oldest release first; final ones come before all others. */
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
  /** The commits that one of those had and the release that this stop is compared with does not contain, and which of them; newest first. */
  readonly caughtUp: readonly { readonly commit: number; readonly serial: number }[];
  /** The stop of this line that brought a commit; 0 when none of it did, so far. */
  readonly broughtBy: (index: number) => number;
  /** Whether the releases that the line branched off had a commit. */
  readonly inherited: Reach;
  /** What the line had and the release that this stop is compared with does not contain. To be asked before the next shipment. */
  readonly leftBehind: Pick<LeftBehind, 'has' | 'leftBy'>;
}

/**
 * Walks the lines in order and gives each commit to the first stop of its line that has it, so that no commit is in two releases of a
 * line. A walk stops at what was given already, but for what the release before it does not contain; what a line inherits is only painted as
 * far down as the walks come.
 */
export function* shipCommits(graph: CommitGraph, chains: readonly Chain[]): Generator<Shipment> {
  const given = new Int32Array(graph.commits.length);
  const paint = new Int32Array(graph.commits.length);
  /** The line of each stop, by serial. */
  const lineOf = new Int32Array(1 + chains.flatMap(({ stops }) => stops).reduce((highest, { serial }) => Math.max(highest, serial), 0));
  const tipsAfter = new Map<number, readonly number[]>();
  const broughtIn = new Map<number, readonly number[]>();
  const leftBehind = startLeftBehind(graph);
  let line = 0;
  for (const chain of chains) {
    line += 1;
    let tips = tipsAfter.get(chain.parent) ?? [];
    leftBehind.enter(chain.parent);
    const inherited = reachFrom(graph, tips, paint, line);
    for (const stop of chain.stops) lineOf[stop.serial] = line;
    const own = line;
    const broughtBy = (index: number): number => {
      const serial = given[index] ?? 0;
      return lineOf[serial] === own ? serial : 0;
    };
    for (const stop of chain.stops) {
      const isOld: Reach = (index) => broughtBy(index) > 0 || inherited(index);
      const { commits, caughtUp, met, contains } = stop.tip < 0 ? nothing : give({ graph, given, stop, isOld, tips, leftBehind });
      if (commits.length > 0) tips = [...tips.filter((tip) => !met.has(tip)), stop.tip];
      tipsAfter.set(stop.serial, tips);
      broughtIn.set(stop.serial, commits);
      const placed = caughtUp.map((commit) => ({ commit, serial: broughtBy(commit) || findInherited(commit, chain.parent) }));
      yield { stop, chain, commits, caughtUp: placed, broughtBy, inherited, leftBehind };
      leftBehind.pass({ ...stop, contains, commits, caughtUp });
    }
  }

  /** The stop that brought a commit which a line inherits. A line that does not inherit it may have been given it since. */
  function findInherited(index: number, parent: number): number {
    let limit = parent;
    for (let at = chains[(lineOf[limit] ?? 0) - 1]; at; at = chains[(lineOf[limit] ?? 0) - 1]) {
      for (const { serial } of at.stops) if (serial <= limit && includes(broughtIn.get(serial) ?? [], index)) return serial;
      limit = at.parent;
    }
    return 0;
  }
}

interface Walk {
  readonly graph: CommitGraph;
  readonly given: Int32Array;
  readonly stop: Stop;
  readonly isOld: Reach;
  readonly tips: readonly number[];
  readonly leftBehind: LeftBehind;
}

interface Walked {
  readonly commits: readonly number[];
  readonly caughtUp: readonly number[];
  /** Those of the tips that the stop contains. */
  readonly met: ReadonlySet<number>;
  /** Whether the stop contains what it is compared with. */
  readonly contains: boolean;
}

const nothing: Walked = { commits: [], caughtUp: [], met: new Set(), contains: false };

function give({ graph, given, stop, isOld, tips, leftBehind }: Walk): Walked {
  const before = new Set(tips);
  const met = new Set<number>();
  const caughtUp = new Set<number>();
  const compared = leftBehind.compared();
  const commits: number[] = [];
  const stack = [stop.tip];
  let contains = false;
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (isOld(index)) {
      if (before.has(index)) met.add(index);
      if (index === compared) contains = true;
      if (!leftBehind.has(index) || caughtUp.has(index)) continue;
      caughtUp.add(index);
    } else {
      given[index] = stop.serial;
      commits.push(index);
    }
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) stack.push(parentAt(graph, edge));
  }
  return { commits: sortNumbers(commits), caughtUp: sortNumbers([...caughtUp]), met, contains };
}

/** Numbers alone are sorted without calling back, many times faster. */
function sortNumbers(numbers: readonly number[]): readonly number[] {
  return Array.from(Int32Array.from(numbers).sort());
}

/** Whether sorted numbers hold one. */
function includes(sorted: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
