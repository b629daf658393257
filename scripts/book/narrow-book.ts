import type { Book } from '../../src/book/schema/book.ts';
import { productFields } from '../../src/collect/product-fields.ts';

/** The part of a Book that one product or one release is, still a Book; or why there is none. */
export function narrowBook(
  book: Book,
  { product, release }: { readonly product?: string | undefined; readonly release?: string | undefined },
): { readonly book: Book } | { readonly unknown: string; readonly hint: string } {
  const products = book.products.filter(({ id }) => product === undefined || id === product);
  if (products.length === 0) {
    const known = book.products.map(({ id }) => `\`${id}\``).join(', ');
    return { unknown: `There is no product \`${product}\`, only ${known}.`, hint: 'Choose one of these.' };
  }
  const ids = new Set(products.map(({ id }) => id));
  const rest = Object.fromEntries(productFields.map((field) => [field, book[field].filter((each) => ids.has(each.product))]));
  if (release === undefined) return { book: { ...book, ...rest, products } };
  const narrowed = products.map((one) => ({
    ...one,
    releases: one.releases.filter(({ version, slug }) => version === release || slug === release),
  }));
  const found = narrowed.filter(({ releases }) => releases.length > 0);
  if (found.length > 0) return { book: { ...book, ...rest, products: found } };
  const newest = products.flatMap(({ releases }) => releases.slice(0, 3).map(({ version }) => `\`${version}\``)).join(', ');
  return {
    unknown: `There is no release \`${release}\`${product === undefined ? '' : ` of \`${product}\``}.`,
    hint: newest === '' ? 'Tag a release first.' : `Write the version as the site does; the newest are ${newest}.`,
  };
}
