import path from 'node:path';
import { Command, Option } from '@commander-js/extra-typings';
import { declineReasons } from '../../../src/backports/schema/cell-state.ts';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';
import { describeIssue } from '../../../src/text/schema/problems/describe-issue.ts';
import { findRoot } from '../../book/find-root.ts';
import { readTester } from '../../records/read-tester.ts';
import { readToday } from '../../records/read-today.ts';
import { announceFile } from '../../records/write-new-file.ts';
import { writeWholeFile } from '../../records/write-whole-file.ts';
import { asOfOption, configOption } from '../book-options.ts';

const begin = '# What people decided about which change is on which line. It counts before what git tells.\nentries: []\n';

/** `docket new backport`: writes a decision about a change and a line into the ledger. */
export function newBackportCommand() {
  return new Command('backport')
    .description('write a decision about a change and a line into content/backports')
    .argument('<change>', 'the change: #12, api#12 or a commit id')
    .requiredOption('--product <id>', 'the product')
    .addOption(
      new Option('--decision <word>', 'what was decided')
        .choices(['planned', 'declined', 'fast-track', 'override', 'corrected'] as const)
        .makeOptionMandatory(),
    )
    .option('--line <line>', 'the line or the environment; of all but corrections')
    .requiredOption('--why <text>', 'why')
    .option('--for <version>', 'the release that it is planned for')
    .addOption(new Option('--reason <code>', 'why it is declined').choices(declineReasons))
    .option('--origin <commit>', 'what it was really copied from, or none; of corrections')
    .option('--by <name>', 'who decided it; by default your name in git')
    .addOption(configOption)
    .addOption(asOfOption)
    .addHelpText(
      'after',
      '\nExample:\n  $ docket new backport "#57" --product portal --line 2.0 --decision declined --reason too-risky --why "Every limit would move"',
    )
    .action(async (change, { config, asOf, product, by, ...given }) => {
      // Loading what reads a ledger takes longer than a start may.
      const [{ parseDocument }, { ledgerPath, parseLedger }, { ledgerEntrySchema }, { readText }] = await Promise.all([
        import('yaml'),
        import('../../../src/backports/read/read-ledger.ts'),
        import('../../../src/backports/schema/ledger.ts'),
        import('../../../src/releases/read/content-folder.ts'),
      ]);
      const root = await findRoot(config);
      const file = ledgerPath(product);
      if (!/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/.test(product))
        throw new CannotGoOn(`\`${product}\` is no id of a product.`, { hint: 'See `docket.config.ts`.' });
      const { decision, line, why, for: version, reason, origin } = given;
      const entry = Object.fromEntries(
        Object.entries({
          decision,
          change,
          line,
          for: version,
          reason,
          origin,
          by: by ?? (await readTester(root)),
          why,
          date: readToday(asOf),
        }).filter(([, value]) => value !== undefined),
      );
      const checked = ledgerEntrySchema.safeParse(entry);
      if (!checked.success) {
        const lines = checked.error.issues.map((issue) => `  ${issue.path.join('.') || 'decision'}: ${describeIssue(issue)}`);
        throw new CannotGoOn(`The decision is not complete:\n${lines.join('\n')}`, { hint: 'See `docket new backport --help`.' });
      }
      const before = (await readText(root, file)) ?? begin;
      const { problems } = parseLedger(before, file);
      const [first] = problems;
      if (first) throw new CannotGoOn(`\`${file}\` has mistakes: ${first.message}`, { hint: 'Correct them first.' });
      const document = parseDocument(before);
      if (!document.has('entries') || document.get('entries') === null) document.set('entries', document.createNode([]));
      document.addIn(['entries'], document.createNode(entry));
      const entries = document.get('entries');
      if (typeof entries === 'object' && entries !== null && 'flow' in entries) entries.flow = false;
      await writeWholeFile(path.join(root, file), document.toString({ lineWidth: 0 }), { replace: true });
      announceFile(root, file, ['Run `docket check`, and commit.']);
    });
}
