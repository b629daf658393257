import { hash } from 'node:crypto';
import type { Book, Product, Release } from '../book/schema/book.ts';
import type { Change } from '../book/schema/change.ts';
import { textOfChanges } from '../book/schema/changes-text.ts';
import { makeTextFile, readTextPlace, type TextFile, type TextPlace, useTextPlace } from './text-file.ts';

/**
 * A Book of equal content whose changes are kept as JSON in a file without a name, and made anew when they are asked for. Rendering thousands of pages
 * makes the garbage collector walk everything that is alive several times; millions of small values took a third of the build and most of its memory,
 * texts in a file take nothing. Threads share it. The file is made in `folder`, and stays until the process ends; a packed Book is left as it is.
 */
export function packBook(book: Book, folder: string): Book {
  const pack = packReleases(folder);
  return { ...book, products: book.products.map((product) => ({ ...product, releases: product.releases.map(pack) })) };
}

/** What packs one release after the other, for who makes a large Book piece by piece. */
export function packReleases(folder: string): (release: Release) => Release {
  let file: TextFile | undefined;
  return (release) => {
    if (packs.has(release)) return release;
    const { changes, ...rest } = release;
    const written = textOfChanges(changes);
    if (written !== undefined) return openPack(settle({ rest, changes: written, digest: written.digest }));
    file ??= makeTextFile(folder);
    const text = JSON.stringify(changes);
    return openPack(settle({ rest, changes: file.add(text), digest: hash('sha256', text) }));
  };
}

/** Gives a release to `use` as it is packed: all but its changes, and these as JSON in UTF-8, which are there only while `use` runs. */
export function unpackRelease<Result>(release: Release, use: (rest: Omit<Release, 'changes'>, changes: Uint8Array) => Result): Result {
  const { rest, changes } = packOf(release);
  return typeof changes === 'string' ? use(rest, Buffer.from(changes)) : useTextPlace(changes, (bytes) => use(rest, bytes));
}

/** The packed release whose changes stand as JSON in a file that stays open. */
export function placeRelease(rest: Omit<Release, 'changes'>, changes: TextPlace): Release {
  return openPack({ rest, changes, digest: useTextPlace(changes, (bytes) => hash('sha256', bytes)) });
}

/** A Book as it can be handed to another thread: of a packed one, nothing is copied but what is small. */
export interface SharedBook extends Omit<Book, 'products'> {
  readonly products: readonly SharedProduct[];
}

interface SharedProduct extends Omit<Product, 'releases'> {
  readonly releases: readonly SharedPack[];
}

interface Pack {
  readonly rest: Omit<Release, 'changes'>;
  /** The changes as JSON, or where that stands. */
  readonly changes: TextPlace | string;
  /** SHA-256 of that JSON. */
  readonly digest: string;
  /** All but the changes as JSON, and SHA-256 of everything about the release, where they are known already: threads need not find them out each. */
  readonly text?: string;
  readonly whole?: string;
}

/** As JSON, which the thread that hands it over need not copy value by value (8,000 releases: 38 ms instead of 93); the other parses it meanwhile. */
type SharedPack = Omit<Pack, 'rest'> & { readonly text: string };

/** A Book for another thread. */
export function shareBook(book: Book): SharedBook {
  const share = (release: Release): SharedPack => {
    const { rest, ...pack } = packOf(release);
    return { ...pack, text: pack.text ?? JSON.stringify(rest) };
  };
  return { ...book, products: book.products.map((product) => ({ ...product, releases: product.releases.map(share) })) };
}

/** The packed Book that another thread shares. */
export function openSharedBook(book: SharedBook): Book {
  const open = ({ text, ...pack }: SharedPack): Release => {
    const rest: Pack['rest'] = JSON.parse(text);
    return openPack({ ...pack, rest });
  };
  return { ...book, products: book.products.map((product) => ({ ...product, releases: product.releases.map(open) })) };
}

/**
 * Gives a release as JSON in UTF-8 to `use`, its changes last; those of a packed one as they stand. In pieces, since the changes are large and need no copy;
 * they are there only while `use` runs.
 */
export function formatRelease<Result>(release: Release, use: (pieces: readonly Uint8Array[]) => Result): Result {
  const { rest, changes } = packOf(release);
  const head = Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"changes":`);
  const format = (bytes: Uint8Array) => use([head, bytes, Buffer.from('}')]);
  return typeof changes === 'string' ? format(Buffer.from(changes)) : useTextPlace(changes, format);
}

/** SHA-256 of the changes of a release, as JSON; of a packed one they need not be looked at. */
export function digestChanges(release: Release): string {
  return packOf(release).digest;
}

/** SHA-256 of everything about a release. */
export function digestRelease(release: Release): string {
  const pack = packOf(release);
  return pack.whole ?? settle(pack).whole;
}

function settle({ rest, changes, digest }: Pack): Required<Pack> {
  const text = JSON.stringify(rest);
  return { rest, changes, digest, text, whole: hash('sha256', `${digest} ${text}`) };
}

const packs = new WeakMap<Release, Pack>();

function packOf(release: Release): Pack {
  const known = packs.get(release);
  if (known !== undefined) return known;
  const { changes, ...rest } = release;
  const written = textOfChanges(changes);
  if (written !== undefined) return { rest, changes: written, digest: written.digest };
  const text = JSON.stringify(changes);
  return { rest, changes: text, digest: hash('sha256', text) };
}

function openPack(pack: Pack): Release {
  const release = {
    ...pack.rest,
    get changes(): readonly Change[] {
      if (last?.release !== release) last = { release, changes: JSON.parse(textOf(pack.changes)) };
      return last.changes;
    },
  };
  packs.set(release, pack);
  return release;
}

function textOf(changes: Pack['changes']): string {
  return typeof changes === 'string' ? changes : readTextPlace(changes);
}

// A page asks for the changes of its release more than once, and then never again.
let last: { readonly release: object; readonly changes: readonly Change[] } | undefined;
