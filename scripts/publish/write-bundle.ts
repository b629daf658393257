import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import type { CollectedSources } from '../../src/book/capability.ts';
import { unknownHistory } from '../../src/git/schema/content-history.ts';
import type { BundledFile } from '../../src/publish/schema/bundle.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import type { BookOptions } from '../book/choose-plan.ts';
import { narrowBook } from '../book/narrow-book.ts';
import { openBook } from '../book/open-book.ts';
import { writeWholeFile } from '../records/write-whole-file.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { collectBundle } from './collect-bundle.ts';

/** Files of an archive, below a folder of this name, at one date. */
export interface Archive {
  readonly name: string;
  readonly files: readonly BundledFile[];
  /** ISO 8601. */
  readonly asOf: string;
}

/** Opens the Book and collects the bundle of one release. */
export async function openBundle({
  product,
  version,
  site,
  ...options
}: BookOptions & { readonly product: string; readonly version: string; readonly site: string }): Promise<Archive> {
  const progress = showProgress(process.stderr);
  const read: Partial<CollectedSources>[] = [];
  const { book, root, config } = await openBook(options, progress, { onSources: (sources) => read.push(sources) });
  progress.end();
  const narrowed = narrowBook(book, { product, release: version });
  if ('unknown' in narrowed) throw new CannotGoOn(narrowed.unknown, { hint: narrowed.hint });
  const [found] = narrowed.book.products;
  const [release] = found?.releases ?? [];
  if (found === undefined || release === undefined) throw new CannotGoOn(`There is no release \`${version}\`.`);
  const history = (await read[0]?.history?.()) ?? unknownHistory;
  const gitDirs = read[0]?.gitDirs ?? new Map();
  const files = await collectBundle({ book, product: found, release, root, history, gitDirs, site: path.resolve(site), base: config.base });
  return { name: `${found.id}-${release.slug}`, files, asOf: book.asOf };
}

/** Writes an archive, whole or not at all, and says how many bytes it has. The same files give the same bytes: order, dates, owners and rights are fixed. */
export async function writeBundle(target: string, { name, files, asOf }: Archive): Promise<number> {
  const archive = pack();
  const mtime = new Date(asOf);
  for (const file of files)
    archive.entry({ name: `${name}/${file.name}`, mtime, mode: file.name.endsWith('.sh') ? 0o755 : 0o644 }, Buffer.from(file.bytes));
  archive.finalize();
  const bytes = await buffer(archive);
  await writeWholeFile(target, bytes, { replace: true });
  return bytes.length;
}
