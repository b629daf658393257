import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KeepValue } from '../../schema/keep-value.ts';

/**
 * Keeps values in a folder from one run to the next, as JSON with its digest. `stamp` stands for the code that makes them, and is asked for once it is needed. What cannot be read or written is made anew each time.
 * The folder is trusted, and so must not be one that somebody else can write to or hand over; no verdict on a signature belongs here.
 */
export function keepValues(folder: string, stamp: () => string): KeepValue {
  let writable = true;
  let code: string | null = null;
  return (named, make) => {
    const file = path.join(folder, `${digest(named.name)}.json`);
    code ??= stamp();
    const key = digest(JSON.stringify([code, named.name, named.facts]));
    const kept = readKept(file, key);
    if (kept !== null) return JSON.parse(kept);
    const value = make();
    if (writable) writable = writeKept(file, `${key} ${formatChecked(JSON.stringify(value))}`);
    return value;
  };
}

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

/** Removes what was written in part. */
export function discard(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Its folder is not there either.
  }
}

/** SHA-256, hexadecimal. */
export function digest(text: string): string {
  return hash('sha256', text);
}
