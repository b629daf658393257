import { findAncestor, listAfter } from './follow-versions.ts';
import type { LineChanges, ListedVersion, VersionContent } from './version-content.ts';

/** What versions are compared by: what each holds otherwise than the one that it follows, and which that is. */
export interface VersionTree {
  readonly predecessorOf: (version: string) => string | null;
  readonly contentOf: (version: string) => VersionContent;
  /** The folder of a version's page. */
  readonly slugOf: (version: string) => string;
}

const nothing: VersionContent = { changes: [] };

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

/**
 * Joins the list of versions with the changes of some lines. Versions of other lines hold none. A candidate is taken to have left behind and caught up
 * on what its release did: which part of it the candidate held is not known.
 */
export function assembleTree(versions: ReadonlyMap<string, ListedVersion>, lines: readonly LineChanges[]): VersionTree {
  const held = new Map<string, VersionContent>();
  for (const line of lines) {
    const own = new Map(line.versions.map(({ version, content }) => [version, content]));
    for (const [version, content] of own) held.set(version, content);
    for (const candidate of line.candidates) {
      const ids = new Set(candidate.changes);
      const content = own.get(candidate.release) ?? nothing;
      held.set(candidate.version, { ...content, changes: content.changes.filter(({ id }) => ids.has(id)) });
    }
  }
  return {
    predecessorOf: follow(versions),
    contentOf: (version) => held.get(version) ?? nothing,
    slugOf: (version) => versions.get(version)?.slug ?? version,
  };
}

function follow(versions: ReadonlyMap<string, ListedVersion>): (version: string) => string | null {
  return (version) => versions.get(version)?.predecessor ?? null;
}
