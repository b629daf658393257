import { Command, Option } from '@commander-js/extra-typings';
import type { Book, Product } from '../../src/book/schema/book.ts';
import { indexVersions } from '../../src/environments/assemble/resolve-version.ts';
import type { EventInput } from '../../src/environments/read/event-text.ts';
import type { ProductEnvironments } from '../../src/environments/schema/environment.ts';
import type { EventKind } from '../../src/environments/schema/event.ts';
import { eventKinds } from '../../src/environments/schema/event-kinds.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { openBook } from '../book/open-book.ts';
import { readAsOf } from '../book/read-as-of.ts';
import { asOfOption, configOption } from '../commands/book-options.ts';
import { readTester } from '../records/read-tester.ts';
import { announceFile } from '../records/write-new-file.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { ask } from './ask.ts';

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

/** What did not happen yet can only be planned; the file is never changed afterwards. */
function refuseFuture(kind: EventKind, at: string): void {
  if (kind === 'planned' || kind === 'requested' || Date.parse(at) <= Date.now() + clockTolerance) return;
  throw new CannotGoOn(`\`${at}\` is after now, and \`${kind}\` says that it has happened.`, {
    hint: 'Write it when it has happened, or as `--event planned`.',
  });
}

/** Clocks of two machines differ by so many milliseconds at most. */
const clockTolerance = 300_000;

function refuseLong(flag: string, text: string | undefined): void {
  if (text === undefined || (text.length <= 300 && !/[\n\r]/.test(text))) return;
  throw new CannotGoOn(`What ${flag} says is longer than 300 characters, or not one line.`, {
    hint: 'Give a name, or the number of the run.',
  });
}

function refuseUnknownEvent(environments: ProductEnvironments | undefined, id: string): void {
  const events = environments?.environments.flatMap((each) => each.events) ?? [];
  if (events.some((event) => event.id === id)) return;
  const newest = events.slice(-3).map((event) => `\`${event.id}\``);
  throw new CannotGoOn(`There is no event \`${id.slice(0, 80)}\` that could be corrected.`, {
    hint: `Give the name of its file without \`.yaml\`${newest.length === 0 ? '' : `, such as ${newest.join(', ')}`}.`,
  });
}

async function findProduct({ products }: Book, id: string | undefined): Promise<Product> {
  const choices = products.map((product) => product.id);
  const wanted = id ?? (choices.length === 1 ? choices[0] : await ask({ flag: 'the product', question: 'Which product', choices }));
  const product = products.find((each) => each.id === wanted);
  if (product !== undefined) return product;
  throw new CannotGoOn(`There is no product \`${wanted}\`.`, { hint: `Choose from ${choices.map((each) => `\`${each}\``).join(', ')}.` });
}

async function findEnvironment(product: Product, environments: ProductEnvironments | undefined, id: string | undefined): Promise<string> {
  const choices = environments?.environments.flatMap((each) => (each.inProcess ? [each.id] : [])) ?? [];
  if (choices.length === 0)
    throw new CannotGoOn(`\`${product.id}\` has no environments.`, { hint: 'Name a `process` for the product in the configuration.' });
  const wanted = id ?? (await ask({ flag: 'the environment', question: 'Which environment', choices }));
  if (choices.includes(wanted)) return wanted;
  throw new CannotGoOn(`\`${wanted}\` is no environment of \`${product.id}\`.`, {
    hint: `Choose from ${choices.map((each) => `\`${each}\``).join(', ')}.`,
  });
}

async function askKind(): Promise<EventKind> {
  const answer = await ask({ flag: '--event', question: 'What happened', choices: eventKinds });
  return eventKinds.find((kind) => kind === answer) ?? 'deployed';
}

function findVersion(product: Product, version: string) {
  const resolved = indexVersions(product).ofVersion(version);
  if (resolved !== null) return resolved;
  const newest = product.releases.slice(0, 5).map((release) => `\`${release.candidates.at(-1)?.version ?? release.version}\``);
  throw new CannotGoOn(`There is no version \`${version}\` of \`${product.id}\`.`, {
    hint: `Tag it first, or name its commit: \`- --component ${product.repositories[0]?.id ?? 'repository'}=<commit>\`. The newest are ${newest.join(', ')}.`,
  });
}

interface Wanted {
  readonly kind: EventKind;
  readonly environment: string;
  readonly instance: string | undefined;
  readonly variant: string | undefined;
  readonly version: string | null;
  readonly run: string | undefined;
}

/** The file of an event of the same run that says the same: a job that is started again writes nothing new. */
function findSame(environments: ProductEnvironments | undefined, { run, ...wanted }: Wanted): string | null {
  if (run === undefined) return null;
  const events = environments?.environments.find(({ id }) => id === wanted.environment)?.events ?? [];
  const same = events.find(
    ({ by, kind, instance, variant, version, from, origin }) =>
      origin.kind === 'file' &&
      by?.run === run &&
      kind === wanted.kind &&
      instance === (wanted.instance ?? null) &&
      variant === (wanted.variant ?? null) &&
      (kind === 'rolled-back' ? from : version) === wanted.version,
  );
  return same?.origin.path ?? null;
}

function readMoment(at: string | undefined): string {
  const date = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(date.getTime())) throw new CannotGoOn(`\`${at}\` is no date.`, { hint: 'Write it as `2027-03-01T09:30:00+01:00`.' });
  return at !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? at : date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function readComponent(text: string, product: Product): NonNullable<EventInput['components']>[number] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new CannotGoOn(`\`${text}\` is no component.`, {
      hint: `Write \`--component ${product.repositories[0]?.id ?? 'name'}=<commit or version>\`.`,
    });
  return /^[0-9a-f]{7,64}$/.test(value) ? { name, commit: value } : { name, version: value };
}

function readShare(percent: string | undefined, sections: readonly string[] | undefined): EventInput['share'] {
  if (percent === undefined) return sections === undefined ? undefined : { sections: [...sections] };
  return { percent: Number(percent) };
}

async function readOverride(reason: string | undefined, by: string | undefined): Promise<EventInput['override']> {
  if (reason === undefined) return undefined;
  return { gates: ['order'], reason, by: by ?? (await ask({ flag: '--override-by', question: 'Who decided it', choices: [] })) };
}
