import { Command } from '@commander-js/extra-typings';
import { findRoot } from '../book/find-root.ts';
import { openBook } from '../book/open-book.ts';
import { formatFound, foundFormatOption } from '../terminal/format-found.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption, runConfigOption } from './book-options.ts';

/** `docket check`: every problem at once, after repairing texts where it is asked to; exit code 1 when one of them is an error. */
export function checkCommand() {
  return new Command('check')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .addOption(runConfigOption)
    .addOption(foundFormatOption)
    .option('--fix', 'repair letters and line ends that programs read differently, in files that nobody has signed')
    .addHelpText('after', '\nExample:\n  $ docket check --format json | jq .')
    .action(async (options) => {
      const progress = showProgress(process.stderr);
      if (options.fix) {
        const { fixTexts, formatFixing } = await import('../records/fix-texts.ts');
        process.stderr.write(formatFixing(await fixTexts(await findRoot(options.config))));
      }
      const { book, root } = await openBook({ ...options, runConfig: options.runConfig === true }, progress);
      progress.end();
      process.stdout.write(await formatFound(book, { root, format: options.format }));
      if (book.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });
}
