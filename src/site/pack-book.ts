import type { Book, Change, Product, Release } from '../domain/book.ts';

/**
 * A Book of equal content whose changes are kept as JSON outside the heap and made anew when they are asked for. Rendering thousands of pages makes
 * the garbage collector walk everything that is alive several times; millions of small values took a third of the build, one text for each release
 * takes nothing. Threads share the texts.
 */
export function packBook(book: Book): Book {
  return openSharedBook(shareBook(book));
}

/** A release of a packed Book, for who makes a large Book piece by piece. */
export function packRelease(release: Release): Release {
  return openPack(packOf(release));
}

/** A Book as it can be handed to another thread: nothing in it is copied but what is small. */
export interface SharedBook extends Omit<Book, 'products'> {
  readonly products: readonly SharedProduct[];
}

interface SharedProduct extends Omit<Product, 'releases'> {
  readonly releases: readonly Pack[];
}

interface Pack {
  readonly rest: Omit<Release, 'changes'>;
  /** The changes as JSON, in UTF-8. */
  readonly changes: SharedArrayBuffer;
}

/** A Book for another thread; of a packed one, the texts themselves. */
export function shareBook(book: Book): SharedBook {
  return { ...book, products: book.products.map((product) => ({ ...product, releases: product.releases.map(packOf) })) };
}

/** The packed Book that another thread shares. */
export function openSharedBook(book: SharedBook): Book {
  return { ...book, products: book.products.map((product) => ({ ...product, releases: product.releases.map(openPack) })) };
}

/** A release as JSON in UTF-8, its changes last; those of a packed one as they stand. In pieces, since the changes are large and need no copy. */
export function formatRelease(release: Release): readonly Uint8Array[] {
  const { rest, changes } = packOf(release);
  return [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"changes":`), new Uint8Array(changes), Buffer.from('}')];
}

const packs = new WeakMap<Release, Pack>();

function packOf(release: Release): Pack {
  const known = packs.get(release);
  if (known !== undefined) return known;
  const { changes, ...rest } = release;
  const text = JSON.stringify(changes);
  const bytes = new SharedArrayBuffer(Buffer.byteLength(text));
  Buffer.from(bytes).write(text);
  return { rest, changes: bytes };
}

function openPack(pack: Pack): Release {
  const release = {
    ...pack.rest,
    get changes(): readonly Change[] {
      if (last?.release !== release) last = { release, changes: JSON.parse(Buffer.from(pack.changes).toString()) };
      return last.changes;
    },
  };
  packs.set(release, pack);
  return release;
}

// A page asks for the changes of its release more than once, and then never again.
let last: { readonly release: object; readonly changes: readonly Change[] } | undefined;
