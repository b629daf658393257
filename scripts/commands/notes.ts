import { Command, Option } from '@commander-js/extra-typings';
import { formatNotes, notesTemplates } from '../../src/releases/views/notes/format-notes.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { findUnreleased } from '../book/find-unreleased.ts';
import { narrowBook } from '../book/narrow-book.ts';
import { openBook } from '../book/open-book.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption } from './book-options.ts';

/** `docket notes`: the notes of a release on stdout, for a release page or a mail. */
export function notesCommand() {
  return new Command('notes')
    .argument('<version>', 'a release, as the site writes its version, or `unreleased`')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .option('--product <id>', 'the product, where several have a release of this version')
    .option('--line <id>', 'the line, for what is unreleased; by default the newest that has something')
    .addOption(new Option('--template <name>', 'how the notes are set').choices(notesTemplates).default('github'))
    .addHelpText(
      'after',
      '\nExample:\n  $ docket notes 2.3.0 --template keepachangelog --repository ../portal\n  $ docket notes unreleased --line 2.3',
    )
    .action(async (version, { product, line, template, ...options }) => {
      const progress = showProgress(process.stderr);
      const { book } = await openBook(options, progress);
      progress.end();
      if (version.toLowerCase() === 'unreleased') {
        const next = findUnreleased(book, { product, line });
        process.stdout.write(formatNotes(next.product, next.subject, template));
        return;
      }
      const narrowed = narrowBook(book, { product, release: version });
      if ('unknown' in narrowed) throw new CannotGoOn(narrowed.unknown, { hint: narrowed.hint });
      const [found, other] = narrowed.book.products;
      const [release] = found?.releases ?? [];
      if (found === undefined || release === undefined) throw new Error('A narrowed Book holds the release that it was narrowed to.');
      if (other !== undefined) {
        const ids = narrowed.book.products.map(({ id }) => `\`${id}\``).join(', ');
        throw new CannotGoOn(`Several products have a release \`${version}\`: ${ids}.`, { hint: 'Choose one with `--product`.' });
      }
      process.stdout.write(formatNotes(found, release, template));
    });
}
