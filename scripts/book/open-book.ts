import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Book } from '../../src/book/schema/book.ts';
import type { Config } from '../../src/book/schema/config.ts';
import type { CollectOptions } from '../../src/collect/collect-book.ts';
import { readVersion } from '../../src/collect/read-version.ts';
import { emptyCacheFolder, emptySharedFolder, makeCacheFolder } from '../../src/git/read/kept/cache-folder.ts';
import { isRemote } from '../../src/git/read/places/locate-repository.ts';
import { settleRecordsHistory } from '../../src/releases/schema/settle-records-history.ts';
import type { ProgressDisplay } from '../terminal/show-progress.ts';
import { type BookOptions, choosePlan } from './choose-plan.ts';
import { easeReading } from './ease-reading.ts';
import { readAsOf } from './read-as-of.ts';

/** The Book, and what it was made by. */
export interface OpenedBook {
  readonly book: Book;
  readonly config: Config;
  /** The folder that holds the configuration; where there is none, the current folder. */
  readonly root: string;
  /** Whether a configuration was read, rather than made up for a repository. */
  readonly configured: boolean;
}

/** What a command wants of the Book beside its options. */
export interface MoreOptions extends Pick<CollectOptions, 'onSources'> {
  /** Whether commits that an earlier run read are taken from there. */
  readonly keepCommits?: true;
  readonly isVouched?: (config: Config, root: string) => Promise<boolean>;
  /** Which products are collected, by id; by default all. */
  readonly chooseProducts?: (config: Config) => ReadonlySet<string>;
  /** Whether another thread is at work meanwhile: settings of V8 are those of all threads, and it may crash when they change under one. */
  readonly besideThread?: true;
  /** Told the folder of what is kept between runs, before anything is read. */
  readonly onBegin?: (cacheDir: string) => Promise<void>;
}

/** Collects the Book that the options of a command describe. */
export async function openBook(options: BookOptions, progress: ProgressDisplay, more: MoreOptions = {}): Promise<OpenedBook> {
  const asOf = readAsOf(options.asOf, process.env['SOURCE_DATE_EPOCH']);
  const { config: written, root, derive } = await choosePlan(options);
  const given = options.recordsHistory;
  const { config, problems } = settleRecordsHistory(written, {
    given: given === undefined || isRemote(given) ? given : path.resolve(given),
    vouched: (await more.isVouched?.(written, root)) === true,
  });
  const cacheDir = await makeWorkFolder(root);
  if (options.fresh) {
    await emptyCacheFolder(cacheDir);
    await emptySharedFolder(root, 'renderers');
  }
  await more.onBegin?.(cacheDir);
  const { collectBook } = await import('../../src/collect/collect-book.ts');
  const book = await collectBook(config, root, {
    docket: await readVersion(),
    cacheDir,
    derive,
    problems,
    written,
    ...(asOf === undefined ? {} : { asOf }),
    ...(more.chooseProducts === undefined ? {} : { own: more.chooseProducts(config) }),
    ...(more.keepCommits === undefined ? {} : { keepCommits: true }),
    ...(more.onSources === undefined ? {} : { onSources: more.onSources }),
    now: asOf ?? new Date().toISOString(),
    onProgress: more.besideThread ? progress.report : easeReading(progress.report),
  });
  return { book, config, root, configured: derive !== true };
}

/** The folder of what is kept between runs: the user's own for this root, else one that is gone with the process. */
export async function makeWorkFolder(root: string): Promise<string> {
  return (await makeCacheFolder(root)) ?? makeTemporaryFolder();
}

const temporary: string[] = [];

async function makeTemporaryFolder(): Promise<string> {
  if (temporary[0] !== undefined) return temporary[0];
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-cache-'));
  temporary.push(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
