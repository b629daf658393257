import { Command } from '@commander-js/extra-typings';
import { makeWorkFolder, openBook } from '../open-book.ts';
import { readPort } from '../read-port.ts';
import { showProgress } from '../show-progress.ts';
import { asOfOption, configOption, repositoryOption } from './book-options.ts';

/** `docket dev`: the site while it is worked on. */
export function devCommand() {
  return new Command('dev')
    .description('serve the site while it is worked on')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .option('-p, --port <number>', 'the port', readPort, 4321)
    .addHelpText('after', '\nExample:\n  $ docket dev --port 8080')
    .action(async (options) => {
      const progress = showProgress(process.stderr);
      const { book, config, root } = await openBook(options, progress);
      progress.end();
      const { serveSite } = await import('../../src/site/build-site.ts');
      const { url, stop } = await serveSite({ book, root, cacheDir: await makeWorkFolder(root), base: config.base, port: options.port });
      process.stdout.write(`${url}\n`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          stop().finally(() => process.exit(0));
        });
      }
    });
}
