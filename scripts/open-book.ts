import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CollectOptions } from '../src/book.ts';
import type { Book } from '../src/domain/book.ts';
import type { Config } from '../src/domain/config.ts';
import { readVersion } from '../src/readers/read-version.ts';
import { choosePlan } from './choose-plan.ts';
import { easeReading } from './ease-reading.ts';
import { readAsOf } from './read-as-of.ts';
import type { ProgressDisplay } from './show-progress.ts';

/** The options that every command which needs the Book has. */
export interface BookOptions {
  readonly repository?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly asOf?: string | undefined;
}

/** The Book, and what it was made by. */
export interface OpenedBook {
  readonly book: Book;
  readonly config: Config;
  /** The folder that holds the configuration; where there is none, the current folder. */
  readonly root: string;
}

/** Collects the Book that the options of a command describe. */
export async function openBook(
  options: BookOptions,
  progress: ProgressDisplay,
  more: Pick<CollectOptions, 'onSignoffs'> = {},
): Promise<OpenedBook> {
  const asOf = readAsOf(options.asOf, process.env['SOURCE_DATE_EPOCH']);
  const { config, root, derive } = await choosePlan(options);
  const { collectBook } = await import('../src/book.ts');
  const book = await collectBook(config, root, {
    docket: await readVersion(),
    cacheDir: await makeWorkFolder(root),
    derive,
    ...(asOf === undefined ? {} : { asOf }),
    ...more,
    onProgress: easeReading(progress.report),
  });
  return { book, config, root };
}

/** Makes `.docket/`, which git ignores by itself, and returns its folder of caches. */
export async function makeWorkFolder(root: string): Promise<string> {
  const cacheDir = path.join(root, '.docket', 'cache');
  await mkdir(cacheDir, { recursive: true });
  await writeFile(path.join(root, '.docket', '.gitignore'), '*\n');
  return cacheDir;
}
