import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFully } from '../git/read/kept/read-fully.ts';

/** Where a text stands in a file without a name. Every thread of the process can read it there. */
export interface TextPlace {
  readonly file: number;
  readonly start: number;
  readonly length: number;
}

/** A file without a name, for texts that are wanted again while the process lives, and never afterwards. */
export interface TextFile {
  readonly add: (text: string) => TextPlace;
  /** Ends it: none of its texts can be read any more. */
  readonly close: () => void;
}

/** Makes such a file in a folder, and the folder if need be. It is gone from there at once, and its content when the process ends, however that ends. */
export function makeTextFile(folder: string): TextFile {
  mkdirSync(folder, { recursive: true });
  const own = mkdtempSync(path.join(folder, 'texts-'));
  const file = openNameless(own);
  let end = 0;
  return {
    add(text) {
      const bytes = Buffer.from(text);
      // Unlike a single write, this goes on until all is written.
      writeFileSync(file, bytes);
      const place = { file, start: end, length: bytes.length };
      end += bytes.length;
      return place;
    },
    close: () => closeSync(file),
  };
}

function openNameless(folder: string): number {
  const file = openSync(path.join(folder, 'texts'), 'wx+', 0o600);
  try {
    rmSync(folder, { recursive: true });
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The text that stands there. */
export function readTextPlace(place: TextPlace): string {
  return useTextPlace(place, (bytes) => bytes.toString());
}

/**
 * Gives the bytes that stand there, in UTF-8, to `use`, and returns what that makes of them. They are there only while it runs: all are read into the same
 * memory, since what is free there is given back much later than thousands of texts need new.
 */
export function useTextPlace<Result>({ file, start, length }: TextPlace, use: (bytes: Buffer) => Result): Result {
  if (memory.length < length) memory = Buffer.allocUnsafeSlow(length * 2);
  return use(readFully(file, memory.subarray(0, length), start));
}

let memory: Buffer = Buffer.allocUnsafeSlow(2 ** 16);
