import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { buildSite } from '../../src/site/build-site.ts';
import { loadViews } from '../../src/site/load-site.ts';
import { packBook } from '../../src/site/pack-book.ts';
import { listPrintedPages } from '../../src/site/views/printed-pages.ts';
import { validationBook } from '../fixture/validation-book.ts';
import { isThorough } from '../often.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-printed-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Each page that says it is there as PDF, with where it says so. */
function listPrintedLinks(site: string): readonly string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.html')
    .flatMap((file) => {
      const [, address] = /<a href="([^"]*)">This page as PDF<\/a>/.exec(readFileSync(path.join(site, file), 'utf8')) ?? [];
      return address === undefined ? [] : [`/${path.dirname(file).split(path.sep).join('/')}/ → ${address}`];
    })
    .sort();
}

test.runIf(isThorough)(
  'in a site that is printed each release and each record links to its PDF, and no other page does; else none',
  async () => {
    // The test runner sets it for itself, and Astro takes it for the site's.
    vi.stubEnv('BASE_URL', undefined);
    const book = validationBook();
    const place = { book: packBook(book, folder), root: folder, cacheDir: path.join(folder, 'cache'), base: '/records' };
    const [printed, plain] = [path.join(folder, 'printed'), path.join(folder, 'plain')];
    await buildSite({ ...place, outDir: printed, pdf: true });
    await buildSite({ ...place, outDir: plain });
    const expected = listPrintedPages(book, await loadViews()).map(({ address, file }) => `${address} → /records${address}${file}`);
    expect(expected.length).toBeGreaterThan(5);
    expect(listPrintedLinks(printed)).toEqual(expected.sort());
    expect(listPrintedLinks(plain)).toEqual([]);
  },
);
