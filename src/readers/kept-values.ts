import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a value is kept under. */
export interface KeptName {
  /** What it is, one value each: `trail content/releases/portal/2.3.0/oq.mdx`. A new value takes the place of the old one, so that what is kept does not grow. */
  readonly name: string;
  /** Everything that it is made from, as a value that JSON can write. When it differs the value is made anew. */
  readonly facts: unknown;
}

/** Gives back the value that was made from the same facts, or makes it and keeps it. It must be a value that JSON can write. */
export type KeepValue = <Value>(named: KeptName, make: () => Value) => Value;

/**
 * Keeps values in a folder from one run to the next, as JSON with its digest. `stamp` stands for the code that makes them. What cannot be read or written is made anew each time.
 * The folder is trusted as the configuration beside it is, which is a program: no verdict on a signature belongs here.
 */
export function keepValues(folder: string, stamp: string): KeepValue {
  let writable = true;
  return (named, make) => {
    const file = path.join(folder, `${digest(named.name)}.json`);
    const key = digest(JSON.stringify([stamp, named.name, named.facts]));
    const kept = readKept(file, key);
    if (kept !== null) return JSON.parse(kept);
    const value = make();
    if (writable) writable = writeKept(file, `${key} ${formatChecked(JSON.stringify(value))}`);
    return value;
  };
}

/** Keeps nothing. */
export const keepNothing: KeepValue = (_named, make) => make();

function readKept(file: string, key: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    const json = text.slice(key.length + 1 + 65);
    return text.startsWith(`${key} `) && text === `${key} ${formatChecked(json)}` ? json : null;
  } catch {
    return null;
  }
}

function formatChecked(json: string): string {
  return `${digest(json)} ${json}`;
}

/** Writes beside the file and renames, so that nobody reads half of it. */
function writeKept(file: string, text: string): boolean {
  const part = `${file}.part-${randomUUID()}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(part, text);
    renameSync(part, file);
    return true;
  } catch {
    discard(part);
    return false;
  }
}

function discard(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Its folder is not there either.
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
