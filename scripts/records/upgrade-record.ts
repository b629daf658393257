import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { findRoot } from '../book/find-root.ts';
import { configOption } from '../commands/book-options.ts';
import { formatUpgrade } from './format-upgrade.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** `docket upgrade record`: shows what another version of the protocol means for a record, and with `--write` changes the record. */
export function upgradeRecordCommand() {
  return new Command('record')
    .description(
      'show a record beside the version of its protocol that it names and the current one; results of changed steps become untouched',
    )
    .argument('<file>', 'the record')
    .option('--write', 'change the record; without it, only shows what would change')
    .option('--json', 'as JSON')
    .addOption(configOption)
    .addHelpText('after', '\nExample:\n  $ docket upgrade record content/releases/portal/2.3.0/release-validation.mdx --write')
    .action(async (file, options) => {
      // What reads Markdown takes longer to load than all of the other commands.
      const [{ readProtocol }, { readProtocolBefore }, { readRecord }, { writeUpgrade }] = await Promise.all([
        import('./read-protocol.ts'),
        import('./read-protocol-before.ts'),
        import('./read-record.ts'),
        import('./write-upgrade.ts'),
      ]);
      const root = await findRoot(options.config);
      const record = await readRecord(root, file);
      const after = await readProtocol(root, record.head.protocol);
      if (record.head.protocolDigest === `sha256:${after.sha256}`) {
        process.stderr.write(
          `\`${record.source}\` already names version ${after.protocol.version} of \`${after.protocol.id}\`: nothing to do.\n`,
        );
        return;
      }
      if (record.head.status === 'closed' || record.head.status === 'void') {
        throw new CannotGoOn(`\`${record.source}\` is ${record.head.status}, and a record that nobody works on any more stays as it is.`, {
          hint: 'Begin another run with `docket new record … --run next`.',
        });
      }
      const before = await readProtocolBefore(root, record.head, options.config);
      const { text, steps } = writeUpgrade(record, { before, after });
      const upgrade = {
        record: record.source,
        protocol: after.protocol.id,
        from: { version: record.head.protocolVersion ?? null, known: before !== null },
        to: { version: after.protocol.version, sha256: after.sha256 },
        written: options.write === true,
        steps,
      };
      process.stdout.write(options.json ? `${JSON.stringify(upgrade, null, 2)}\n` : formatUpgrade(upgrade, process.stdout.columns ?? 120));
      if (options.write !== true) {
        process.stderr.write('Nothing is changed yet; `--write` changes the record. Signatures on it will be stale then.\n');
        return;
      }
      const target = path.join(root, record.source);
      if ((await readFile(target, 'utf8')) !== record.text) {
        throw new CannotGoOn(`\`${record.source}\` was changed in the meantime.`, { hint: 'Run the command again.' });
      }
      await writeWholeFile(target, text, { replace: true });
      process.stderr.write(
        `\`${record.source}\` names version ${after.protocol.version} now. Commit it with the reason; execute the steps that are untouched.\n`,
      );
    });
}
