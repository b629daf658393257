import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Book } from '../../src/book/schema/book.ts';
import type { Config } from '../../src/book/schema/config.ts';
import type { CollectOptions } from '../../src/collect/collect-book.ts';
import { readVersion } from '../../src/collect/read-version.ts';
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
}

/** Collects the Book that the options of a command describe. */
export async function openBook(
  options: BookOptions,
  progress: ProgressDisplay,
  more: Pick<CollectOptions, 'onSources'> = {},
): Promise<OpenedBook> {
  const asOf = readAsOf(options.asOf, process.env['SOURCE_DATE_EPOCH']);
  const { config, root, derive } = await choosePlan(options);
  const { collectBook } = await import('../../src/collect/collect-book.ts');
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
