import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'astro';
import { afterAll, expect, test, vi } from 'vitest';
import { buildSite } from '../../src/site/build-site.ts';
import { docket } from '../../src/site/integration.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-frames-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const book = syntheticBook({ releases: 24, changes: 3, hostile: true });
const place = { site: 'https://releases.example.org', base: '/records' };

/** The release pages of a site; what only differs in how characters are escaped, or which files it loads, is the same. */
function readPages(site: string): ReadonlyMap<string, string> {
  const names = readdirSync(path.join(site, 'portal')).filter((name) => /^\d/.test(name));
  const read = (name: string) => readFileSync(path.join(site, 'portal', name, 'index.html'), 'utf8');
  const quotes = /&(#34|quot|#39|apos|#38|amp|#60|lt|#62|gt);/g;
  return new Map(
    names.sort().map((name) => [
      name,
      read(name)
        .replace(quotes, '§')
        .replaceAll(/[&"'<>]/g, '§')
        .replaceAll(/_astro\/\S+/g, ''),
    ]),
  );
}

test('pages that are filled into a frame are the pages that Astro renders by itself', async () => {
  // The test runner sets it for itself, and Astro takes it for the site's.
  vi.stubEnv('BASE_URL', undefined);
  const [framed, plain] = [path.join(folder, 'framed'), path.join(folder, 'plain')];
  await buildSite({ book, root: folder, outDir: framed, cacheDir: path.join(folder, 'cache'), pdf: true, ...place });
  const config = { root: path.join(folder, '.docket', 'site'), configFile: false, logLevel: 'silent', trailingSlash: 'always' } as const;
  await build({ ...config, outDir: plain, integrations: [docket({ book, pdf: true })], ...place });
  expect(readPages(framed).size).toBe(24);
  expect(readPages(framed)).toEqual(readPages(plain));
});
