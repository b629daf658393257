import type { SameCommits } from './same-commits.ts';
import type { ComparedChange } from './version-content.ts';

/** A revert, or what brings back by reverting one. */
export type Reverting = Pick<ComparedChange, 'commits'> & {
  readonly takes: readonly string[];
  readonly brings: readonly string[];
};

/** Whether a version holds a change in effect: by its name among the same commits. */
export type IsInEffect = (name: string) => boolean;

/**
 * Judges what of a version is in effect: a change of which it has a commit that it has not reverted. `own` are the commits that it has and the version
 * that it is compared with has not; `common` are the names of changes that both hold.
 */
export function judgeEffects(given: {
  readonly own: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly reverting: readonly Reverting[];
  readonly same: SameCommits;
}): IsInEffect {
  const { own, common, reverting, same } = given;
  const members = new Map<string, Set<string>>();
  for (const commit of own) {
    const name = same.nameOf(commit);
    const list = members.get(name);
    if (list) list.add(commit);
    else members.set(name, new Set([commit]));
  }
  const net = new Map<string, number>();
  const count = (commit: string, by: number): unknown => net.set(commit, (net.get(commit) ?? 0) + by);
  for (const { commits, takes, brings } of reverting) {
    if (!commits.some((commit) => own.has(commit))) continue;
    for (const commit of takes) count(commit, 1);
    for (const commit of brings) count(commit, -1);
  }
  const undone = new Map<string, Set<string>>();
  const redone = new Set<string>();
  for (const [commit, times] of net) {
    const name = same.nameOf(commit);
    if (times < 0) redone.add(name);
    if (times <= 0) continue;
    const list = undone.get(name);
    if (list) list.add(commit);
    else undone.set(name, new Set([commit]));
  }
  return (name) => {
    if (redone.has(name)) return true;
    const held = members.get(name) ?? new Set<string>();
    const gone = undone.get(name);
    if (gone === undefined) return held.size > 0 || common.has(name);
    const left = [...held].filter((commit) => !gone.has(commit));
    const elsewhere = [...gone].filter((commit) => !held.has(commit));
    // What is reverted by the id of a copy that is not here is reverted by all that is here; of what both hold, that is one.
    if (elsewhere.length > 0 && !common.has(name)) return false;
    const base = common.has(name) && elsewhere.length === 0;
    return left.length > 0 || base;
  };
}
