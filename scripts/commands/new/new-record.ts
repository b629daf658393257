import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { Book, Product, Release } from '../../../src/book/schema/book.ts';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';
import { narrowBook } from '../../book/narrow-book.ts';
import { type OpenedBook, openBook } from '../../book/open-book.ts';
import { chooseCandidate } from '../../records/choose-candidate.ts';
import { chooseRun } from '../../records/choose-run.ts';
import { readTester } from '../../records/read-tester.ts';
import { readToday } from '../../records/read-today.ts';
import { announceFile, writeNewFile } from '../../records/write-new-file.ts';
import { showProgress } from '../../terminal/show-progress.ts';
import { asOfOption, configOption } from '../book-options.ts';

/** `docket new record`: writes a record of a protocol for a candidate of a release. */
export function newRecordCommand() {
  return new Command('record')
    .description('write a record that executes a protocol for a release candidate')
    .argument('<protocol>', 'the protocol, by the name of its file in content/protocols')
    .requiredOption('--product <id>', 'the product')
    .requiredOption('--release <version>', 'the release')
    .option('--candidate <version>', 'the candidate, as `2.3.0-rc.2` or `rc.2`; by default the newest')
    .option('--repository <id>', 'whose tag stands for the candidate, for a product of several; by default the first')
    .option('--environment <name>', 'where it is executed')
    .option('--tester <name>', 'who executes it; by default your name in git')
    .option('--date <day>', 'when it is executed, as 2027-03-01; by default today')
    .option('--run <number>', 'which execution it is, or `next`; by default the first')
    .option('--reason <text>', 'why it is run again; a run after a refused one must say so')
    .addOption(configOption)
    .addOption(asOfOption)
    .addHelpText(
      'after',
      '\nExample:\n  $ docket new record release-validation --product portal --release 2.3.0 --candidate rc.2 --environment staging',
    )
    .action(async (id, options) => {
      // What reads Markdown takes longer to load than all of the other commands.
      const [{ readProtocol }, { writeDraft }] = await Promise.all([
        import('../../records/read-protocol.ts'),
        import('../../records/write-draft.ts'),
      ]);
      const progress = showProgress(process.stderr);
      const opened = await openBook({ config: options.config, asOf: options.asOf }, progress);
      progress.end();
      const { root } = opened;
      const { product, release } = findRelease(opened, options);
      if (options.environment !== undefined) refuseUnknownEnvironment(opened.book, product, options.environment);
      const protocol = await readProtocol(root, id);
      const candidate = chooseCandidate(product, release, options);
      const folder = `content/releases/${product.id}/${release.version}`;
      const { name, run, previous } = await chooseRun(path.join(root, folder), id, options.run);
      const tester = options.tester ?? (await readTester(root));
      const date = readDay(options.date) ?? readToday(options.asOf);
      const source = `${folder}/${name}`;
      const text = writeDraft(protocol, {
        source,
        folder: { product: product.id, version: release.version },
        facts: {
          product: product.id,
          release: release.version,
          candidate,
          environment: options.environment,
          tester,
          date,
          run,
          previous: previous ?? undefined,
          reason: options.reason,
          status: 'in-progress',
        },
      });
      await writeNewFile(root, source, { text, hint: 'Begin another run with `--run next`.' });
      announceFile(root, source, [
        ...(candidate.commit === undefined
          ? [`No tag is known for \`${candidate.version}\`: write tag and commit of the candidate yourself.`]
          : []),
        ...(options.environment === undefined ? ['Write the `environment` into the front matter.'] : []),
        ...(tester === undefined ? ['Write the `tester` into the front matter.'] : []),
        'Fill in Actual and Result of each step: pass, fail, blocked, skipped or n/a, the last three with a reason (`n/a: why`).',
        `Put evidence into \`${folder}/evidence/\` and name it in the step.`,
        'Run `docket check`, commit, and sign with `docket sign`.',
      ]);
    });
}

function findRelease(
  { book }: OpenedBook,
  wish: { readonly product: string; readonly release: string },
): { product: Product; release: Release } {
  const narrowed = narrowBook(book, wish);
  if ('unknown' in narrowed) throw new CannotGoOn(narrowed.unknown, { hint: narrowed.hint });
  const [product] = narrowed.book.products;
  const [release] = product?.releases ?? [];
  if (product === undefined || release === undefined)
    throw new CannotGoOn(`There is no release \`${wish.release}\`.`, { hint: 'Tag it first.' });
  return { product, release };
}

function readDay(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const date = new Date(`${given}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given)) return given;
  throw new CannotGoOn(`\`${given}\` is not a date like \`2027-03-01\`.`, { hint: 'Correct the value of `--date`.' });
}

/** A record of an environment that the product's process does not have would lead nowhere. */
function refuseUnknownEnvironment({ environments = [] }: Book, product: Product, wanted: string): void {
  const known = environments.find((each) => each.product === product.id)?.environments.filter(({ inProcess }) => inProcess) ?? [];
  if (known.length === 0 || known.some(({ id, name }) => [id, name].some((one) => one.toLowerCase() === wanted.toLowerCase()))) return;
  throw new CannotGoOn(`\`${wanted}\` is no environment of \`${product.id}\`.`, {
    hint: `Choose from ${known.map(({ id }) => `\`${id}\``).join(', ')}.`,
  });
}
