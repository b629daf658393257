import type { Book, Product, Release } from '../../../book/schema/book.ts';
import { categories } from '../../../book/schema/category.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { count } from '../../../text/schema/count.ts';
import { escapeHtml } from '../../../text/schema/escape-html.ts';
import { placeRecords } from '../../../validation/views/shared/record-entries.ts';
import { recordStamp } from '../../../validation/views/shared/validation-stamps.ts';

/** How many releases a feed holds. */
const newest = 50;
/** How many changes of a release are spelt out; the rest is a number. */
const shownChanges = 30;

/** A release in a feed. */
export interface FeedEntry {
  /** Names the entry for good, wherever the site stands: `portal/2.3.0`. */
  readonly id: string;
  readonly title: string;
  /** Inside the site. */
  readonly address: string;
  readonly date: string;
  readonly html: string;
  readonly product: string;
}

/** The newest releases of some products, newest first. Releases without a date are left out: nobody can say that they are new. */
export function listFeedEntries(products: Book['products']): readonly FeedEntry[] {
  return products
    .flatMap((product) => product.releases.flatMap((release) => (release.date === null ? [] : [{ product, release, date: release.date }])))
    .sort((a, b) => Date.parse(b.date) - Date.parse(a.date))
    .slice(0, newest)
    .map(({ product, release, date }) => ({
      id: `${product.id}/${release.slug}`,
      title: `${product.name} ${release.version}${release.status === 'candidate' ? ' (candidate)' : ''}`,
      address: releaseAddress(product, release),
      date,
      html: formatEntry(product, release),
      product: product.id,
    }));
}

function formatEntry(product: Product, release: Release): string {
  const byCategory = Map.groupBy(release.changes.slice(0, shownChanges), (change) => change.category);
  const hidden = release.statistics.changes - Math.min(release.statistics.changes, shownChanges);
  return [
    release.yanked === null ? '' : `<p><strong>Yanked:</strong> ${escapeHtml(release.yanked.reason)}</p>`,
    release.highlights ?? '',
    formatValidation(product, release),
    ...categories.map((category) => {
      const changes = byCategory.get(category) ?? [];
      const items = changes.map((change) => `<li>${escapeHtml(change.title)}</li>`).join('');
      return items === '' ? '' : `<h3>${category.slice(0, 1).toUpperCase()}${category.slice(1)}</h3><ul>${items}</ul>`;
    }),
    hidden > 0 ? `<p>And ${count(hidden, 'more change')}.</p>` : '',
    release.statistics.changes === 0 ? `<p>${escapeHtml(product.name)} ${escapeHtml(release.version)} holds no change of its own.</p>` : '',
  ].join('');
}

/** The records of a release and their states in words; a record that was run again is left out. */
function formatValidation(product: Product, release: Release): string {
  const entries = placeRecords(release.validation.records, { product, release }).filter(({ continuedBy }) => continuedBy === null);
  const items = entries.map(({ record }) => `<li>${escapeHtml(record.title)}: ${recordStamp(record.state).word}</li>`).join('');
  return items === '' ? '' : `<h3>Validation</h3><ul>${items}</ul>`;
}
