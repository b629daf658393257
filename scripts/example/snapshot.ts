/** The files of a commit, each as its lines. */
export type Snapshot = ReadonlyMap<string, readonly string[]>;

/** Adds a line to each of the named files. */
export function addLine(files: Snapshot, paths: readonly string[], line: string): Snapshot {
  return new Map([...files, ...paths.map((path) => [path, [...(files.get(path) ?? []), line]] as const)]);
}

/** Brings what changed between `before` and `after` into `files`: what a merge, a pick and, turned around, a revert do. */
export function applyDifference(files: Snapshot, before: Snapshot, after: Snapshot): Snapshot {
  const result = new Map(files);
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const old = new Set(before.get(path));
    const fresh = new Set(after.get(path));
    const kept = (files.get(path) ?? []).filter((line) => !old.has(line) || fresh.has(line));
    const added = [...fresh].filter((line) => !old.has(line) && !kept.includes(line));
    if (kept.length + added.length === 0) result.delete(path);
    else result.set(path, [...kept, ...added]);
  }
  return result;
}
