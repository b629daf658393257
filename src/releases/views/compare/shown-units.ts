import type { Category } from '../../../text/schema/category.ts';
import type { Reverting } from './effects.ts';
import type { SameCommits } from './same-commits.ts';
import type { TakenBack, VersionContent } from './version-content.ts';
import type { VersionTree } from './version-tree.ts';

/** A change that one version holds and another does not. */
export interface PlacedChange {
  /** Its permalink on the page of its release. */
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  /** The version whose page lists it, and the folder of that page; empty where none does. */
  readonly version: string;
  readonly slug: string;
  /** Place of its repository among the product's. */
  readonly repository: number;
  readonly pull: number | null;
  readonly by: string;
  /** Beginnings of the ids of its commits. */
  readonly commits: readonly string[];
  /** What else must be known of it, as sentences. */
  readonly remarks: readonly string[];
}

/** Something that may be shown, and the commits that it stands for. */
export interface Unit {
  readonly name: string;
  readonly shown: PlacedChange;
  readonly reverting: Reverting | null;
  readonly takes: readonly TakenBack[];
  readonly likely: readonly { readonly commit: string; readonly text: string }[];
}

/** What a version's content shows: its changes, what it holds again, and what it left behind. */
export function listUnits(
  tree: VersionTree,
  { version, content, same }: { readonly version: string; readonly content: VersionContent; readonly same: SameCommits },
): readonly Unit[] {
  const { changes, earlier = [], lost = [] } = content;
  const slug = tree.slugOf(version);
  return [
    ...changes.map((change): Unit => {
      const { commits, likely = [], takes = [], brings = [] } = change;
      const { id, title, category, repository, by, pull = null } = change;
      const reverting = takes.length + brings.length === 0 ? null : { commits, takes: takes.map(({ commit }) => commit), brings };
      return {
        name: same.nameOf(commits[0] ?? ''),
        shown: { id, title, category, version, slug, repository, pull, by, commits, remarks: likely.map(describeLikely) },
        reverting,
        takes,
        likely: likely.map((other) => ({ commit: other.commit, text: describeLikely(other) })),
      };
    }),
    ...earlier.map(({ commit, title, version: first, repository, pull = null, as = commit, likely }): Unit => {
      const text = likely === undefined ? '' : describeLikely({ commit: as, version: first, common: likely });
      const shown = {
        id: 'changes',
        title,
        category: 'changed' as const,
        version: first,
        slug: tree.slugOf(first),
        repository,
        pull,
        by: '',
        commits: [commit, as],
      };
      const remarks = text === '' ? [] : [text];
      return {
        name: same.nameOf(commit),
        shown: { ...shown, remarks },
        reverting: null,
        takes: [],
        likely: text === '' ? [] : [{ commit: as, text }],
      };
    }),
    ...lost.map(({ commit, title, category, version: first, id, repository, pull = null, heldBy, likely, takes = [] }): Unit => {
      const reverting = takes.length === 0 ? null : { commits: [commit], takes: takes.map((taken) => taken.commit), brings: [] };
      const place = first ?? version;
      const shown = {
        id: id ?? 'changes',
        title,
        category,
        version: place,
        slug: tree.slugOf(place),
        repository,
        pull,
        by: '',
        commits: [commit],
      };
      const isLikely = heldBy !== undefined && likely !== undefined;
      const text = isLikely ? describeLikely({ commit: heldBy, version, common: likely }) : '';
      const remarks = isLikely ? [text] : [];
      return {
        name: same.nameOf(commit),
        shown: { ...shown, remarks },
        reverting,
        takes,
        likely: isLikely ? [{ commit: heldBy, text }] : [],
      };
    }),
  ];
}

/** What a revert takes back, as the revert names it. */
export function listTaken(
  { takes, shown }: Unit,
  { tree, same }: { readonly tree: VersionTree; readonly same: SameCommits },
): readonly Unit[] {
  return takes.map(({ commit, title, version }): Unit => {
    const place = version ?? shown.version;
    const remarks = [`Reverted by "${shown.title}".`];
    const own = { ...shown, id: version === null ? shown.id : 'changes', title, version: place, slug: tree.slugOf(place) };
    return {
      name: same.nameOf(commit),
      shown: { ...own, pull: null, by: '', commits: [commit], remarks },
      reverting: null,
      takes: [],
      likely: [],
    };
  });
}

/** Of the commits of one change, which a revert of its merge takes back together, the first. */
export function onePerChange(taken: readonly Unit[]): readonly Unit[] {
  return [...new Map(taken.toReversed().map((unit) => [`${unit.shown.version} ${unit.shown.title}`, unit])).values()].toReversed();
}

/** A commit that no page says anything of. */
export function nameStray(name: string): Unit {
  const shown = { id: 'changes', title: `Commit ${name.slice(0, 12)}`, category: 'changed' as const, version: '', slug: '' };
  return {
    name,
    shown: { ...shown, repository: 0, pull: null, by: '', commits: [name], remarks: [] },
    reverting: null,
    takes: [],
    likely: [],
  };
}

function describeLikely({
  commit,
  version,
  common,
}: {
  readonly commit: string;
  readonly version: string;
  readonly common: string;
}): string {
  return `Probably the same as ${commit.slice(0, 9)} in ${version}: ${common}.`;
}
