import type { Product } from '../../../book/schema/book.ts';
import { productAddress } from '../../../book/views/addresses.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { ChangeLinks } from './change-links.ts';
import { keyOf } from './version-files.ts';

/** Lists the pages of changes of a product, in an order that depends on commits alone; null where there are none. */
export function listChangeLinks(product: Pick<Product, 'id'>, pages: ReadonlyMap<string, Linked>): ChangeLinks | null {
  const folder = productAddress(product);
  const places = new Map<string, number>();
  const listed: (readonly [string, string])[] = [];
  const commits: Record<string, number> = {};
  for (const sha of [...pages.keys()].sort()) {
    const { text, href } = pages.get(sha) ?? { text: '', href: undefined };
    if (href === undefined || !href.startsWith(folder)) continue;
    const place = places.get(href) ?? listed.push([text, href.slice(folder.length)]) - 1;
    places.set(href, place);
    commits[keyOf(sha)] = place;
  }
  return listed.length === 0 ? null : { pages: listed, commits };
}
