import type { Book, Product, Release } from '../../book/schema/book.ts';
import { compareAddress, productAddress, releaseAddress } from '../../book/views/addresses.ts';
import type { Slots } from '../../book/views/slots.ts';
import { lineStamp } from '../../releases/views/product/line-stamp.ts';
import { productIndex } from '../../releases/views/product/product-index.ts';
import { statusStamp } from '../../releases/views/product/release-stamps.ts';
import type { Linked } from '../../ui/views/linked.ts';
import type { Stamp } from '../../ui/views/stamps.ts';

/** How many of the newest releases the home page names. */
const newest = 12;

/** A product on the home page. */
export interface ProductRow {
  readonly product: Product;
  readonly address: string;
  readonly compare: string;
  /** The newest final release of the newest line that has one. */
  readonly latest: (Linked & { readonly date: string | null; readonly stamps: readonly Stamp[] }) | null;
  readonly changes: number;
  /** What capabilities say of it, each in a line. */
  readonly lines: readonly { readonly name: string; readonly link: Linked }[];
}

/** One of the newest releases of the whole site. */
export interface RecentRelease {
  readonly product: string;
  readonly version: string;
  readonly address: string;
  readonly date: string;
  readonly stamps: readonly Stamp[];
  /** One for each of the columns that capabilities add and that say anything here. */
  readonly cells: readonly (Stamp | null)[];
  /** What the release's line is now; null for what is superseded or withdrawn. */
  readonly support: Stamp | null;
  readonly changes: number;
}

/** What the home page shows. */
export interface HomePage {
  readonly products: readonly ProductRow[];
  readonly recent: readonly RecentRelease[];
  readonly columns: readonly string[];
}

/** Every product with its latest release, and the newest releases by date. */
export function homePage(book: Book, slots: Slots): HomePage {
  const recent = book.products
    .flatMap((product) => product.releases.flatMap((release) => (release.date === null ? [] : { product, release, date: release.date })))
    .map((entry) => ({ ...entry, time: Date.parse(entry.date) }))
    .sort((a, b) => b.time - a.time)
    .slice(0, newest);
  const columns = slots.columns
    .map(({ name, cell }) => ({ name, cells: recent.map((ref) => cell(ref)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return {
    products: book.products.map((product) => productRow(product, book, slots)),
    columns: columns.map(({ name }) => name),
    recent: recent.map(({ product, release, date }, at) => ({
      product: product.name,
      version: release.version,
      address: releaseAddress(product, release),
      date,
      stamps: [statusStamp(release.status), ...slots.stamps({ product, release })],
      cells: columns.map(({ cells }) => cells[at] ?? null),
      support:
        release.status === 'yanked' || release.status === 'superseded'
          ? null
          : lineStamp(productIndex(product).lines.get(release.line)?.state.kind ?? 'released'),
      changes: release.statistics.changes,
    })),
  };
}

function productRow(product: Product, book: Book, slots: Slots): ProductRow {
  const latest = latestRelease(product);
  return {
    product,
    address: productAddress(product),
    compare: compareAddress(product),
    latest:
      latest === undefined
        ? null
        : {
            text: latest.version,
            href: releaseAddress(product, latest),
            date: latest.date,
            stamps: [statusStamp(latest.status), ...slots.stamps({ product, release: latest })],
          },
    lines: slots.productLines(product, book),
    changes: product.releases.reduce((sum, release) => sum + release.statistics.changes, 0),
  };
}

/** The newest final release of the newest line that has one; a candidate when there is no final at all. */
function latestRelease(product: Product): Release | undefined {
  const version = product.lines.find((line) => line.latest !== null)?.latest ?? product.releases[0]?.version;
  return version === undefined ? undefined : productIndex(product).releases.get(version);
}
