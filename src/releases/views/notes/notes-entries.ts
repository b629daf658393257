import type { Product } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import { type Category, categories } from '../../../text/schema/category.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import { type ChangeRow, changeRow } from '../changes/change-row.ts';
import { compareUrl } from './compare-url.ts';
import type { NotesSubject } from './notes-subject.ts';

/** A change with what its line says. */
export interface NotesEntry {
  readonly change: Change;
  readonly row: ChangeRow;
}

/** The changes of a release by category, those that break first. A change that breaks stands there alone, whatever else it is. */
export function groupNotes(
  product: Product,
  release: NotesSubject,
): readonly { readonly category: Category; readonly entries: readonly NotesEntry[] }[] {
  const entries = release.changes.map((change): NotesEntry => ({ change, row: changeRow(change, product) }));
  const groups = Map.groupBy(entries, ({ change }) => (change.breaking === null ? change.category : 'breaking'));
  return categories.flatMap((category) => {
    const own = groups.get(category) ?? [];
    return own.length === 0 ? [] : [{ category, entries: own }];
  });
}

/** Pages on the forge that compare a release with its predecessor, one for each repository that changed. */
export function listComparisons(product: Product, release: NotesSubject): readonly Linked[] {
  return release.components.flatMap(({ repository, tag, previousTag }) => {
    const found = product.repositories.find(({ id }) => id === repository);
    const href = tag === null || previousTag === null || tag === previousTag ? null : compareUrl(found?.web ?? null, previousTag, tag);
    return href === null ? [] : [{ text: `${previousTag}...${tag}`, href }];
  });
}
