import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folders = ['domain', 'domain/validation', 'readers', 'readers/validation', 'assemble', 'assemble/validation'];

/** A digest of the code that makes what is kept from run to run, and of Docket's version: another program keeps other values. */
export function readCodeStamp(version: string): string {
  const top = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256').update(version);
  for (const folder of folders) for (const file of listCode(path.join(top, folder))) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function listCode(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.[cm]?[jt]s$/.test(name))
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
