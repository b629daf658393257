import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Book, Product, Release } from '../../book/schema/book.ts';
import { productFields } from '../../collect/product-fields.ts';
import { unpackRelease } from '../../site/pack-book.ts';
import { shardFiles } from '../schema/shard.ts';

/** What a Book says that belongs to no product; the lists of what does are empty. */
export type SharedPart = Omit<Book, 'products' | 'problems'>;

/** A line of a part of a Book: the first says what is shared; one for each product follows, with those of its releases after it. */
export type PartLine =
  | { readonly shared: SharedPart; readonly problems: Book['problems'] }
  | { readonly product: Omit<Product, 'releases'>; readonly lists: Readonly<Record<string, readonly unknown[]>> }
  /** `start` and `length`, in bytes, say where its changes stand as JSON. */
  | { readonly release: Omit<Release, 'changes'>; readonly start: number; readonly length: number };

/** What a Book says that belongs to no product: the same in each shard. */
export function shareOf({ products: _products, problems: _problems, ...rest }: Book): SharedPart {
  return Object.assign({}, rest, Object.fromEntries(productFields.map((field) => [field, []])));
}

/** Writes the part of a Book that some of its products are into a folder. Changes stand apart: whoever merges reads those of few releases. */
export function writeBookPart(folder: string, book: Book, own: ReadonlySet<string>): void {
  const lines = openSync(path.join(folder, shardFiles.book), 'w');
  const changes = openSync(path.join(folder, shardFiles.changes), 'w');
  const add = (line: PartLine): void => writeWhole(lines, Buffer.from(`${JSON.stringify(line)}\n`));
  let end = 0;
  try {
    add({ shared: shareOf(book), problems: book.problems });
    for (const { releases, ...product } of book.products) {
      if (!own.has(product.id)) continue;
      add({ product, lists: listOwn(book, product.id) });
      for (const packed of releases) {
        unpackRelease(packed, (release, bytes) => {
          writeWhole(changes, bytes);
          add({ release, start: end, length: bytes.length });
          end += bytes.length;
        });
      }
    }
  } finally {
    closeSync(lines);
    closeSync(changes);
  }
}

function listOwn(book: Book, id: string): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(productFields.map((field) => [field, book[field].filter(({ product }) => product === id)]));
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
