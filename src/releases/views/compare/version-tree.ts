import { findAncestor, listAfter, type VersionTree } from './compare-versions.ts';
import { collectEarlierCommits } from './earlier-commits.ts';
import type { ComparedChange, EarlierCommit, LineChanges, ListedVersion } from './version-files.ts';

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
  const { caughtUpOf, leftBehindOf } = collectEarlierCommits(versions);
  const earlier = chain.flatMap((version) => [...caughtUpOf(version), ...leftBehindOf(version)]);
  return [...new Set([...chain, ...earlier.map(({ version }) => version)].flatMap((version) => versions.get(version)?.line ?? []))];
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
  const find = prepareFinding(versions, held);
  const { caughtUpOf, leftBehindOf } = collectEarlierCommits(versions);
  const list = (commits: readonly EarlierCommit[]): readonly PlacedChange[] => [...new Set(commits.map(find))];
  return {
    predecessorOf: follow(versions),
    changesOf: (version) => held.get(version) ?? [],
    leftBehindOf: (version) => list(leftBehindOf(version)),
    caughtUpOf: (version) => list(caughtUpOf(version)),
  };
}

/** Finds the change of a commit that an earlier version brought. One that is no change there, as its revert came with it, stands for itself. */
function prepareFinding(
  versions: ReadonlyMap<string, ListedVersion>,
  held: ReadonlyMap<string, readonly PlacedChange[]>,
): (commit: EarlierCommit) => PlacedChange {
  const byKey = new Map<string, ReadonlyMap<string, PlacedChange>>();
  const alone = new Map<string, PlacedChange>();
  const keysOf = (version: string): ReadonlyMap<string, PlacedChange> => {
    const known = byKey.get(version);
    if (known) return known;
    const found = new Map((held.get(version) ?? []).flatMap((change) => change.keys.map((key) => [key, change] as const)));
    byKey.set(version, found);
    return found;
  };
  return ({ version, title, keys }) => {
    const own = keysOf(version);
    const found = keys.map((key) => own.get(key)).find((change) => change !== undefined);
    if (found) return found;
    const name = keys.join(' ');
    const known: PlacedChange = alone.get(name) ?? {
      id: 'changes',
      title,
      category: 'changed',
      keys,
      version,
      slug: versions.get(version)?.slug ?? version,
    };
    alone.set(name, known);
    return known;
  };
}

function follow(versions: ReadonlyMap<string, ListedVersion>): (version: string) => string | null {
  return (version) => versions.get(version)?.predecessor ?? null;
}
