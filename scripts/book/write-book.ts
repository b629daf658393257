import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Book, Product } from '../../src/book/schema/book.ts';

/** Writes a Book as JSON, a release per line and never the whole text at once: the Book of a large repository has 60 MB and more. */
export async function writeBook(book: Book, stream: Writable): Promise<void> {
  for (const part of formatBook(book)) {
    if (!stream.write(part)) await once(stream, 'drain');
  }
}

function* formatBook({ products, problems, ...head }: Book): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"products":[`;
  for (const [index, product] of products.entries()) {
    if (index > 0) yield ',';
    yield* formatProduct(product);
  }
  yield `\n],"problems":${JSON.stringify(problems)}}\n`;
}

function* formatProduct({ releases, ...head }: Product): Generator<string> {
  yield `\n${JSON.stringify(head).slice(0, -1)},"releases":[`;
  for (const [index, release] of releases.entries()) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(release)}`;
  yield '\n]}';
}
