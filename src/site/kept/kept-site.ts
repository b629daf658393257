import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCodeStamp } from '../../git/read/kept/code-stamp.ts';
import { packageRoot } from '../package-root.ts';
import { clearSpare } from './clear-spare.ts';

/** Where a site is kept from one build to the next: an absolute folder of the user's own, and what stands for all code that makes its files. */
export interface KeptSite {
  readonly folder: string;
  readonly stamp: string;
}

/** Files that are kept together: each thread keeps its own. */
const kinds = ['pages', 'beside'] as const;

/** Where a site is kept below a folder of caches. */
export function keptSite(cacheDir: string, docket: string): KeptSite {
  return { folder: path.join(cacheDir, 'site-files'), stamp: readSiteStamp(docket) };
}

/** Stands for one version of Docket with the packages that it names, and of Node: dates are written by its time zones. */
export function readSiteStamp(docket: string): string {
  const known = stamps.get(docket);
  if (known !== undefined) return known;
  const stamp = digestSite(docket);
  stamps.set(docket, stamp);
  return stamp;
}

const stamps = new Map<string, string>();

function digestSite(docket: string): string {
  const stamp = createHash('sha256').update(readCodeStamp(docket)).update(JSON.stringify(process.versions));
  const root = packageRoot();
  stamp.update(readFileSync(new URL('package.json', root)));
  // Pages and styles are no code that the stamp of what is read knows.
  const source = fileURLToPath(new URL('src/', root));
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort())
    stamp.update(`\0${path.relative(source, file)}\0`).update(readFileSync(file));
  return stamp.digest('hex');
}

/** Where one kind of files is kept. */
export function keptFolder({ folder }: KeptSite, kind: (typeof kinds)[number]): string {
  return path.join(folder, kind);
}

/** The folder that holds the site before the last one, for the next build into the same place; on the file system of the site, or there is none. */
export function spareFolder({ folder }: KeptSite, out: string): string {
  return path.join(folder, `spare-${hash('sha256', out).slice(0, 16)}`);
}

/** Leaves in a folder with an earlier site what is kept of it, and nothing else. Returns that, as `clearSpare` does. */
export function clearSite(kept: KeptSite, outDir: string): Map<string, string> {
  return clearSpare(
    outDir,
    kinds.map((kind) => ({ folder: keptFolder(kept, kind), outDir, stamp: kept.stamp })),
  );
}
