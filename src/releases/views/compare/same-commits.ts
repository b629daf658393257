import type { VersionContent } from './version-content.ts';

/** Commits that carry the same change, each set by one name. */
export interface SameCommits {
  readonly nameOf: (commit: string) => string;
}

/** Groups the commits of some versions by what they carry: those of one change, and those that are certainly copies of each other. */
export function groupCommits(contents: readonly { readonly version: string; readonly content: VersionContent }[]): SameCommits {
  const parent = new Map<string, string>();
  const nameOf = (commit: string): string => {
    let name = commit;
    for (let up = parent.get(name); up !== undefined; up = parent.get(name)) {
      const further = parent.get(up);
      if (further !== undefined) parent.set(name, further);
      name = up;
    }
    return name;
  };
  const join = (left: string, right: string): void => {
    const [one, other] = [nameOf(left), nameOf(right)];
    if (one !== other) parent.set(other, one);
  };
  for (const { version, content } of contents) {
    for (const { id, commits, family } of content.changes) {
      // No commit id has a space.
      for (const commit of commits) join(`${version} ${id}`, commit);
      if (family !== undefined) join(`${version} ${id}`, family);
    }
    for (const { commit, as, likely } of content.earlier ?? []) if (as !== undefined && likely === undefined) join(as, commit);
    for (const lost of content.lost ?? []) {
      if (lost.version !== null && lost.id !== null) join(`${lost.version} ${lost.id}`, lost.commit);
      if (lost.heldBy !== undefined && lost.likely === undefined) join(lost.heldBy, lost.commit);
    }
  }
  return { nameOf };
}
