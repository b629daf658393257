import { type FeedSource, placeFeeds, writeFeed } from '../../book/outputs/feed.ts';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { leaveWritten } from '../../book/outputs/written-products.ts';
import type { Book, Product } from '../../book/schema/book.ts';
import type { FeedEntry } from '../../book/views/capability-views.ts';
import { escapeHtml } from '../../text/schema/escape-html.ts';
import { formatActor } from '../schema/actor.ts';
import type { ProductEnvironment } from '../schema/environment.ts';
import { textOf } from '../schema/event-time.ts';
import type { JudgedEvent } from '../schema/stay.ts';

/** How many events a feed holds. */
const newest = 50;

/** Writes the feed of each environment beside its page, and so what a reader of one place wants to be told: what came, went, was approved or rejected. */
export function writeEnvironmentFeeds(place: OutputSite): void {
  const { book, outDir, site, base } = place;
  for (const { product, environment, source } of listFeeds({ ...book, environments: leaveWritten(place, book.environments) })) {
    const entries: FeedEntry[] = [];
    for (const event of environment.events) {
      if (entries.length === newest) break;
      const entry = formatEntry(event, environment, product);
      if (entry !== null) entries.push(entry);
    }
    writeFeed(outDir, { ...source, ...placeFeeds({ site, base }), entries, updated: entries[0]?.date ?? book.asOf });
  }
}

interface EnvironmentFeed {
  readonly product: Product;
  readonly environment: ProductEnvironment;
  readonly source: Pick<FeedSource, 'title' | 'description' | 'address' | 'elsewhere'>;
}

function listFeeds(book: Book): readonly EnvironmentFeed[] {
  const products = new Map(book.products.map((product) => [product.id, product]));
  return book.environments.flatMap(({ product: id, environments }) => {
    const product = products.get(id);
    if (product === undefined) return [];
    const elsewhere = product.repositories.map(({ web }) => web?.url ?? null).find((url) => url !== null) ?? null;
    return environments.map((environment) => ({
      product,
      environment,
      source: {
        title: `${product.name}, ${environment.name}`,
        description: `What happened in ${environment.name} of ${product.name}.`,
        address: `/${id}/environments/${environment.id}/`,
        elsewhere,
      },
    }));
  });
}

function formatEntry(event: JudgedEvent, environment: ProductEnvironment, product: Product): FeedEntry | null {
  const date = textOf(event.time);
  if (date === null || event.corrected !== null) return null;
  const what = event.kind === 'rolled-back' ? (event.took ?? event.from) : (event.version ?? event.release);
  const place = [environment.name, event.instance, event.variant].filter((part) => part !== null).join(', ');
  const said = [
    event.time.at === null ? `Between ${event.time.after ?? 'an unknown time'} and ${event.time.before ?? 'now'}` : null,
    event.kind === 'rolled-back' && event.version !== null ? `Back to ${event.version}` : null,
    formatActor(event.by) === null ? null : `By ${formatActor(event.by)}`,
    event.reason,
    event.order === null || event.order.state === 'not-judged' ? null : `Order: ${event.order.state}. ${event.order.reason}`,
  ].filter((line) => line !== null);
  return {
    id: `${product.id}/environments/${environment.id}/${event.id}`,
    title: `${product.name} ${what ?? ''} ${event.kind.replaceAll('-', ' ')}, ${place}`.replace(/\s+/g, ' '),
    address: `/${product.id}/environments/${environment.id}/`,
    date,
    html: said.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    product: product.id,
  };
}
