import { createReadStream, openSync } from 'node:fs';
import path from 'node:path';
import type { Book, Product, Release } from '../../book/schema/book.ts';
import { mergeProblems } from '../../collect/merge-problems.ts';
import { productFields } from '../../collect/product-fields.ts';
import { placeRelease } from '../../site/pack-book.ts';
import { shardFiles } from '../schema/shard.ts';
import type { PartLine, SharedPart } from './write-book-part.ts';

interface ReadProduct {
  readonly product: Omit<Product, 'releases'>;
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
  readonly releases: Release[];
}

/**
 * Joins the parts of a Book, each in the folder of its shard, into the whole one, packed: changes stay in their files, which stay open until the process
 * ends. `order` has the ids of all products.
 */
export async function readBookParts(folders: readonly string[], order: readonly string[]): Promise<Book> {
  const products = new Map<string, ReadProduct>();
  const problems: Book['problems'][number][] = [];
  let shared: SharedPart | undefined;
  for (const folder of folders) {
    const file = openSync(path.join(folder, shardFiles.changes), 'r');
    let current: ReadProduct | undefined;
    for await (const text of readLines(path.join(folder, shardFiles.book))) {
      const line: PartLine = JSON.parse(text);
      if ('shared' in line) {
        shared ??= line.shared;
        problems.push(...line.problems);
      } else if ('product' in line) {
        current = { ...line, releases: [] };
        products.set(line.product.id, current);
      } else current?.releases.push(placeRelease(line.release, { file, start: line.start, length: line.length }));
    }
  }
  if (shared === undefined) throw new Error('Unexpected shards without a part of the Book.');
  const ordered = order.flatMap((id) => products.get(id) ?? []);
  const lists = productFields.map((field) => [field, ordered.flatMap((each) => each.lists[field] ?? [])]);
  return {
    ...Object.assign({}, shared, Object.fromEntries(lists)),
    products: ordered.map(({ product, releases }) => ({ ...product, releases })),
    problems: mergeProblems(problems),
  };
}

/** The lines of a file, which end in a line feed each: JSON holds other ends of lines. */
async function* readLines(file: string): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) {
    const bytes: Buffer = chunk;
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield Buffer.concat([...begun, bytes.subarray(start, end)]).toString('utf8');
      begun = [];
      start = end + 1;
    }
    begun.push(bytes.subarray(start));
  }
}
