import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import type { CollectedSources } from '../book/capability.ts';
import { findConfig, readConfig } from '../book/read/read-config.ts';
import type { Book } from '../book/schema/book.ts';
import type { Config } from '../book/schema/config.ts';
import { raiseStrict } from '../book/schema/strict.ts';
import { makeCacheFolder } from '../git/read/kept/cache-folder.ts';
import { readCodeStamp } from '../git/read/kept/code-stamp.ts';
import { keepValues } from '../git/read/kept/kept-values.ts';
import { locateRepository } from '../git/read/places/locate-repository.ts';
import type { Progress } from '../git/schema/progress.ts';
import { repositoryId } from '../git/schema/repository-id.ts';
import { listUnreadableLines } from '../keys/allowed-signers.ts';
import type { ProductSources } from '../releases/assemble/plan/product-sources.ts';
import { deriveConfig } from '../releases/read/derive-config.ts';
import type { OpenRanges } from '../releases/read/kept-ranges.ts';
import type { Content } from '../releases/read/read-content.ts';
import { allowedSignersMalformed } from '../releases/schema/release-problems.ts';
import { settleRecordsHistory } from '../releases/schema/settle-records-history.ts';
import { listUnknownReleaseFolders } from '../releases/schema/unknown-release-folders.ts';
import { CannotGoOn } from '../text/schema/cannot-go-on.ts';
import type { Problem } from '../text/schema/problem.ts';
import { blankBook, blankRelease } from './blank.ts';
import type { ChosenSnapshots } from './choose-snapshots.ts';
import { collectParts, loadParts } from './collect-parts.ts';
import { leaveOutTwice } from './leave-out-twice.ts';
import { leaveElsewhere, listElsewhere, nameElsewhere } from './products-elsewhere.ts';
import { readHistoryOnce } from './read-history-once.ts';
import { loadLater, type Read, readSource } from './read-source.ts';
import { readVersion } from './read-version.ts';
import { readKnownNames, reservedIds, reservedSlugs } from './reserved.ts';

/** How a Book is collected, beside what its configuration says. */
export interface CollectOptions {
  /** Docket's version. */
  readonly docket: string;
  /** Absolute folder for copies of remote repositories. */
  readonly cacheDir: string;
  /** What counts as now, ISO 8601 with offset; by default the newest date in the inputs. */
  readonly asOf?: string;
  /** What the clock says, ISO 8601 with offset: nothing was signed later. By default `asOf`, and when that is not given either, no time is too late. */
  readonly now?: string;
  /** The products were made up from paths: let their tags tell what the products are, and read no content folder. */
  readonly derive?: boolean;
  /** Whether commits are taken from an earlier run, and kept for a later one. By default git is asked for all of them, as whoever verifies something wants it. */
  readonly keepCommits?: boolean;
  /** Ids of the products that are collected, as a shard does: of the others the Book holds what the configuration says of them. By default all. */
  readonly own?: ReadonlySet<string>;
  /** The configuration as it is written, before what nobody vouches for was left out of it; by default it is as given. */
  readonly written?: Config;
  /** What was found before, to be told with the rest. */
  readonly problems?: readonly Problem[];
  readonly onProgress?: (progress: Progress) => void;
  /** Told what capabilities collected beside the Book. Not called when no content is read. */
  readonly onSources?: (sources: Partial<CollectedSources>) => void;
}

/** Collects the Book that the configuration in a folder describes. Throws `CannotGoOn` when there is none, or when it is wrong. */
export async function readBook(
  root: string,
  options: Pick<CollectOptions, 'asOf' | 'onProgress'> & { readonly recordsHistory?: string | undefined } = {},
): Promise<Book> {
  const file = await findConfig(root);
  if (file === null)
    throw new CannotGoOn('There is no `docket.config.ts` here.', { hint: 'Write one with `export default defineDocket({ … })`.' });
  const written = await readConfig(file, readKnownNames);
  const { config, problems } = settleRecordsHistory(written, { given: options.recordsHistory });
  return collectBook(config, root, {
    ...options,
    written,
    problems,
    docket: await readVersion(),
    cacheDir: (await makeCacheFolder(root)) ?? (await mkdtemp(path.join(tmpdir(), 'docket-cache-'))),
  });
}

/** Collects everything that Docket knows: the whole way from repositories and content to the Book. Throws `CannotGoOn` alone; findings are in the Book. */
export async function collectBook(given: Config, root: string, options: CollectOptions): Promise<Book> {
  const tell = options.onProgress ?? (() => {});
  const places = { root, cacheDir: path.join(options.cacheDir, 'repositories'), tell };
  const config = options.derive ? await deriveConfig(given, { ...places, reserved: reservedIds }) : given;
  const elsewhere = listElsewhere(config, options.own);
  const here = config.products.filter(({ id }) => !elsewhere.has(id));
  // What reads Markdown takes longer to load than a small repository to read.
  let code: string | undefined;
  const stamp = () => (code ??= readCodeStamp(options.docket));
  const keep = keepValues(path.join(options.cacheDir, 'validation'), stamp);
  const answers = { folder: path.join(options.cacheDir, 'commits'), stamp };
  const commits = options.keepCommits ? { folder: path.join(options.cacheDir, 'histories'), stamp } : null;
  const content = options.derive ? noContent : await (await import('../releases/read/read-content.ts')).readContent(root);
  const begun = new Map<string, Promise<Read>>();
  // Loaded while git is at work, since nothing of it is needed before: that takes a tenth of a second.
  let loading: ReturnType<typeof loadLater> | undefined;
  const loadOnce = () => (loading ??= loadLater());
  const reading = pLimit(2).map(
    here.flatMap((product) => product.repositories),
    (repository) => readSource(repository, { places, content, answers, commits, tell, begun, loadOnce }),
  );
  // While git looks where the repositories are.
  const whileReading = async () => {
    const opened = options.keepCommits ? await openRanges(options.cacheDir, stamp()) : undefined;
    await loadParts({ content: !options.derive });
    return opened;
  };
  const [readings, ranges] = await Promise.all([reading, whileReading()]);
  const histories = new Map(readings.map((reading) => [reading.history.id, reading.history]));
  const facts = new Map(readings.map((reading) => [reading.history.id, reading.facts]));
  const keys = new Map(readings.flatMap(({ history: { id }, key }) => (key === null ? [] : [[id, key] as const])));
  const signatures = new Map(readings.map((reading) => [reading.history.id, reading.signatures]));
  const configured = config.products.flatMap((product) => product.repositories.map(repositoryId));
  const chosen = options.derive ? noSnapshots : await (await import('./choose-snapshots.ts')).chooseSnapshots(root, readings, configured);
  const { pulls, labels, problems: pullProblems } = chosen;
  tell({ stage: 'assemble', subject: '', state: 'begun' });
  const products = here.map((product): ProductSources => {
    const own = product.repositories.flatMap((repository) => histories.get(repositoryId(repository)) ?? []);
    const notes = content.notes.filter((note) => note.product === product.id);
    return {
      config: product,
      histories: own,
      facts,
      ...(ranges === undefined ? {} : { ranges, readings: keys }),
      signatures,
      pulls,
      labels,
      notes,
      lock: content.lock,
      blank: blankRelease,
      reserved: reservedSlugs,
    };
  });
  const source = 'content/allowed_signers';
  const unreadable = listUnreadableLines(content.keys.allowedSigners ?? '').map((line) =>
    allowedSignersMalformed({ source, line, column: 1 }),
  );
  const read = [...content.problems, ...pullProblems, ...unreadable, ...readings.flatMap((reading) => reading.problems)];
  const { assembleBook, compareProblems } = await loadOnce();
  const assembled = assembleBook({
    title: config.title,
    docket: options.docket,
    asOf: options.asOf ?? null,
    products,
    blank: blankBook,
    problems: read,
  });
  ranges?.save();
  tell({ stage: 'assemble', subject: '', state: 'ended' });
  const now = options.now ?? options.asOf;
  const gitDirs = new Map(readings.map(({ history, gitDir }) => [history.id, gitDir]));
  const history = readHistoryOnce(config, places, now);
  const {
    book,
    problems: others,
    sources,
  } = await collectParts(
    {
      root,
      config,
      book: elsewhere.size === 0 ? assembled : { ...assembled, products: nameElsewhere(config.products, assembled.products) },
      elsewhere,
      histories: new Map(products.map(({ config: { id }, histories: own }) => [id, own])),
      gitDirs,
      pulls,
      locate: (given) => locateRepository(given, places),
      history,
      asOfGiven: options.asOf !== undefined,
      now: now ?? null,
      written: options.written ?? given,
      keep,
      kept: answers,
      onProgress: (state) => tell({ stage: 'records', subject: '', state }),
    },
    { content: !options.derive },
  );
  if (!options.derive) options.onSources?.({ ...sources, gitDirs, history });
  const found = [...(options.problems ?? []), ...book.problems, ...others, ...listUnknownReleaseFolders(book, content.notes)];
  const { looks, clauses } = config;
  const own = { ...(looks === undefined ? {} : { looks }), ...(clauses === undefined ? {} : { clauses }) };
  const problems = leaveElsewhere(raiseStrict(found, config.strict), config, elsewhere);
  return { ...book, ...own, problems: leaveOutTwice(problems.toSorted(compareProblems)) };
}

async function openRanges(cacheDir: string, stamp: string): Promise<OpenRanges> {
  const { openKeptRanges } = await import('../releases/read/kept-ranges.ts');
  return openKeptRanges(path.join(cacheDir, 'changes'), stamp);
}

const noSnapshots: ChosenSnapshots = { pulls: new Map(), labels: new Map(), problems: [] };

const noContent: Content = {
  notes: [],
  lock: [],
  keys: { allowedSigners: null, pgpKeys: [] },
  problems: [],
};
