import { findAncestor, listAfter, type VersionTree } from './compare-versions.ts';
import type { ComparedChange, LineChanges, ListedVersion } from './version-files.ts';

/** A change and the version that it came with. */
export interface PlacedChange extends ComparedChange {
  readonly version: string;
  /** Folder of the page that holds its permalink. */
  readonly slug: string;
}

/** The lines whose changes a comparison of the pair needs, by slug, in the order in which the versions first name them. */
export function listNeededLines(
  versions: ReadonlyMap<string, ListedVersion>,
  pair: { readonly from: string; readonly to: string },
): readonly string[] {
  const predecessorOf = follow(versions);
  const ancestor = findAncestor(predecessorOf, pair);
  const chain = [...listAfter(predecessorOf, pair.from, ancestor), ...listAfter(predecessorOf, pair.to, ancestor)];
  return [...new Set(chain.flatMap((version) => versions.get(version)?.line ?? []))];
}

/** Joins the list of versions with the changes of some lines. Versions of other lines hold none. */
export function assembleTree(versions: ReadonlyMap<string, ListedVersion>, lines: readonly LineChanges[]): VersionTree<PlacedChange> {
  const held = new Map<string, readonly PlacedChange[]>();
  const place = (version: string, changes: readonly ComparedChange[]): readonly PlacedChange[] =>
    changes.map((change) => ({ ...change, version, slug: versions.get(version)?.slug ?? version }));
  for (const line of lines) {
    const own = new Map(line.versions.map(({ version, changes }) => [version, changes]));
    for (const [version, changes] of own) held.set(version, place(version, changes));
    for (const candidate of line.candidates) {
      const ids = new Set(candidate.changes);
      const changes = (own.get(candidate.release) ?? []).filter((change) => ids.has(change.id));
      held.set(candidate.version, place(candidate.version, changes));
    }
  }
  return { predecessorOf: follow(versions), changesOf: (version) => held.get(version) ?? [] };
}

function follow(versions: ReadonlyMap<string, ListedVersion>): (version: string) => string | null {
  return (version) => versions.get(version)?.predecessor ?? null;
}
