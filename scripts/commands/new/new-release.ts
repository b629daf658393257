import { Command } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';
import { openBook } from '../../book/open-book.ts';
import { announceFile, writeNewFile } from '../../records/write-new-file.ts';
import { showProgress } from '../../terminal/show-progress.ts';
import { configOption } from '../book-options.ts';

/** `docket new release`: the directory of a release, with the file for what only people know of it. */
export function newReleaseCommand() {
  return new Command('release')
    .description('write the directory of a release into content/releases, with a file for highlights and known issues')
    .requiredOption('--product <id>', 'id of the product')
    .requiredOption('--release <version>', 'the version; it may be one that is not tagged yet')
    .addOption(configOption)
    .addHelpText('after', '\nExample:\n  $ docket new release --product portal --release 2.3.0')
    .action(async ({ product: id, release: version, ...options }) => {
      const progress = showProgress(process.stderr);
      const { book, root } = await openBook(options, progress);
      progress.end();
      const product = book.products.find((each) => each.id === id);
      if (product === undefined)
        throw new CannotGoOn(`There is no product \`${id}\`.`, {
          hint: `Choose from ${book.products.map((each) => `\`${each.id}\``).join(', ')}.`,
        });
      if (!/^[0-9A-Za-z][0-9A-Za-z._+-]*$/.test(version))
        throw new CannotGoOn(`\`${version}\` is no version that a folder can be named by.`, {
          hint: 'Write it as the site does: `2.3.0`.',
        });
      const file = `content/releases/${product.id}/${version}/release.mdx`;
      await writeNewFile(root, file, { text: releaseText, hint: 'Change that file instead.' });
      const protocols = book.protocols.filter(({ kind }) => kind === 'release-validation').map((protocol) => protocol.id);
      announceFile(root, file, [
        'Write what is new below the second line of dashes; it is shown above the changes.',
        ...protocols.map(
          (protocol) => `Begin a record with \`docket new record ${protocol} --product ${product.id} --release ${version}\`.`,
        ),
      ]);
    });
}

const releaseText = `---
# What is known to be wrong with it, and what was corrected in its notes; each with a date.
knownIssues: []
errata: []
# Corrections of single changes, by pull request or commit: { '#705': { note: 'What it is for a reader', category: fixed } }
changes: {}
---
`;
