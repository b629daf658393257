import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SitePart } from '../../src/book/outputs/output-site.ts';
import { digestManifest } from '../../src/publish/read/read-published.ts';
import { type FoundShard, refuseShards, type Shard, shardFiles } from '../../src/publish/schema/shard.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { count } from '../../src/text/schema/count.ts';
import { choosePlan } from '../book/choose-plan.ts';
import { makeWorkFolder } from '../book/open-book.ts';
import { prepareSite } from '../serve/site-folder.ts';
import { formatFound } from '../terminal/format-found.ts';
import { formatSummary } from '../terminal/format-summary.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { withCleanUp } from '../with-clean-up.ts';
import { joinFolders } from './join-folders.ts';

/** What `docket merge` is told. */
export interface MergeOptions {
  readonly out: string;
  readonly config?: string | undefined;
  readonly previous?: string | undefined;
  /** Whether problems are listed, and an error is a reason to make no site. */
  readonly check?: true | undefined;
  readonly format: Parameters<typeof formatFound>[1]['format'];
}

/** `docket merge`: makes the site of shards: the folders of products as they are, and all that spans products anew. */
export async function mergeShards(
  folders: readonly string[],
  { out, config: file, previous: given, check, format }: MergeOptions,
): Promise<void> {
  const progress = showProgress(process.stderr);
  progress.report({ stage: 'shards', subject: '', state: 'begun' });
  const { config, root } = await choosePlan({ config: file });
  const { found, first } = await openShards(folders, { config, root });
  const previous = given === undefined ? null : await digestManifest(given);
  const building = prepareSite(out);
  await withCleanUp(building.abandon, async () => {
    await building.begin();
    const { expectUndamaged } = await import('../../src/publish/read/read-shards.ts');
    for (const shard of found) await expectUndamaged(shard);
    const cacheDir = await makeWorkFolder(root);
    const { readBookParts } = await import('../../src/publish/read/read-book-parts.ts');
    const ids = config.products.map(({ id }) => id);
    const book = await readBookParts(
      found.map(({ folder }) => folder),
      ids,
    );
    progress.report({ stage: 'shards', subject: '', state: 'ended', result: count(found.length, 'shard') });
    if (check) {
      progress.end();
      process.stdout.write(await formatFound(book, { root, format }));
      if (book.problems.some(({ severity }) => severity === 'error')) {
        process.exitCode = 1;
        building.abandon();
        return;
      }
    }
    const part = await planRest(found, book);
    const { base, pdf } = first;
    const site = first.site ?? undefined;
    const there = found.flatMap(({ shard }) => shard.pages).filter((address) => !part.again.has(productOf(address)));
    const { folder } = building;
    const { buildPages } = await import('../site/build-pages.ts');
    const { addresses: pages } = await buildPages(
      { book, root, configured: true, folder, cacheDir, base, site, pdf, part, there },
      progress,
    );
    await expectSameAssets(
      found.filter(({ shard }) => !shard.products.some((id) => part.again.has(id))),
      folder,
    );
    for (const { folder: shard } of found) await joinFolders(path.join(shard, shardFiles.site), folder);
    if (pdf) {
      const { printSite } = await import('../site/print-site.ts');
      const isPrinted = (address: string): boolean => !ids.includes(productOf(address)) || part.again.has(productOf(address));
      await printSite(book, { folder, site: first.site, base, isPrinted }, progress);
    }
    const { writeManifest } = await import('../../src/publish/read/describe-site.ts');
    const known = listKnown(found, part);
    await writeManifest(folder, { book, site: first.site, base, previous, known: (name) => known.get(name) ?? null });
    progress.end();
    await building.finish();
    const outDir = path.relative(process.cwd(), path.resolve(out)) || '.';
    process.stderr.write(formatSummary({ book, pages: pages.length + there.length, times: progress.times(), outDir }));
  });
}

/** The shards, in order, when they make a site together. */
async function openShards(
  folders: readonly string[],
  here: Pick<Awaited<ReturnType<typeof choosePlan>>, 'config' | 'root'>,
): Promise<{ readonly found: readonly FoundShard[]; readonly first: Shard }> {
  const { readShards } = await import('../../src/publish/read/read-shards.ts');
  const { describeSurroundings } = await import('../../src/publish/read/describe-shard.ts');
  const { readVersion } = await import('../../src/collect/read-version.ts');
  const found = await readShards(folders);
  const refusal = refuseShards(found, await describeSurroundings({ ...here, docket: await readVersion() }));
  if (refusal !== null) throw new CannotGoOn(refusal.message, { hint: refusal.hint });
  const [first] = found;
  if (first === undefined) throw new CannotGoOn('There is no shard to merge.');
  return { found, first: first.shard };
}

/** All that shards did not make; where one took something else for the frame of all pages, the pages of its products, too. */
async function planRest(found: readonly FoundShard[], book: Parameters<typeof import('../../src/site/load-site.ts').loadSite>[0]) {
  const { digestFrame } = await import('../../src/publish/read/digest-frame.ts');
  const { loadSite } = await import('../../src/site/load-site.ts');
  const frame = digestFrame(book, await loadSite(book));
  const again = new Set(found.flatMap(({ shard }) => (shard.frame === frame ? [] : shard.products)));
  if (again.size > 0)
    process.stderr.write(`  Pages of ${count(again.size, 'product')} are made anew: what all pages link to was not known to each shard\n`);
  return { kind: 'rest', again } as const satisfies SitePart;
}

async function expectSameAssets(found: readonly FoundShard[], folder: string): Promise<void> {
  const names = new Set(await readdir(path.join(folder, '_astro')));
  for (const { folder: other, shard } of found) {
    const name = Object.keys(shard.assets).find((asset) => !names.has(asset));
    if (name !== undefined)
      throw new CannotGoOn(`Pages of \`${other}\` need \`_astro/${name}\`, which is not made here.`, {
        hint: 'Install the same packages for all shards and for merging: `npm ci` with one package-lock.json.',
      });
  }
}

/** Digests of files that are taken over as they are, by their path in the site. */
function listKnown(found: readonly FoundShard[], { again }: { readonly again: ReadonlySet<string> }): ReadonlyMap<string, string> {
  const start = `${shardFiles.site}/`;
  const files = found.flatMap(({ shard }) => Object.entries(shard.files));
  return new Map(
    files.flatMap(([name, digest]) =>
      name.startsWith(start) && !again.has(name.split('/')[1] ?? '') ? [[name.slice(start.length), digest]] : [],
    ),
  );
}

function productOf(address: string): string {
  return address.split('/')[1] ?? '';
}
