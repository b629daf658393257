import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

/** Names within the folder of a shard: what it says of itself, its part of the Book, the changes of that, and the files of its products' pages. */
export const shardFiles = { summary: 'shard.json', book: 'book.jsonl', changes: 'changes.jsonl', site: 'site' } as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 digest in 64 lower-case hexadecimal digits');
const digests = z.record(z.string(), sha256);

/** What one shard of a site says of itself. */
export const shardSchema = z.object({
  schema: z.literal('docket/shard/v1'),
  index: z.number().int().positive(),
  of: z.number().int().positive(),
  docket: z.string().describe('Version of Docket.'),
  code: sha256.describe('Of all its code.'),
  config: sha256.describe('Of the configuration, as it was read.'),
  content: sha256.describe('Of all files in `content` and `public`.'),
  shared: sha256.describe('Of what the Book says that belongs to no product.'),
  frame: sha256.describe('Of what the shard took for the frame of all pages: it cannot know all of the other products.'),
  asOf: z.string(),
  site: z.string().nullable(),
  base: z.string(),
  pdf: z.boolean(),
  products: z.array(z.string()).describe('Ids, in the order of the configuration.'),
  pages: z.array(z.string()).describe('Addresses of the pages, within the site.'),
  assets: digests.describe('What pages load, by name; the one who merges makes the same.'),
  files: digests.describe('Every other file of the folder but this, by its path.'),
});

export type Shard = Frozen<z.infer<typeof shardSchema>>;

/** A shard as it was found. */
export interface FoundShard {
  readonly folder: string;
  readonly shard: Shard;
}

/** What is wrong, and what to do about it. */
export interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** What must be the same of all shards, and of the one who merges where it knows. */
const shared: readonly { readonly key: keyof Shard; readonly what: string; readonly hint: string }[] = [
  { key: 'of', what: 'as one of another number of shards', hint: 'Merge the shards of one run.' },
  { key: 'docket', what: 'by another version of Docket', hint: 'Use one version of Docket for all shards and for merging.' },
  { key: 'code', what: 'by other code of Docket', hint: 'Use one version of Docket for all shards and for merging.' },
  { key: 'config', what: 'with another configuration', hint: 'Build and merge all shards at one commit of the records repository.' },
  { key: 'asOf', what: 'as of another time', hint: 'Give all shards the same `--as-of`.' },
  { key: 'site', what: 'with another `--site`', hint: 'Give all shards the same options.' },
  { key: 'base', what: 'with another `--base`', hint: 'Give all shards the same options.' },
  { key: 'pdf', what: 'with another `--pdf`', hint: 'Give all shards the same options.' },
  {
    key: 'content',
    what: 'from other files in `content` or `public`',
    hint: 'Build and merge all shards at one commit of the records repository.',
  },
  {
    key: 'shared',
    what: 'from other records or their history',
    hint: 'Build all shards at one commit of the records repository, with all of its history.',
  },
];

/** Why shards do not make a site together; null when they do. `here` is what the one who merges knows of itself. */
export function refuseShards(found: readonly FoundShard[], here: Pick<Shard, 'docket' | 'code' | 'config' | 'content'>): Refusal | null {
  const [first, ...others] = found;
  if (first === undefined) return { message: 'There is no shard to merge.', hint: 'Give the folders that `docket build --shard` made.' };
  for (const { key, what, hint } of shared) {
    const other = others.find(({ shard }) => shard[key] !== first.shard[key]);
    if (other === undefined) continue;
    const values = ['of', 'docket', 'asOf', 'site', 'base', 'pdf'].includes(key)
      ? `: ${nameValue(other.shard[key])} and ${nameValue(first.shard[key])}`
      : '';
    return { message: `\`${other.folder}\` was built ${what} than \`${first.folder}\`${values}.`, hint };
  }
  return refuseNumbers(found, first.shard.of) ?? refuseElsewhere(first, here);
}

function nameValue(value: unknown): string {
  return value === null || value === false ? 'none' : value === true ? 'given' : `\`${value}\``;
}

function refuseNumbers(found: readonly FoundShard[], of: number): Refusal | null {
  const byIndex = Map.groupBy(found, ({ shard }) => shard.index);
  for (const [index, [one, other]] of byIndex) {
    if (one !== undefined && other !== undefined)
      return {
        message: `Shard ${index} of ${of} is there twice: \`${one.folder}\` and \`${other.folder}\`.`,
        hint: 'Give each shard once.',
      };
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !byIndex.has(index));
  if (missing.length === 0) return null;
  const which = missing.length === 1 ? `Shard ${missing[0]} of ${of} is missing.` : `Shards ${missing.join(', ')} of ${of} are missing.`;
  return { message: which, hint: 'Give the folders of all shards; the job of one may have failed.' };
}

function refuseElsewhere(first: FoundShard, here: Pick<Shard, 'docket' | 'code' | 'config' | 'content'>): Refusal | null {
  for (const { key, what, hint } of shared) {
    if (key !== 'docket' && key !== 'code' && key !== 'config' && key !== 'content') continue;
    if (first.shard[key] !== here[key]) return { message: `The shards were built ${what} than is here.`, hint };
  }
  return null;
}
