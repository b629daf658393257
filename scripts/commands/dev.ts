import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { makeWorkFolder, openBook } from '../book/open-book.ts';
import { readPort } from '../serve/read-port.ts';
import { watchFolder } from '../serve/watch-folder.ts';
import { reportFailure } from '../terminal/report-failure.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption } from './book-options.ts';

/** `docket dev`: the site while it is worked on. */
export function devCommand() {
  return new Command('dev')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .option('-p, --port <number>', 'the port', readPort, 4321)
    .addHelpText('after', '\nExample:\n  $ docket dev --port 8080')
    .action(async (options) => {
      const { serveSite } = await import('../../src/site/build-site.ts');
      const open = async () => {
        const progress = showProgress(process.stderr);
        const opened = await openBook(options, progress);
        progress.end();
        return opened;
      };
      const { book, config, root, configured } = await open();
      const cacheDir = await makeWorkFolder(root);
      let site = await serveSite({ book, root, configured, cacheDir, base: config.base, port: options.port });
      process.stdout.write(`${site.url}\n`);
      let work = Promise.resolve();
      const serveAgain = async () => {
        // What cannot be read leaves the site that was served before, until the next change puts it right.
        const opened = await open().catch(reportFailure);
        if (opened === undefined) return;
        await site.stop();
        site = await serveSite({
          book: opened.book,
          root,
          configured,
          cacheDir,
          base: opened.config.base,
          port: Number(new URL(site.url).port),
        });
      };
      const stopWatching = watchFolder(path.join(root, 'content'), () => {
        work = work.then(serveAgain).catch(reportFailure);
      });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          stopWatching();
          work.then(() => site.stop()).finally(() => process.exit(0));
        });
      }
    });
}
