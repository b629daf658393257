import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import type { CollectedSources } from '../../src/book/capability.ts';
import type { BranchHead } from '../../src/environments/collect-product-environments.ts';
import { formatTagsLock, readTagsLock } from '../../src/releases/read/tags-lock.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { count } from '../../src/text/schema/count.ts';
import { openBook } from '../book/open-book.ts';
import { readAsOf } from '../book/read-as-of.ts';
import { lockTags } from '../records/lock-tags.ts';
import { observeHeads } from '../records/observe-heads.ts';
import { writeWholeFile } from '../records/write-whole-file.ts';
import { printable, showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption } from './book-options.ts';

/** `docket lock`: remembers every new tag in content/tags.lock, so that one that moves later is noticed, and notes as events where branches of environments stand. */
export function lockCommand() {
  return new Command('lock')
    .addOption(configOption)
    .addOption(asOfOption)
    .option('--accept <tag...>', 'remember this tag as it is now, although it moved; `repository/tag` where a name is not enough')
    .addHelpText('after', '\nExample:\n  $ docket lock --accept v2.1.0')
    .action(async (options) => {
      const progress = showProgress(process.stderr);
      let heads: readonly BranchHead[] = [];
      const onSources = ({ environmentHeads = [] }: Partial<CollectedSources>) => {
        heads = environmentHeads;
      };
      const { book, root } = await openBook(options, progress, { onSources });
      progress.end();
      const file = path.join(root, 'content', 'tags.lock');
      const text = await readFile(file, 'utf8').catch(() => '');
      const { tags: old, problems } = readTagsLock(text, 'content/tags.lock');
      if (problems.some(({ severity }) => severity === 'error')) {
        throw new CannotGoOn('`content/tags.lock` has lines that cannot be read, and rewriting it would lose them.', {
          hint: 'Run `docket check` and correct them.',
        });
      }
      const { lock, added, accepted, moved, unknown } = lockTags(book, old, options.accept ?? []);
      if (unknown.length > 0) {
        throw new CannotGoOn(`No tag of this name has moved: ${unknown.map((name) => `\`${name}\``).join(', ')}.`, {
          hint:
            moved.length === 0 ? 'Leave `--accept` out: no tag moved.' : `Choose from ${moved.map((name) => `\`${name}\``).join(', ')}.`,
        });
      }
      await writeWholeFile(file, formatTagsLock(lock), { replace: true });
      process.stderr.write(`  ${count(added, 'tag')} added, ${accepted} accepted, ${count(lock.length, 'tag')} remembered\n`);
      const now = readAsOf(options.asOf, process.env['SOURCE_DATE_EPOCH']) ?? new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
      const observed = observeHeads(book, heads, now);
      const { writeEvent } = await import('../promote/write-event.ts');
      for (const { product, event } of observed) await writeEvent(root, event, { product, release: null });
      if (observed.length > 0) process.stderr.write(`  ${count(observed.length, 'branch head')} of environments moved, noted as events\n`);
      for (const name of moved)
        process.stderr.write(`  ${printable(name)} is not what is remembered; accept it with \`--accept ${printable(name)}\`\n`);
      if (moved.length > 0) process.exitCode = 1;
    });
}
