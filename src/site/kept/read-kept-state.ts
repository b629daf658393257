import { readFileSync } from 'node:fs';
import { type KeptFile, parseKeptState } from './kept-state.ts';

/** Where files are kept, and what for. Paths are absolute. */
export interface KeptPlace {
  /** A folder of the user's own: whoever can write to it can put files into the site. On the file system of `outDir`, or files are copied. Null keeps nothing. */
  readonly folder: string | null;
  readonly outDir: string;
  /** Stands for all code that makes the files. */
  readonly stamp: string;
}

// What is kept is looked at when a build begins, and again where its files are made.
let lastRead: { readonly text: string; readonly stamp: string; readonly files: ReadonlyMap<string, KeptFile> }[] = [];

/** Reads which files are kept; none where they were written by other code, or what says so is not whole. */
export function readState(file: string, stamp: string): ReadonlyMap<string, KeptFile> {
  try {
    const text = readFileSync(file, 'utf8');
    const known = lastRead.find((read) => read.stamp === stamp && read.text === text);
    if (known !== undefined) return known.files;
    const files = parseKeptState(text, stamp);
    lastRead = [...lastRead.slice(-1), { text, stamp, files }];
    return files;
  } catch {
    return new Map();
  }
}
