import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A digest of all code that can have made what is kept from run to run, and of Docket's version: another program keeps other values. */
export function readCodeStamp(version: string): string {
  const known = stamps.get(version);
  if (known !== undefined) return known;
  const stamp = digestCode(version);
  stamps.set(version, stamp);
  return stamp;
}

// Code that a process runs is the code that it began with.
const stamps = new Map<string, string>();

function digestCode(version: string): string {
  const top = fileURLToPath(new URL('../../..', import.meta.url));
  const hash = createHash('sha256').update(version);
  for (const file of listCode(top)) hash.update(`\0${path.relative(top, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function listCode(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
