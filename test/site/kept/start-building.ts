import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import type { Book } from '../../../src/book/schema/book.ts';
import { buildSite, type SiteBuild } from '../../../src/site/build-site.ts';
import { keptSite, readSiteStamp } from '../../../src/site/kept/kept-site.ts';
import type { RendererShelf } from '../../../src/site/kept/renderer-place.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { makeFolder } from '../../git-repository.ts';

/** Where renderers are kept below a folder of caches. */
export const shelf = (cacheDir: string): RendererShelf => ({ folder: path.join(cacheDir, 'renderers'), stamp: readSiteStamp('1.0.0') });
/** A Book of few pages. */
export const small = syntheticBook({ releases: 3, changes: 1 });

/** Builds sites into a folder, each of a root of its own unless one is given; with a folder of caches, what can be kept is. */
export function startBuilding(place: Pick<SiteBuild, 'base' | 'site' | 'pdf'> & { readonly root?: string } = {}) {
  // The test runner sets it for itself, and Astro takes it for the site's.
  vi.stubEnv('BASE_URL', undefined);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const folder = makeFolder();
  return {
    folder,
    build: async (book: Book, name: string, cache: string | null) => {
      const outDir = path.join(folder, name);
      const root = place.root ?? path.join(folder, 'roots', name);
      mkdirSync(root, { recursive: true });
      const kept = cache === null ? {} : { kept: keptSite(path.join(cache, name), book.docket), renderers: shelf(cache) };
      const cacheDir = path.join(cache ?? path.join(folder, 'nothing-kept'), name);
      const { pages, digests } = await buildSite({ book, outDir, cacheDir, ...kept, ...place, root });
      const files = folderDigest(outDir);
      // What is told of a file is true of it, whoever put it there.
      const told = [...digests].map(([file, digest]) => `${file} ${digest.slice(0, 16)}`);
      expect(files).toEqual(expect.arrayContaining(told));
      return { pages, files };
    },
  };
}
