import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Book, Product } from '../../src/book/schema/book.ts';
import type { ProductEnvironments } from '../../src/environments/schema/environment.ts';

/** Writes a Book as JSON, a release per line and never the whole text at once: the Book of a large repository has 60 MB and more. */
export async function writeBook(book: Book, stream: Writable): Promise<void> {
  for (const part of formatBook(book)) {
    if (!stream.write(part)) await once(stream, 'drain');
  }
}

function* formatBook({ products, problems, environments, ...head }: Book): Generator<string> {
  yield JSON.stringify(head).slice(0, -1);
  // A Docket without that capability says nothing of it.
  if (environments !== undefined) {
    yield ',"environments":[';
    for (const [index, product] of environments.entries()) yield* formatEnvironments(product, index);
    yield ']';
  }
  yield ',"products":[';
  for (const [index, product] of products.entries()) {
    if (index > 0) yield ',';
    yield* formatProduct(product);
  }
  yield `\n],"problems":${JSON.stringify(problems)}}\n`;
}

/** An environment a line: the events of one can be many. */
function* formatEnvironments({ environments, ...head }: ProductEnvironments, place: number): Generator<string> {
  yield `${place > 0 ? ',' : ''}\n${JSON.stringify(head).slice(0, -1)},"environments":[`;
  for (const [index, environment] of environments.entries()) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(environment)}`;
  yield ']}';
}

function* formatProduct({ releases, ...head }: Product): Generator<string> {
  yield `\n${JSON.stringify(head).slice(0, -1)},"releases":[`;
  for (const [index, release] of releases.entries()) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(release)}`;
  yield '\n]}';
}
