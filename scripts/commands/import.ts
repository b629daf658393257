import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { count } from '../../src/text/schema/count.ts';
import { protocolKinds } from '../../src/validation/schema/protocols/protocol-kinds.ts';
import { findRoot } from '../book/find-root.ts';
import { formatLosses } from '../records/format-losses.ts';
import { announceFile, writeNewFile } from '../records/write-new-file.ts';
import { configOption } from './book-options.ts';

/** `docket import`: turns a document into a protocol, or one that was executed into a record, and says what became of each of its lines. */
export function importCommand() {
  return new Command('import')
    .argument('<file>', 'Markdown, HTML, .csv, .tsv, .xlsx, .docx, .feature, or a GitHub issue form')
    .addOption(new Option('--as <kind>', 'what it becomes').choices(['protocol', 'record'] as const).default('protocol' as const))
    .option('--id <id>', 'the name of the protocol; by default from its title')
    .option('--title <text>', 'its title; by default that of the document')
    .addOption(new Option('--kind <kind>', 'what it is for; by default told from its title').choices(protocolKinds))
    .option('--product <id>', 'for a record: the product')
    .option('--release <version>', 'for a record: the release')
    .option('--scan <file...>', 'for a record: scans of the signatures on paper, kept as evidence')
    .option('--out <file>', 'where to write it; `-` for stdout; by default content/protocols/<id>.mdx')
    .option('--json', 'the report as JSON on stdout, with every line')
    .addOption(configOption)
    .addHelpText('after', '\nExample:\n  $ docket import docs/release-checklist.md --id release-checklist')
    .action(async (file, options) => {
      // What reads documents takes longer to load than all of the other commands.
      const { importProtocol } = await import('../../src/validation/read/imports/import-protocol.ts');
      const { readDocument } = await import('../../src/validation/read/formats/read-document.ts');
      if (options.id !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(options.id)) {
        throw new CannotGoOn(`The name \`${options.id}\` may hold lower-case letters, digits and single - only.`, {
          hint: 'Correct `--id`.',
        });
      }
      if (options.out === '-' && options.json === true)
        throw new CannotGoOn('`--out -` and `--json` would both write to stdout.', {
          hint: 'Name a file with `--out`, or leave `--json` out.',
        });
      const bytes = await readFile(file).catch((cause: unknown) => {
        throw new CannotGoOn(`\`${file}\` cannot be read.`, { hint: 'Correct the path.', cause });
      });
      const { markdown, notes: read, format } = await readDocument(bytes, file);
      const imported = importProtocol(markdown, { source: file, ...options });
      const { protocol, id, losses, problems, seen } = imported;
      const notes = [...read, ...imported.notes];
      const report = { ...losses, format, notes, problems, seen };
      if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
      if (seen !== null) {
        process.stderr.write(
          `error: No step was understood in \`${file}\`, so no ${options.as} was written. What is there: ${seen}.\n  hint: Write steps as a table with the columns Action and Expected, as boxes (\`- [ ]\`), or as a numbered list below a heading such as Steps.\n`,
        );
        process.exitCode = 1;
        return;
      }
      const tooLong = problems.find(({ code }) => code === 'document-too-long');
      if (tooLong !== undefined)
        throw new CannotGoOn(`\`${file}\` is too long to be one ${options.as}: ${tooLong.message}`, { hint: 'Import it in parts.' });
      if (options.out === '-' && options.as === 'protocol') {
        process.stdout.write(protocol);
        process.stderr.write(formatLosses(losses));
        for (const note of notes) process.stderr.write(`  ${note}\n`);
        return;
      }
      const root = await findRoot(options.config);
      if (options.as === 'record') {
        const { writeImportedRecord } = await import('../records/write-imported-record.ts');
        await writeImportedRecord(imported, { root, file, bytes, ...options });
        if (!options.json) process.stderr.write(formatLosses(losses));
        for (const note of notes) process.stderr.write(`  ${note}\n`);
        return;
      }
      const target = options.out === undefined ? `content/protocols/${id}.mdx` : path.relative(root, path.resolve(options.out));
      await writeNewFile(root, target, { text: protocol, hint: 'Choose another name with `--id`, or another place with `--out`.' });
      if (!options.json) process.stderr.write(formatLosses(losses));
      for (const note of notes) process.stderr.write(`  ${note}\n`);
      const next = [
        'Read it beside its source: roles and kind in its front matter are a guess, and steps may need an expected result.',
        `Run \`docket check\`${problems.length === 0 ? '' : `, which finds ${count(problems.length, 'problem')} in it`}, and commit it.`,
      ];
      if (options.json) process.stderr.write(`${target}\n`);
      else announceFile(root, target, next);
    });
}
