import { Argument, Command } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';
import { findRoot } from '../../book/find-root.ts';
import { readTester } from '../../records/read-tester.ts';
import { readToday } from '../../records/read-today.ts';
import { announceFile, writeNewFile } from '../../records/write-new-file.ts';
import { asOfOption, configOption } from '../book-options.ts';

/** `docket new operation`: writes an operational record, such as a request to delete data. */
export function newOperationCommand() {
  return new Command('operation')
    .description('write an operational record, such as a request to delete data')
    .addArgument(new Argument('<kind>', 'which kind').choices(['deletion'] as const))
    .argument('<id>', 'a name for it: lower-case letters, digits and -')
    .option('--protocol <id>', 'the protocol that it executes', 'data-deletion-request')
    .option('--environment <name>', 'where the data are')
    .option('--reason <text>', 'why')
    .option('--stakeholder <name...>', 'who must be heard')
    .option('--tester <name>', 'who asks; by default your name in git')
    .addOption(configOption)
    .addOption(asOfOption)
    .addHelpText(
      'after',
      '\nExample:\n  $ docket new operation deletion duplicate-run-41 --reason "The run was made twice"\n  $ docket new operation deletion duplicate-run-41-done --protocol data-deletion',
    )
    .action(async (kind, id, options) => {
      // What reads Markdown takes longer to load than all of the other commands.
      const [{ readProtocol }, { writeDraft }] = await Promise.all([
        import('../../records/read-protocol.ts'),
        import('../../records/write-draft.ts'),
      ]);
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
        throw new CannotGoOn(`The name \`${id}\` may hold lower-case letters, digits and single - only.`, {
          hint: 'Choose another name.',
        });
      }
      const root = await findRoot(options.config);
      const protocol = await readProtocol(root, options.protocol);
      const today = readToday(options.asOf);
      const isRequest = protocol.protocol.kind === 'deletion-request';
      const source = `content/operations/${kind}/${id}.mdx`;
      const text = writeDraft(protocol, {
        source,
        folder: null,
        facts: {
          ...(isRequest ? { requested: today, decision: 'pending' } : {}),
          reason: options.reason,
          ...(isRequest || options.stakeholder !== undefined ? { stakeholders: options.stakeholder ?? [] } : {}),
          environment: options.environment,
          tester: options.tester ?? (await readTester(root)),
          date: today,
          status: 'in-progress',
        },
      });
      await writeNewFile(root, source, { text, hint: 'Choose another name.' });
      announceFile(root, source, [
        ...(options.reason === undefined && isRequest ? ['Write the `reason` into the front matter.'] : []),
        ...(options.stakeholder === undefined && isRequest ? ['Write the `stakeholders` into the front matter.'] : []),
        ...(protocol.protocol.coolingOff === null
          ? []
          : [`Wait ${protocol.protocol.coolingOff} days from ${today} before anything is decided or deleted.`]),
        `Fill in each step, ${isRequest ? 'write the `decision`, ' : ''}run \`docket check\`, commit, and sign with \`docket sign\`.`,
      ]);
    });
}
