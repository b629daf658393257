import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SitePart } from '../../src/book/outputs/output-site.ts';
import type { Config } from '../../src/book/schema/config.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { count } from '../../src/text/schema/count.ts';
import type { BookOptions } from '../book/choose-plan.ts';
import { makeWorkFolder, openBook } from '../book/open-book.ts';
import { readAsOf } from '../book/read-as-of.ts';
import { readSiteAddress } from '../serve/read-site-address.ts';
import { prepareSite } from '../serve/site-folder.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { withCleanUp } from '../with-clean-up.ts';

/** What `docket build` is told. */
export interface ShardOptions extends BookOptions {
  readonly out?: string | undefined;
  readonly site?: string | undefined;
  readonly base?: string | undefined;
  readonly pdf?: true | undefined;
  readonly previous?: string | undefined;
}

/** `docket build --shard 2/8`: collects some of the products whole, and leaves their pages and their part of the Book for `docket merge`. */
export async function buildShard(given: string, options: ShardOptions): Promise<void> {
  const { distributeProducts, parseShardNumber } = await import('../../src/publish/schema/shard-number.ts');
  const number = parseShardNumber(given);
  if (number === null) throw new CannotGoOn(`\`${given}\` is no shard.`, { hint: 'Write which of how many, from 1: `--shard 2/8`.' });
  expectAgreed(options);
  const { index, of } = number;
  const out = options.out ?? `shard-${index}-of-${of}`;
  const progress = showProgress(process.stderr);
  const address = readSiteAddress(options);
  if (options.pdf) {
    const { expectPrinter } = await import('../pdf/chromium.ts');
    await expectPrinter();
  }
  const choose = ({ products }: Config): ReadonlySet<string> => new Set(distributeProducts(products, of)[index - 1] ?? []);
  const building = prepareSite(out);
  await withCleanUp(building.abandon, async () => {
    await building.begin();
    const opened = await openBook(options, progress, { chooseProducts: choose });
    const { config, root, configured } = opened;
    const { packBook } = await import('../../src/site/pack-book.ts');
    const cacheDir = await makeWorkFolder(root);
    const book = packBook(opened.book, cacheDir);
    const own = choose(config);
    const part: SitePart = { kind: 'products', own };
    const site = address.site ?? config.site;
    const base = address.base ?? config.base;
    const made = path.join(building.folder, 'made');
    await mkdir(made);
    const pdf = options.pdf === true;
    const { buildPages } = await import('../site/build-pages.ts');
    const { addresses } = await buildPages({ book, root, configured, folder: made, cacheDir, base, site, pdf, part }, progress);
    if (pdf) {
      const { printSite } = await import('../site/print-site.ts');
      const isPrinted = (address: string): boolean => own.has(address.split('/')[1] ?? '');
      await printSite(book, { folder: made, site: site ?? null, base, isPrinted }, progress);
    }
    const { describeShard } = await import('../../src/publish/read/describe-shard.ts');
    const { writeBookPart } = await import('../../src/publish/read/write-book-part.ts');
    const { shardFiles } = await import('../../src/publish/schema/shard.ts');
    const { digestFolder } = await import('../../src/publish/read/digest-folder.ts');
    const assets = existsSync(path.join(made, '_astro')) ? await digestFolder(path.join(made, '_astro')) : new Map<string, string>();
    await keepOwn(made, path.join(building.folder, shardFiles.site), own);
    writeBookPart(building.folder, book, own);
    const told = { index, of, site: site ?? null, base, pdf, products: [...own], pages: addresses, assets };
    const shard = await describeShard(building.folder, { book, config, root, ...told });
    await writeFile(path.join(building.folder, shardFiles.summary), `${JSON.stringify(shard, null, 1)}\n`);
    progress.end();
    await building.finish();
    const folder = path.relative(process.cwd(), path.resolve(out)) || '.';
    process.stderr.write(`\n  Shard ${index} of ${of}: ${count(own.size, 'product')} · ${count(addresses.length, 'page')}\n`);
    process.stderr.write(`  It is in ${folder}; \`docket merge\` makes a site of all shards\n`);
  });
}

/** What shards must agree on before any of them knows what the others read. */
function expectAgreed({ repository = [], asOf, previous }: ShardOptions): void {
  if (repository.length > 0)
    throw new CannotGoOn('`--shard` and `--repository` cannot be used together.', {
      hint: 'Which products there are must be known before anything is read: write a `docket.config.ts`.',
    });
  if (previous !== undefined)
    throw new CannotGoOn('`--previous` is of the whole site, not of a shard.', { hint: 'Give it to `docket merge`.' });
  if (readAsOf(asOf, process.env['SOURCE_DATE_EPOCH']) === undefined)
    throw new CannotGoOn('A shard does not know the newest date of the products that other shards read.', {
      hint: 'Give all shards the same time with `--as-of` or in SOURCE_DATE_EPOCH, such as when the pipeline began.',
    });
}

/** Keeps the folders of its own products, and evidence, which records of all products have in one folder; the rest is made by whoever merges. */
async function keepOwn(made: string, kept: string, own: ReadonlySet<string>): Promise<void> {
  await mkdir(kept);
  for (const name of [...own, 'evidence'])
    if (existsSync(path.join(made, name))) await rename(path.join(made, name), path.join(kept, name));
  await rm(made, { recursive: true, force: true });
}
