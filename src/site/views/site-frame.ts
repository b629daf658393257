import type { Book, Product } from '../../book/schema/book.ts';
import { compareAddress, productAddress } from '../../book/views/addresses.ts';
import type { CapabilityViews, MenuLink } from '../../book/views/capability-views.ts';
import { productNavigation } from '../../releases/views/product/product-navigation.ts';
import { cardAddress, cardsPerProduct, siteCardAddress } from '../../releases/views/product/social-card.ts';
import { formatLooks } from '../../ui/views/format-looks.ts';
import type { ProductFrame, SiteFrame } from '../../ui/views/site-frame.ts';

/** What the frame of every page shows of a Book, with the links of all capabilities. */
export function siteFrame(book: Book, views: readonly CapabilityViews[]): SiteFrame {
  const products = book.products.map((product) => productFrame(product, book, views));
  return {
    title: book.title,
    docket: book.docket,
    products,
    byId: new Map(products.map((product) => [product.id, product])),
    links: orderLinks(views.flatMap(({ siteLinks }) => siteLinks?.(book) ?? [])),
    card: siteCardAddress,
    zone: book.looks?.zone ?? 'UTC',
    logo: book.looks?.logo ?? null,
    ownLooks: formatLooks(book.looks, '/') !== '',
    terms: views.flatMap(({ terms }) => terms?.(book) ?? []),
  };
}

/** What people look for first, then the others; each in the order of capabilities. */
function orderLinks<Link extends MenuLink>(links: readonly Link[]): readonly Link[] {
  return [...links].sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false));
}

function productFrame(product: Product, book: Book, views: readonly CapabilityViews[]): ProductFrame {
  const { lines, hidden } = productNavigation(product);
  return {
    id: product.id,
    name: product.name,
    address: productAddress(product),
    lines,
    hiddenLines: hidden,
    compare: compareAddress(product),
    links: orderLinks(views.flatMap(({ productLinks }) => productLinks?.(product, book) ?? [])),
    card: cardAddress(product),
    cards: new Map(product.releases.slice(0, cardsPerProduct).map((release) => [release.version, cardAddress(product, release)])),
  };
}
