import { createHash } from 'node:crypto';
import type { Book } from '../../book/schema/book.ts';
import type { Site } from '../../site/load-site.ts';
import { listUsed } from '../../site/routes.ts';

/** SHA-256 of what all pages of a product show that is not of the product, and of which pages there are: a shard knows the other products by name alone. */
export function digestFrame(book: Book, { frame }: Site): string {
  const { title, docket, products, links, card, zone, logo, ownLooks } = frame;
  const names = products.map(({ id, name, address }) => [id, name, address]);
  const used = listUsed(book).map(({ id }) => id);
  const shown = { title, docket, names, links, card, zone, logo, ownLooks, used };
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}
