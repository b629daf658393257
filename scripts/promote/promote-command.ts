import { Command, Option } from '@commander-js/extra-typings';
import type { EventInput } from '../../src/environments/read/event-text.ts';
import type { EventKind } from '../../src/environments/schema/event.ts';
import { eventKinds } from '../../src/environments/schema/event-kinds.ts';
import { openBook } from '../book/open-book.ts';
import { readAsOf } from '../book/read-as-of.ts';
import { asOfOption, configOption } from '../commands/book-options.ts';
import { readTester } from '../records/read-tester.ts';
import { announceFile } from '../records/write-new-file.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { ask } from './ask.ts';
import { findEnvironment, findProduct, findSame, findVersion, refuseUnknownEvent } from './find-named.ts';
import { readComponent, readMoment, readOverride, readShare, refuseFuture, refuseLong } from './read-values.ts';

/** Events of environments, which are about no version. */
const withoutVersion: ReadonlySet<EventKind> = new Set(['rebuilt', 'restored', 'torn-down', 'data-copied', 'removed']);

/** `docket promote`: writes one event, for people and for CI. */
export function promoteCommand() {
  return new Command('promote')
    .argument('[product]', 'the product, by its id')
    .argument('[version]', 'the version of a release or candidate; `-` for what is about none')
    .argument('[environment]', 'the environment, by its id')
    .addOption(new Option('--event <kind>', 'what happened').choices(eventKinds))
    .option('--at <date>', 'when, ISO 8601 with offset; by default now')
    .option('--instance <id>', 'one of the places that the environment is made of; by default all')
    .option('--variant <name>', 'the name of one of several variants that live side by side')
    .option('--to <version>', 'what runs after a rollback; by default what ran before')
    .option('--component <name=commit...>', 'the commit of a repository, or the version of a plug-in, that was moved')
    .option('--percent <number>', 'the part of the environment that got it')
    .option('--section <id...>', 'the sections that got it')
    .option('--by <person>', 'who; by default your name in git, where neither --bot nor --run is given')
    .option('--bot <name>', 'what did it')
    .option('--run <id>', 'the run that did it; an event of the same run is written once')
    .option('--reason <text>', 'why')
    .option('--ref <reference...>', 'issues and changes: `#68`, or an address')
    .addOption(new Option('--change <class>', 'how it was classed').choices(['standard', 'normal', 'emergency']))
    .option('--approval <record...>', 'records whose sign-offs are the approval')
    .option('--override <reason>', 'why the order does not hold this time; --override-by says who decided that')
    .option('--override-by <person>', 'who decided it')
    .option('--corrects <event>', 'the name of the event that this one puts right')
    .addOption(configOption)
    .addOption(asOfOption)
    .addHelpText('after', '\nExample:\n  $ docket promote portal 2.3.0-rc.1 staging --event deployed --run 1931')
    .action(async (productId, version, environmentId, options) => {
      const progress = showProgress(process.stderr);
      const { book, root } = await openBook({ config: options.config, asOf: options.asOf }, progress);
      progress.end();
      const product = await findProduct(book, productId);
      const environments = book.environments.find((each) => each.product === product.id);
      const environment = await findEnvironment(product, environments, environmentId);
      const kind = options.event ?? (await askKind());
      const named =
        version ?? (withoutVersion.has(kind) ? '-' : await ask({ flag: 'the version', question: 'Which version', choices: [] }));
      const resolved = named === '-' ? null : findVersion(product, named);
      const to = options.to === undefined ? undefined : (findVersion(product, options.to).version ?? options.to);
      const nobody = options.bot === undefined && options.run === undefined;
      const person = options.by ?? (nobody ? await readTester(root) : undefined);
      const by = { person, bot: options.bot, run: options.run };
      const said = resolved === null ? null : resolved.version;
      const known = findSame(environments, {
        kind,
        environment,
        instance: options.instance,
        variant: options.variant,
        version: said,
        run: options.run,
      });
      if (known !== null) {
        announceFile(root, known, []);
        return;
      }
      const at = readMoment(options.at ?? readAsOf(options.asOf, process.env['SOURCE_DATE_EPOCH']));
      refuseFuture(kind, at);
      for (const [flag, text] of Object.entries({ '--by': person, '--bot': options.bot, '--run': options.run })) refuseLong(flag, text);
      if (options.corrects !== undefined) refuseUnknownEvent(environments, options.corrects);
      const event: EventInput = {
        event: kind,
        environment,
        instance: options.instance,
        variant: options.variant,
        to,
        change: options.change,
        reason: options.reason,
        corrects: options.corrects,
        at,
        // The folder of a release says its version.
        version: said !== null && said !== resolved?.release ? said : undefined,
        components: (options.component ?? []).map((each) => readComponent(each, product)),
        share: readShare(options.percent, options.section),
        by: Object.values(by).every((each) => each === undefined) ? undefined : by,
        refs: options.ref ?? [],
        approval: options.approval ?? [],
        override: await readOverride(options.override, options.overrideBy ?? person),
      };
      // What reads YAML takes longer to load than all of the other commands.
      const { writeEvent } = await import('./write-event.ts');
      const { file, isNew } = await writeEvent(root, event, { product: product.id, release: resolved?.release ?? null });
      announceFile(
        root,
        file,
        isNew ? ['Commit the file. It is never changed afterwards: what was wrong is put right by `--corrects`.'] : [],
      );
    });
}

async function askKind(): Promise<EventKind> {
  const answer = await ask({ flag: '--event', question: 'What happened', choices: eventKinds });
  return eventKinds.find((kind) => kind === answer) ?? 'deployed';
}
