import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildKept } from '../../../src/site/kept/build-kept.ts';
import { openKeptFiles } from '../../../src/site/kept/kept-files.ts';
import { keptFolder } from '../../../src/site/kept/kept-site.ts';
import { loadSite } from '../../../src/site/load-site.ts';
import { packBook } from '../../../src/site/pack-book.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { makeFolder } from '../../git-repository.ts';

test('what a build found standing is gone from its site when another build meanwhile no longer keeps it, and nobody made it anew', async () => {
  const folder = makeFolder();
  const kept = { folder: path.join(folder, 'site-files'), stamp: 'code' };
  const [outDir, cacheDir, assets] = ['site', 'cache', 'assets'].map((name) => path.join(folder, name)) as [string, string, string];
  mkdirSync(assets);
  const open = (out: string) => openKeptFiles({ folder: keptFolder(kept, 'pages'), outDir: out, stamp: kept.stamp });
  const before = open(outDir);
  for (const version of ['1.0.0', '9.9.9', '9.9.8']) before.write(`gone/${version}/index.html`, { key: version, content: version });
  before.save();
  const book = packBook(syntheticBook({ releases: 2, changes: 1 }), cacheDir);
  const app = {
    manifest: { routes: [] },
    setInternals: () => {},
    setOptions: () => {},
    render: () => Promise.reject(new Error('Unexpected page')),
  };
  const place = {
    root: folder,
    outDir,
    cacheDir,
    publicDir: path.join(folder, 'public'),
    site: undefined,
    base: '/',
    pdf: false,
    hasGuides: false,
    onWritten: () => {},
  };
  const framed = {
    integrations: [],
    filled: [],
    begin: () => open(path.join(folder, 'other')).save(),
    open,
    fill: async (_: string, now: ReturnType<typeof open>) => now.write('gone/9.9.8/index.html', { key: 'anew', content: 'anew' }),
    sitemap: null,
  };
  await buildKept({ book, shared: await loadSite(book), framed, renderer: { app: app as never, assets, digest: '' }, kept, ...place });
  const names = folderDigest(outDir).map((line) => line.split(' ')[0] ?? '');
  expect(names.filter((name) => name.startsWith('gone'))).toEqual(['gone/9.9.8/index.html']);
  expect(readFileSync(path.join(outDir, 'gone/9.9.8/index.html'), 'utf8')).toBe('anew');
});
