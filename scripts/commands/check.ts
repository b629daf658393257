import { Command } from '@commander-js/extra-typings';
import { findRoot } from '../book/find-root.ts';
import { openBook } from '../book/open-book.ts';
import { formatFound, foundFormatOption } from '../terminal/format-found.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption, runConfigOption } from './book-options.ts';

/** `docket check`: every problem at once, once or with each change, after repairing texts where it is asked to; exit code 1 when one of them is an error. */
export function checkCommand() {
  return new Command('check')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .addOption(runConfigOption)
    .addOption(foundFormatOption)
    .option('--fix', 'repair letters and line ends that programs read differently, in files that nobody has signed')
    .option('-w, --watch', 'check again whenever something in content/ or the configuration changes, until Ctrl-C')
    .addHelpText('after', '\nExample:\n  $ docket check --format json | jq .')
    .action(async (options) => {
      if (options.fix) {
        const { fixTexts, formatFixing } = await import('../records/fix-texts.ts');
        process.stderr.write(formatFixing(await fixTexts(await findRoot(options.config))));
      }
      const check = async () => {
        const progress = showProgress(process.stderr);
        const { book, root } = await openBook({ ...options, runConfig: options.runConfig === true }, progress).finally(progress.end);
        process.stdout.write(await formatFound(book, { root, format: options.format }));
        if (book.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
      };
      if (options.watch !== true) return check();
      const { repeatCheck } = await import('../terminal/repeat-check.ts');
      await repeatCheck(await findRoot(options.config), check);
    });
}
