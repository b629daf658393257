import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { siteMark } from '../../site/site-mark.ts';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { parseJson } from '../../text/schema/parse-json.ts';
import { describeIssue } from '../../text/schema/problems/describe-issue.ts';
import { compareFiles } from '../schema/manifest.ts';
import { type FoundShard, shardFiles, shardSchema } from '../schema/shard.ts';
import { digestFolder } from './digest-folder.ts';

/** A summary of a million files has about 110 MB. */
const mostSummaryBytes = 256 * 2 ** 20;

/** Reads what shards say of themselves, in order of their numbers. A folder that is none may hold some. Throws `CannotGoOn`. */
export async function readShards(given: readonly string[]): Promise<readonly FoundShard[]> {
  const folders = (await Promise.all(given.map(listShardFolders))).flat();
  const found = await Promise.all(folders.map(readShard));
  return found.toSorted((left, right) => left.shard.index - right.shard.index);
}

async function listShardFolders(given: string): Promise<readonly string[]> {
  if (await isFile(path.join(given, shardFiles.summary))) return [given];
  const entries = await readdir(given, { withFileTypes: true }).catch((cause: unknown) => {
    throw new CannotGoOn(`Could not read \`${given}\`.`, { hint: 'Give the folders that `docket build --shard` made.', cause });
  });
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(given, name));
  const shards = (
    await Promise.all(below.map(async (folder) => ((await isFile(path.join(folder, shardFiles.summary))) ? [folder] : [])))
  ).flat();
  if (shards.length > 0) return shards.toSorted();
  throw new CannotGoOn(`There is no shard in \`${given}\`: it has no \`${shardFiles.summary}\`.`, {
    hint: 'Give the folders that `docket build --shard` made; what has none was not finished.',
  });
}

async function readShard(folder: string): Promise<FoundShard> {
  const file = path.join(folder, shardFiles.summary);
  const { size } = await stat(file);
  const parsed = size > mostSummaryBytes ? null : shardSchema.safeParse(parseJson(await readFile(file, 'utf8')));
  if (parsed?.success === true) return { folder, shard: parsed.data };
  const [issue] = parsed?.error.issues ?? [];
  const why =
    parsed === null
      ? 'it is too large'
      : issue === undefined || issue.path.length === 0
        ? 'it is cut off, or no JSON'
        : `${issue.path.join('.')}: ${describeIssue(issue)}`;
  throw new CannotGoOn(`\`${file}\` is no summary of a shard: ${why}.`, { hint: 'Build this shard again with this version of Docket.' });
}

/** Throws `CannotGoOn` when a file of a shard is not what the shard wrote. */
export async function expectUndamaged({ folder, shard }: FoundShard): Promise<void> {
  const { changed, added, missing } = compareFiles(
    shard.files,
    await digestFolder(folder, { except: [shardFiles.summary, siteMark.name] }),
  );
  const [name] = [...changed, ...missing, ...added];
  if (name === undefined) return;
  const what = changed.includes(name) ? 'is not what the shard wrote' : missing.includes(name) ? 'is missing' : 'was added to the shard';
  const more = changed.length + added.length + missing.length - 1;
  throw new CannotGoOn(`\`${path.join(folder, name)}\` ${what}${more === 0 ? '' : `, and ${more} more`}.`, {
    hint: 'The shard was damaged after it was built. Hand it over again, or build it again.',
  });
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() ?? false;
}
