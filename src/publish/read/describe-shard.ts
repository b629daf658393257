import { createHash } from 'node:crypto';
import type { Book } from '../../book/schema/book.ts';
import type { Config } from '../../book/schema/config.ts';
import { readCodeStamp } from '../../git/read/kept/code-stamp.ts';
import { loadSite } from '../../site/load-site.ts';
import { siteMark } from '../../site/site-mark.ts';
import { type Shard, shardFiles } from '../schema/shard.ts';
import { digestFolder } from './digest-folder.ts';
import { digestFrame } from './digest-frame.ts';
import { digestSources } from './digest-sources.ts';
import { shareOf } from './write-book-part.ts';

/** What a shard was built from and for. */
export interface ShardFacts extends Pick<Shard, 'index' | 'of' | 'site' | 'base' | 'pdf' | 'products' | 'pages'> {
  readonly book: Book;
  readonly config: Config;
  /** Absolute folder of the configuration. */
  readonly root: string;
  readonly assets: ReadonlyMap<string, string>;
}

/** Describes a shard whose files are all in its folder. */
export async function describeShard(folder: string, { book, config, root, assets, ...told }: ShardFacts): Promise<Shard> {
  const files = await digestFolder(folder, { except: [shardFiles.summary, siteMark.name] });
  return {
    schema: 'docket/shard/v1',
    ...told,
    ...(await describeSurroundings({ docket: book.docket, config, root })),
    shared: digestText(JSON.stringify(shareOf(book))),
    frame: digestFrame(book, await loadSite(book)),
    asOf: book.asOf,
    assets: Object.fromEntries(assets),
    files: Object.fromEntries(files),
  };
}

/** What shards and who merges them must have in common, as far as it is known before anything is read. */
export async function describeSurroundings({
  docket,
  config,
  root,
}: {
  readonly docket: string;
  readonly config: Config;
  readonly root: string;
}): Promise<Pick<Shard, 'docket' | 'code' | 'config' | 'content'>> {
  // Where the history of the records is, every machine may be told otherwise.
  const { records: _records, ...rest } = config;
  return { docket, code: readCodeStamp(docket), config: digestText(JSON.stringify(rest)), content: await digestSources(root) };
}

function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
