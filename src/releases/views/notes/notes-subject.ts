import type { Product, Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import type { Line } from '../../../book/schema/product.ts';
import type { Contributor } from '../../../book/schema/release.ts';

/** What notes are set of: a release, or what is not released yet. */
export type NotesSubject = Pick<
  Release,
  'version' | 'date' | 'yanked' | 'highlights' | 'changes' | 'components' | 'contributors' | 'knownIssues' | 'errata'
>;

/** What the branches of a line hold and no release does, as notes take it; null where there is nothing. */
export function unreleasedSubject(product: Product, line: Line): NotesSubject | null {
  const changes = line.unreleased.flatMap((one) => one.changes);
  if (changes.length === 0) return null;
  const latest = product.releases.find(({ version }) => version === line.latest);
  const components = line.unreleased.flatMap(({ branch, repository }) => {
    const before = latest?.components.find((component) => component.repository === repository);
    return before === undefined ? [] : [{ ...before, tag: branch, previousTag: before.tag }];
  });
  return {
    version: 'Unreleased',
    date: null,
    yanked: null,
    highlights: null,
    changes,
    components,
    contributors: listPeople(changes),
    knownIssues: [],
    errata: [],
  };
}

/** Authors by name, most changes first; whether it is somebody's first work shows once it is released. */
function listPeople(changes: readonly Change[]): readonly Contributor[] {
  const counts = new Map<string, { changes: number; bot: boolean }>();
  for (const { authors, bot } of changes) {
    for (const name of authors) {
      const known = counts.get(name) ?? { changes: 0, bot };
      counts.set(name, { changes: known.changes + 1, bot: known.bot && bot });
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, first: false, ...count }))
    .sort((left, right) => right.changes - left.changes || (left.name < right.name ? -1 : 1));
}
