import { Argument, Command } from '@commander-js/extra-typings';
import { findRoot } from '../../book/find-root.ts';
import { readToday } from '../../records/read-today.ts';
import { readShippedProtocol, shippedProtocols } from '../../records/shipped-protocols.ts';
import { announceFile, writeNewFile } from '../../records/write-new-file.ts';
import { asOfOption, configOption } from '../book-options.ts';

/** `docket new protocol`: writes one of the protocols that Docket ships into content/protocols. */
export function newProtocolCommand() {
  return new Command('protocol')
    .description('write a protocol that Docket ships into content/protocols')
    .addArgument(new Argument('<kind>', 'which one').choices(shippedProtocols))
    .addOption(configOption)
    .addOption(asOfOption)
    .addHelpText('after', '\nExample:\n  $ docket new protocol release-validation')
    .action(async (kind, options) => {
      const root = await findRoot(options.config);
      const file = `content/protocols/${kind}.mdx`;
      const text = setReview(await readShippedProtocol(kind), readToday(options.asOf));
      await writeNewFile(root, file, { text, hint: 'Change that file instead, and its `version` with it.' });
      announceFile(root, file, [
        'Read it, add steps and requirements of your own, and commit it.',
        kind === 'data-deletion-request'
          ? 'Begin a request with `docket new operation deletion ID`.'
          : kind === 'data-deletion'
            ? 'Begin a deletion with `docket new operation deletion ID --protocol data-deletion`.'
            : `Begin a record with \`docket new record ${kind} --product ID --release VERSION\`.`,
      ]);
    });
}

/** A protocol is to be looked at again one year after it was taken over. */
function setReview(text: string, today: string): string {
  const due = `${String(Number(today.slice(0, 4)) + 1).padStart(4, '0')}${today.slice(4)}`.replace('-02-29', '-02-28');
  return text.replace(/^(risk: \w+\n)/m, `$1reviewDue: ${due}\n`);
}
