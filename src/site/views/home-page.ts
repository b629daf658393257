import type { Book, Product, Release } from '../../book/schema/book.ts';
import { checklistsAddress, compareAddress, productAddress, releaseAddress } from '../../book/views/addresses.ts';
import { productIndex } from '../../releases/views/product/product-index.ts';
import type { Linked } from '../../ui/views/linked.ts';
import { type Stamp, statusStamp } from '../../ui/views/stamps.ts';
import { validationIndex } from '../../validation/views/shared/validation-index.ts';
import { describeWork } from '../../validation/views/shared/work-summary.ts';

/** How many of the newest releases the home page names. */
const newest = 12;

/** A product on the home page. */
export interface ProductRow {
  readonly product: Product;
  readonly address: string;
  readonly compare: string;
  /** The newest final release of the newest line that has one. */
  readonly latest: (Linked & { readonly date: string | null; readonly stamp: Stamp }) | null;
  readonly changes: number;
  /** What is to be done about its records; null when it has none. */
  readonly work: Linked | null;
}

/** One of the newest releases of the whole site. */
export interface RecentRelease {
  readonly product: string;
  readonly version: string;
  readonly address: string;
  readonly date: string;
  readonly stamp: Stamp;
  readonly changes: number;
}

/** What the home page shows. */
export interface HomePage {
  readonly products: readonly ProductRow[];
  readonly recent: readonly RecentRelease[];
}

/** Every product with its latest release, and the newest releases by date. */
export function homePage(book: Book): HomePage {
  const recent = book.products
    .flatMap((product) => product.releases.flatMap((release) => (release.date === null ? [] : { product, release, date: release.date })))
    .map((entry) => ({ ...entry, time: Date.parse(entry.date) }))
    .sort((a, b) => b.time - a.time)
    .slice(0, newest);
  return {
    products: book.products.map((product) => productRow(product, book)),
    recent: recent.map(({ product, release, date }) => ({
      product: product.name,
      version: release.version,
      address: releaseAddress(product, release),
      date,
      stamp: statusStamp(release.status),
      changes: release.statistics.changes,
    })),
  };
}

function productRow(product: Product, book: Book): ProductRow {
  const work = describeWork(validationIndex(book).entries.filter((entry) => entry.product === product));
  const latest = latestRelease(product);
  return {
    product,
    address: productAddress(product),
    compare: compareAddress(product),
    latest:
      latest === undefined
        ? null
        : { text: latest.version, href: releaseAddress(product, latest), date: latest.date, stamp: statusStamp(latest.status) },
    work: work === null ? null : { text: work, href: checklistsAddress(product) },
    changes: product.releases.reduce((sum, release) => sum + release.statistics.changes, 0),
  };
}

/** The newest final release of the newest line that has one; a candidate when there is no final at all. */
function latestRelease(product: Product): Release | undefined {
  const version = product.lines.find((line) => line.latest !== null)?.latest ?? product.releases[0]?.version;
  return version === undefined ? undefined : productIndex(product).releases.get(version);
}
