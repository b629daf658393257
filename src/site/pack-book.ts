import type { Book, Change, Release } from '../domain/book.ts';

/**
 * A Book of equal content whose changes are kept as text and made anew when they are asked for. Rendering thousands of pages makes the garbage
 * collector walk everything that is alive several times; millions of small values took a third of the build, one text for each release takes nothing.
 */
export function packBook(book: Book): Book {
  return { ...book, products: book.products.map((product) => ({ ...product, releases: product.releases.map(packRelease) })) };
}

function packRelease(release: Release): Release {
  const { rest, text } = unpacked(release);
  const packed = {
    ...rest,
    get changes(): readonly Change[] {
      if (last?.release !== packed) last = { release: packed, changes: JSON.parse(text) };
      return last.changes;
    },
  };
  packs.set(packed, { rest, text });
  return packed;
}

/** A release as JSON, its changes last; those of a packed one as they stand. */
export function formatRelease(release: Release): string {
  const { rest, text } = packs.get(release) ?? unpacked(release);
  return `${JSON.stringify(rest).slice(0, -1)},"changes":${text}}`;
}

interface Pack {
  readonly rest: Omit<Release, 'changes'>;
  readonly text: string;
}

function unpacked({ changes, ...rest }: Release): Pack {
  return { rest, text: JSON.stringify(changes) };
}

const packs = new WeakMap<Release, Pack>();

// A page asks for the changes of its release more than once, and then never again.
let last: { readonly release: object; readonly changes: readonly Change[] } | undefined;
