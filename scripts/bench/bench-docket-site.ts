import path from 'node:path';
import { buildSite } from '../../src/site/build-site.ts';
import { openKeptFiles } from '../../src/site/kept/kept-files.ts';
import { writeSearchIndex } from '../../src/site/outputs/search-index.ts';
import { writeOutputs } from '../../src/site/outputs/write-outputs.ts';
import { packReleases } from '../../src/site/pack-book.ts';
import { syntheticBook } from '../../test/fixture/synthetic-book.ts';
import { formatBuilt } from './built.ts';

const startSeconds = performance.now() / 1000;
const [folder = '.', releases = '500', changes = '40'] = process.argv.slice(2);
const book = syntheticBook({ releases: Number(releases), changes: Number(changes), keep: packReleases(folder) });
const site = 'https://releases.example.org';
const start = performance.now();
const { pages } = await buildSite({ book, root: folder, outDir: path.join(folder, 'site'), cacheDir: path.join(folder, 'cache'), site });
const seconds = (performance.now() - start) / 1000;
const peak = Math.round(process.resourceUsage().maxRSS / 1024);

// What stands beside the pages is written once more elsewhere, to tell its share.
const again = { book, guides: [], outDir: path.join(folder, 'again'), cacheDir: path.join(folder, 'cache-again'), site, base: '/' };
const searchSeconds = await timed(() => writeSearchIndex(again, openKeptFiles({ folder: null, outDir: again.outDir, stamp: '' })));
const besideSeconds = await timed(() => writeOutputs(again));
console.log(formatBuilt({ startSeconds, seconds, pages, peak, searchSeconds, besideSeconds }));

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
