import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { readSiteAddress } from '../serve/read-site-address.ts';
import { prepareSite, repairSite } from '../serve/site-folder.ts';
import { openBuild } from '../site/open-build.ts';
import { formatSummary } from '../terminal/format-summary.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { withCleanUp } from '../with-clean-up.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption } from './book-options.ts';

/** `docket build`: the whole site, put in place at once. */
export function buildCommand() {
  return new Command('build')
    .addOption(repositoryOption)
    .option('-o, --out <folder>', 'where the site goes, by default `dist`; a site that is there is replaced when the new one is whole')
    .option('--site <url>', 'where the site will stand, for feeds and canonical addresses')
    .option('--base <path>', 'the folder of that address that it is served from')
    .option('--previous <manifest>', 'manifest.json of the site that this one replaces, a file or an address; the new one names its digest')
    .option('--fresh', 'read and make everything anew, whatever was kept from earlier builds')
    .option('--pdf', 'print each release and each record to PDF beside its page; needs playwright-core and a Chromium')
    .option('--shard <which>', 'build only some of the products, such as `2/8`, for `docket merge`; all shards need the same `--as-of`')
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .addHelpText('after', '\nExample:\n  $ docket build --repository ../anything --out site')
    .action(async ({ out = 'dist', shard, ...options }, command) => {
      if (shard !== undefined) return (await import('../shards/build-shard.ts')).buildShard(shard, command.opts());
      const progress = showProgress(process.stderr);
      const address = readSiteAddress(options);
      if (options.pdf) {
        const { expectPrinter } = await import('../pdf/chromium.ts');
        await expectPrinter();
      }
      const { writeManifest } = await import('../../src/publish/read/describe-site.ts');
      const { readyOutputs, stopOutputs } = await import('../../src/site/outputs/start-outputs.ts');
      const { digestManifest } = await import('../../src/publish/read/read-published.ts');
      await repairSite(out);
      const previous = options.previous === undefined ? null : await digestManifest(options.previous);
      const building = prepareSite(out);
      await withCleanUp(building.abandon, async () => {
        await building.begin();
        readyOutputs();
        try {
          const { spare, ...opened } = await openBuild({ ...options, out }, progress, building);
          const { book, config, root, configured, cacheDir, kept, cleared } = opened;
          const site = address.site ?? config.site;
          const base = address.base ?? config.base;
          const pdf = options.pdf === true;
          const { folder } = building;
          const { buildPages } = await import('../site/build-pages.ts');
          const { addresses, digests } = await buildPages(
            { book, root, configured, folder, cacheDir, kept, cleared, base, site, pdf },
            progress,
          );
          if (pdf) {
            const { printSite } = await import('../site/print-site.ts');
            await printSite(book, { folder, site: site ?? null, base }, progress);
          }
          const known = (name: string): string | null => digests.get(name) ?? null;
          await writeManifest(folder, { book, site: site ?? null, base, previous, known });
          progress.end();
          await building.finish(spare);
          process.stderr.write(
            formatSummary({
              book,
              pages: addresses.length,
              times: progress.times(),
              outDir: path.relative(process.cwd(), path.resolve(out)) || '.',
            }),
          );
        } finally {
          // Nobody writes into the folder of a build that is given up.
          await stopOutputs();
        }
      });
    });
}
