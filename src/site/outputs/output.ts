import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Book } from '../../book/schema/book.ts';
import type { SearchedGuide } from '../../book/schema/search-document.ts';

/** What the files beside the pages are made from, and where they go. Paths are absolute. */
export interface OutputSite {
  readonly book: Book;
  /** Known only once Astro has read them, so those who need them wait. */
  readonly guides: readonly SearchedGuide[] | Promise<readonly SearchedGuide[]>;
  /** The folder that `content/` is in; without it, no file of it is copied. */
  readonly root?: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** Where the site stands, without the folder that it is served from: `https://releases.example.org`; null when nobody said. */
  readonly site: string | null;
  /** `/`, or the folder that the site is served from, with a slash at both ends. */
  readonly base: string;
}

/** Writes one kind of files beside the pages. */
export type WriteOutput = (site: OutputSite) => void | Promise<void>;

/**
 * Writes a file below the output folder, in one piece or several; a name that leads out of it is an error. Synchronous: many small files are written
 * faster so.
 */
export function writeBelow(outDir: string, name: string, content: string | Uint8Array | readonly Uint8Array[]): void {
  const file = path.join(outDir, name);
  if (path.relative(outDir, file).startsWith('..')) throw new Error(`Unexpected file \`${name}\` outside the output folder.`);
  const descriptor = openMaking(file);
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(descriptor, content);
    else for (const piece of content) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

function openMaking(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    // Most files stand beside a page, in a folder that is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(path.dirname(file), { recursive: true });
    return openSync(file, 'w');
  }
}
