import path from 'node:path';
import { buildSite } from '../../src/site/build-site.ts';
import { syntheticBook } from '../../test/fixture/synthetic-book.ts';
import { formatBuilt } from './built.ts';

const [folder = '.', releases = '500', changes = '40'] = process.argv.slice(2);
const book = syntheticBook({ releases: Number(releases), changes: Number(changes) });
const start = performance.now();
const { pages } = await buildSite({
  book,
  root: folder,
  outDir: path.join(folder, 'site'),
  cacheDir: path.join(folder, 'cache'),
  site: 'https://releases.example.org',
});
console.log(formatBuilt(start, pages));
