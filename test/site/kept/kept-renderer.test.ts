import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Book } from '../../../src/book/schema/book.ts';
import { buildSite } from '../../../src/site/build-site.ts';
import { keptSite } from '../../../src/site/kept/kept-site.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { writeValidationContent } from '../../fixture/validation-content.ts';
import { makeFolder } from '../../git-repository.ts';

/** A bundle is spoiled at one of the two: where a site will stand is no part of how it is examined. */
const addresses = [
  { place: {}, spoil: true },
  { place: { base: '/records', site: 'https://releases.example.org', pdf: true }, spoil: false },
];

test.each(addresses)(
  'what Astro bundled once renders every page of another Book as Astro’s build does ($place)',
  async ({ place, spoil }) => {
    // The test runner sets it for itself, and Astro takes it for the site's.
    vi.stubEnv('BASE_URL', undefined);
    const folder = makeFolder();
    const cacheDir = path.join(folder, 'cache');
    const build = async (book: Book, name: string, cache: string) => {
      const outDir = path.join(folder, name);
      const { pages } = await buildSite({ book, root: folder, outDir, cacheDir: cache, kept: keptSite(cache, book.docket), ...place });
      return { pages, files: folderDigest(outDir) };
    };
    await build(syntheticBook({ releases: 3, changes: 1 }), 'small', cacheDir);
    const kept = path.join(cacheDir, 'site-files', 'renderer');
    expect(readdirSync(kept)).toHaveLength(1);
    const larger = syntheticBook({ releases: 24, changes: 3, hostile: true });
    const fresh = await build(larger, 'fresh', path.join(folder, 'elsewhere'));
    const [name = ''] = readdirSync(kept);
    const { ino } = statSync(path.join(kept, name));
    expect(await build(larger, 'larger', cacheDir)).toEqual(fresh);
    // Whoever bundles keeps the bundle anew.
    expect(statSync(path.join(kept, name)).ino).toBe(ino);
    if (spoil) {
      const bundle = path.join(kept, name, 'bundle');
      const [entry = ''] = readdirSync(bundle).filter((file) => file.startsWith('prerender-entry'));
      writeFileSync(path.join(bundle, entry), `${readFileSync(path.join(bundle, entry), 'utf8')}\nthrow new Error('Spoiled');\n`);
      expect(await build(larger, 'spoiled', cacheDir)).toEqual(fresh);
      expect(statSync(path.join(kept, name)).ino).not.toBe(ino);
    }
    vi.unstubAllEnvs();
  },
);

test('pages of capabilities are rendered so, too, and a Book that uses others needs a bundle of its own', async () => {
  vi.stubEnv('BASE_URL', undefined);
  const folder = makeFolder();
  const build = async (book: Book, name: string, cache: string): Promise<readonly string[]> => {
    const outDir = path.join(folder, name);
    const cacheDir = path.join(folder, cache);
    await buildSite({ book, root: folder, outDir, cacheDir, kept: keptSite(cacheDir, book.docket) });
    return folderDigest(outDir);
  };
  const book = await writeValidationContent(folder);
  await build(syntheticBook({ releases: 3, changes: 1 }), 'without', 'cache');
  const first = await build(book, 'first', 'cache');
  expect(await build(book, 'second', 'cache')).toEqual(first);
  const renamed = { ...book, title: 'Another title' };
  expect(await build(renamed, 'renamed', 'cache')).toEqual(await build(renamed, 'fresh', 'elsewhere'));
  vi.unstubAllEnvs();
});

test('who says nothing of what is kept gets a site from nothing, and keeps nothing', async () => {
  vi.stubEnv('BASE_URL', undefined);
  const folder = makeFolder();
  const cacheDir = path.join(folder, 'cache');
  await buildSite({ book: syntheticBook({ releases: 3, changes: 1 }), root: folder, outDir: path.join(folder, 'site'), cacheDir });
  expect(readdirSync(cacheDir)).not.toContain('site-files');
  vi.unstubAllEnvs();
});
