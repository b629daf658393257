import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { formatCount } from '../../src/text/schema/format-count.ts';
import { protocolKinds } from '../../src/validation/schema/protocols/protocol-kinds.ts';
import { findRoot } from '../book/find-root.ts';
import { formatLosses } from '../records/format-losses.ts';
import { announceFile, writeNewFile } from '../records/write-new-file.ts';
import { configOption } from './book-options.ts';

/** `docket import`: turns a document into a protocol, and says what became of each of its lines. */
export function importCommand() {
  return new Command('import')
    .argument('<file>', 'a Markdown document')
    .option('--id <id>', 'the name of the protocol; by default from its title')
    .option('--title <text>', 'its title; by default the first heading')
    .addOption(new Option('--kind <kind>', 'what it is for; by default told from its title').choices(protocolKinds))
    .option('--out <file>', 'where to write it; `-` for stdout; by default content/protocols/<id>.mdx')
    .option('--json', 'the report as JSON, with every line')
    .addOption(configOption)
    .addHelpText('after', '\nExample:\n  $ docket import docs/release-checklist.md --id release-checklist')
    .action(async (file, options) => {
      // What reads Markdown takes longer to load than all of the other commands.
      const { importProtocol } = await import('../../src/validation/read/imports/import-protocol.ts');
      if (options.id !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(options.id)) {
        throw new CannotGoOn(`The name \`${options.id}\` may hold lower-case letters, digits and single - only.`, {
          hint: 'Correct `--id`.',
        });
      }
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new CannotGoOn(`\`${file}\` cannot be read.`, { hint: 'Correct the path.', cause });
      });
      const { protocol, id, losses, problems } = importProtocol(text, { source: file, ...options });
      const report = options.json ? `${JSON.stringify(losses, null, 2)}\n` : formatLosses(losses);
      if (options.out === '-') {
        process.stdout.write(protocol);
        process.stderr.write(report);
        return;
      }
      const root = await findRoot(options.config);
      const target = options.out === undefined ? `content/protocols/${id}.mdx` : path.relative(root, path.resolve(options.out));
      await writeNewFile(root, target, { text: protocol, hint: 'Choose another name with `--id`, or another place with `--out`.' });
      process.stderr.write(report);
      announceFile(root, target, [
        'Read it beside its source: roles and kind in its front matter are a guess, and steps may need an expected result.',
        `Run \`docket check\`${problems.length === 0 ? '' : `, which finds ${formatCount(problems.length, 'problem')} in it`}, and commit it.`,
      ]);
    });
}
