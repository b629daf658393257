import type { Commit } from './repository.ts';

/**
 * Puts children before parents and otherwise keeps the order. Git's own order follows the dates, so a clock that went wrong can put a parent first;
 * such a parent moves to just after the last of its children.
 */
export function orderChildrenFirst(commits: readonly Commit[]): readonly Commit[] {
  const positions = new Map(commits.map(({ sha }, position) => [sha, position]));
  const isOrdered = commits.every(({ parents }, position) =>
    parents.every((parent) => (positions.get(parent) ?? commits.length) > position),
  );
  if (isOrdered) return commits;
  const waiting = new Map<string, number>();
  for (const { parents } of commits) for (const parent of new Set(parents)) waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  const ordered: Commit[] = [];
  commits.forEach((commit, position) => {
    // One that still waits for a child is taken up again when its last child was.
    const ready = (waiting.get(commit.sha) ?? 0) === 0 ? [commit] : [];
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      ordered.push(next);
      for (const sha of [...new Set(next.parents)].reverse()) {
        const left = (waiting.get(sha) ?? 0) - 1;
        waiting.set(sha, left);
        const parent = positions.get(sha);
        const passed = parent === undefined || parent >= position ? undefined : commits[parent];
        if (left === 0 && passed !== undefined) ready.push(passed);
      }
    }
  });
  return ordered;
}
