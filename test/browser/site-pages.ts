import { readdirSync } from 'node:fs';
import { relative } from 'node:path';

/** Addresses of every HTML page below a built site, relative to it and in order: ``, `portal/`, `404.html`; without those that only lead to another. */
export function listPages(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => [...relative(folder, entry.parentPath).split(/[\\/]/), entry.name].filter((part) => part !== '').join('/'))
    .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
    .filter((path) => !path.endsWith('/latest/'))
    .sort();
}
