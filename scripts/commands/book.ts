import { Command, Option } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { narrowBook } from '../book/narrow-book.ts';
import { openBook } from '../book/open-book.ts';
import { writeBook } from '../book/write-book.ts';
import { writeCdEvents } from '../book/write-cd-events.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption } from './book-options.ts';

/** `docket book`: the Book as JSON on stdout. */
export function bookCommand() {
  return new Command('book')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .option('--product <id>', 'only this product')
    .option('--release <version>', 'only this release')
    .addOption(
      new Option('--format <name>', '`json` for the Book, `cdevents` for what happened in environments, an event a line')
        .choices(['json', 'cdevents'])
        .default('json'),
    )
    .addHelpText('after', '\nExample:\n  $ docket book --product portal --release 2.3.0 > release.json')
    .action(async (options) => {
      const progress = showProgress(process.stderr);
      const { book } = await openBook(options, progress);
      progress.end();
      const narrowed = narrowBook(book, options);
      if ('unknown' in narrowed) throw new CannotGoOn(narrowed.unknown, { hint: narrowed.hint });
      if (options.format === 'cdevents') await writeCdEvents(narrowed.book, process.stdout);
      else await writeBook(narrowed.book, process.stdout);
    });
}
