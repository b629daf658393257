import type { Book, Product, Release } from '../../../book/schema/book.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import type { FeedEntry } from '../../../book/views/capability-views.ts';
import type { Slots } from '../../../book/views/slots.ts';
import { categories } from '../../../text/schema/category.ts';
import { count } from '../../../text/schema/count.ts';
import { escapeHtml } from '../../../text/schema/escape-html.ts';
import { showTitle } from '../changes/show-title.ts';

/** How many entries a feed holds. */
export const newest = 50;
/** How many changes of a release are spelt out; the rest is a number. */
const shownChanges = 30;

/** The newest releases of some products, newest first. Releases without a date are left out: nobody can say that they are new. */
export function listFeedEntries(products: Book['products'], slots: Slots): readonly FeedEntry[] {
  return products
    .flatMap((product) => product.releases.flatMap((release) => (release.date === null ? [] : [{ product, release, date: release.date }])))
    .sort((a, b) => Date.parse(b.date) - Date.parse(a.date))
    .slice(0, newest)
    .map(({ product, release, date }) => ({
      id: `${product.id}/${release.slug}`,
      title: `${product.name} ${release.version}${listMarks(product, release, slots)}`,
      address: releaseAddress(product, release),
      date,
      html: formatEntry(product, release, slots),
      product: product.id,
    }));
}

/** What a reader must know of the release from its title alone. */
function listMarks(product: Product, release: Release, slots: Slots): string {
  const words = [...(release.status === 'candidate' ? ['candidate'] : []), ...slots.stamps({ product, release }).map(({ word }) => word)];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function formatEntry(product: Product, release: Release, slots: Slots): string {
  const byCategory = Map.groupBy(release.changes.slice(0, shownChanges), (change) => change.category);
  const hidden = release.statistics.changes - Math.min(release.statistics.changes, shownChanges);
  return [
    release.yanked === null ? '' : `<p><strong>Yanked:</strong> ${escapeHtml(release.yanked.reason)}</p>`,
    release.highlights ?? '',
    slots.feedText({ product, release }),
    ...categories.map((category) => {
      const changes = byCategory.get(category) ?? [];
      const items = changes
        .map((change) => `<li>${change.scope === null ? '' : `${escapeHtml(change.scope)}: `}${escapeHtml(showTitle(change.title))}</li>`)
        .join('');
      return items === '' ? '' : `<h3>${category.slice(0, 1).toUpperCase()}${category.slice(1)}</h3><ul>${items}</ul>`;
    }),
    hidden > 0 ? `<p>And ${count(hidden, 'more change')}.</p>` : '',
    release.statistics.changes === 0 ? `<p>${escapeHtml(product.name)} ${escapeHtml(release.version)} holds no change of its own.</p>` : '',
  ].join('');
}
