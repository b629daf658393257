import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type PageWeight, weighPage } from '../../scripts/bench/weigh-page.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { keptSite } from '../../src/site/kept/kept-site.ts';
import { packReleases } from '../../src/site/pack-book.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';
import { makeFolder } from '../git-repository.ts';
import { often } from '../often.ts';

test('a release page of 40 changes with all its assets is at most 20 kB, however many releases the site has, and its fonts at most 60 kB', async () => {
  // The test runner sets it for itself, and Astro takes it for the site's.
  vi.stubEnv('BASE_URL', undefined);
  const folder = makeFolder();
  const few = await weigh(folder, 20);
  const many = await weigh(folder, often(80, 500));
  expect(few.bytes).toBeLessThanOrEqual(20_000);
  expect(many.bytes).toBeLessThanOrEqual(20_000);
  expect(Math.abs(many.bytes - few.bytes) / few.bytes).toBeLessThanOrEqual(0.02);
  expect(many.fonts).toBeGreaterThan(0);
  expect(many.fonts).toBeLessThanOrEqual(60_000);
  vi.unstubAllEnvs();
});

/** What the same page weighs in a site of so many releases. */
async function weigh(folder: string, releases: number): Promise<PageWeight> {
  const outDir = join(folder, `site-${releases}`);
  const cacheDir = join(folder, 'cache');
  const book = syntheticBook({ releases, changes: 40, keep: packReleases(folder) });
  await buildSite({ book, root: folder, outDir, cacheDir, kept: keptSite(cacheDir, book.docket), site: 'https://releases.example.org' });
  return weighPage(outDir, 'portal/1.0.10/');
}
