import type { Book, Product, Release } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { formatDay } from '../../../ui/views/format-instant.ts';

/** How many releases of a product have a card of their own: the newest, which are the ones that get shared. All others use the product's. */
export const cardsPerProduct = 5;

/** What a social card says, and the file that it is, inside the site. */
export interface SocialCard {
  readonly address: string;
  readonly above: string;
  readonly title: string;
  readonly below: string;
}

/** Address of the card of the whole site. */
export const siteCardAddress = '/og/site.png';

/** The cards of a site: its own, one for each product, and those of each product's newest releases; by default of all products. */
export function listSocialCards(book: Book, products = book.products): readonly SocialCard[] {
  return [cardOfSite(book), ...products.flatMap((product) => [cardOfProduct(product), ...listReleaseCards(product)])];
}

/** Address of the card of a page about a product, or about one release of it. */
export function cardAddress(product: Product, release?: Release): string {
  const own = release !== undefined && product.releases.slice(0, cardsPerProduct).includes(release);
  return own ? `/${product.id}/${release.slug}/card.png` : `/${product.id}/card.png`;
}

function cardOfSite(book: Book): SocialCard {
  const releases = book.products.reduce((sum, product) => sum + product.releases.length, 0);
  const names = book.products.map((product) => product.name).join(', ');
  return { address: siteCardAddress, above: names, title: book.title, below: count(releases, 'release') };
}

function cardOfProduct(product: Product): SocialCard {
  const [newest] = product.releases;
  const below = newest === undefined ? 'No release yet' : `${count(product.releases.length, 'release')}, newest ${newest.version}`;
  return { address: `/${product.id}/card.png`, above: product.description ?? 'Releases', title: product.name, below };
}

function listReleaseCards(product: Product): readonly SocialCard[] {
  return product.releases.slice(0, cardsPerProduct).map((release) => ({
    address: `/${product.id}/${release.slug}/card.png`,
    above: product.name,
    title: release.version,
    below: [release.status, release.date === null ? null : formatDay(release.date), count(release.statistics.changes, 'change')]
      .filter((part) => part !== null)
      .join(' · '),
  }));
}
