import type { Release } from '../../../book/schema/book.ts';
import type { ReleaseSection } from '../../../book/views/capability-views.ts';
import { lostNamed } from './lost-named.ts';

/** A section of a release's page, for the margin. */
export interface ContentsEntry {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
}

/** The sections that a release's page has, in their order, with those of capabilities between. */
export function listContents(
  release: Release,
  page: {
    readonly sections: readonly ReleaseSection[];
    readonly components: readonly unknown[];
    readonly tags: readonly unknown[];
    readonly leftBehind: readonly unknown[];
    readonly reverted: readonly unknown[];
  },
): readonly ContentsEntry[] {
  const components = page.components.length || page.tags.length;
  const gone = page.leftBehind.length + page.reverted.length;
  const own = (place: NonNullable<ReleaseSection['place']>) =>
    page.sections
      .filter((section) => (section.place ?? 'first') === place)
      .map(({ id, name, count }) => ({ id, name, count, there: true }));
  const sections = [
    { id: 'highlights', name: 'Highlights', count: null, there: release.highlights !== null },
    { id: 'known-issues', name: 'Known issues', count: release.knownIssues.length, there: release.knownIssues.length > 0 },
    { id: 'errata', name: 'Errata', count: release.errata.length, there: release.errata.length > 0 },
    ...own('first'),
    { id: 'gain', name: 'Gain and lose', count: null, there: true },
    ...own('after-gain'),
    { id: 'changes', name: 'Changes', count: release.statistics.changes, there: true },
    { id: 'already-shipped', name: 'Already released', count: release.alreadyShipped.length, there: release.alreadyShipped.length > 0 },
    { id: 'cancelled', name: nameCancelled(release.cancelled), count: release.cancelled.length, there: release.cancelled.length > 0 },
    { id: 'left-behind', name: 'No longer in it', count: gone, there: gone > lostNamed },
    ...own('after-changes'),
    { id: 'components', name: 'Components', count: components, there: components > 0 },
    { id: 'candidates', name: 'Candidates', count: release.candidates.length, there: release.candidates.length > 0 },
    {
      id: 'contributors',
      name: 'Contributors',
      count: release.contributors.filter(({ bot }) => !bot).length,
      there: release.contributors.length > 0,
    },
  ];
  return sections.filter((section) => section.there).map(({ id, name, count }) => ({ id, name, count }));
}

/** What was changed and reverted within the range. Where another release had it, such as one that was yanked, it was not before release. */
export function nameCancelled(cancelled: readonly { readonly shippedIn?: unknown }[]): string {
  return cancelled.some(({ shippedIn }) => shippedIn !== undefined && shippedIn !== null) ? 'Reverted' : 'Reverted before release';
}
