import type { Commit } from './repository.ts';

/**
 * Puts children before parents and otherwise keeps the order. Git's own order follows the dates, so a clock that went wrong can put a parent first;
 * such a parent moves to just after the last of its children.
 */
export function orderChildrenFirst(commits: readonly Commit[]): readonly Commit[] {
  const positions = new Map(commits.map(({ sha }, position) => [sha, position]));
  const waiting = new Int32Array(commits.length);
  let isOrdered = true;
  commits.forEach(({ parents }, position) => {
    for (const sha of parents) {
      const parent = positions.get(sha);
      if (parent === undefined) continue;
      waiting[parent] = (waiting[parent] ?? 0) + 1;
      if (parent < position) isOrdered = false;
    }
  });
  return isOrdered ? commits : moveParents(commits, positions, waiting);
}

/** `waiting` counts the children of each commit that are not placed yet. */
function moveParents(commits: readonly Commit[], positions: ReadonlyMap<string, number>, waiting: Int32Array): readonly Commit[] {
  const ordered: Commit[] = [];
  commits.forEach((commit, position) => {
    // One that still waits for a child is taken up again when its last child was.
    const ready = waiting[position] === 0 ? [commit] : [];
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      ordered.push(next);
      for (const sha of next.parents) {
        const parent = positions.get(sha);
        if (parent === undefined) continue;
        const left = (waiting[parent] ?? 0) - 1;
        waiting[parent] = left;
        const passed = parent < position ? commits[parent] : undefined;
        if (left === 0 && passed !== undefined) ready.push(passed);
      }
    }
  });
  return ordered;
}
