import { type FeedSource, placeFeeds, writeFeed } from '../../book/outputs/feed.ts';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import type { Book } from '../../book/schema/book.ts';
import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { joinSlots } from '../../book/views/slots.ts';
import { listFeedEntries, newest } from '../../releases/views/product/feed-entries.ts';
import { loadViews } from '../load-site.ts';

/** Writes `feed.xml` (RSS), `atom.xml` and `feed.json` for the whole site and for each product. */
export async function writeFeeds(place: OutputSite): Promise<void> {
  const { book, outDir, site, base } = place;
  const views = await loadViews();
  const shared = placeFeeds({ site, base });
  const whole = { ...shared, title: book.title, address: '/', description: 'The newest releases of every product.' };
  const products = listWritten(place).map((product) => ({
    source: {
      ...shared,
      title: product.name,
      description: product.description ?? `Releases of ${product.name}.`,
      address: `/${product.id}/`,
    },
    products: [product],
  }));
  for (const feed of [{ source: whole, products: book.products }, ...products]) {
    writeFeed(outDir, { ...feed.source, ...newsOf(feed.products, book, views) });
  }
}

function newsOf(
  products: Book['products'],
  book: Book,
  views: readonly CapabilityViews[],
): Pick<FeedSource, 'entries' | 'updated' | 'elsewhere'> {
  const ids = new Set(products.map(({ id }) => id));
  const others = views.flatMap(({ feedEntries }) => feedEntries?.(book) ?? []).filter(({ product }) => ids.has(product));
  const entries = [...listFeedEntries(products, joinSlots(views, book)), ...others]
    .sort((a, b) => Date.parse(b.date) - Date.parse(a.date))
    .slice(0, newest);
  const webs = products.flatMap((product) => product.repositories.map((repository) => repository.web?.url ?? null));
  return { entries, updated: entries[0]?.date ?? book.asOf, elsewhere: webs.find((url) => url !== null) ?? null };
}
