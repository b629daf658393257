import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pLimit from 'p-limit';

/** How many files are read at a time. */
const atOnce = 8;

/** What is digested of a folder. */
export interface FolderDigests {
  /** Paths that are left out. */
  readonly except?: readonly string[];
  /** Whether links and what else is no plain file are read, too; by default they are. */
  readonly links?: boolean;
  /** Digests of files that were read before, by path. */
  readonly known?: ReadonlyMap<string, string>;
}

/** SHA-256 of each file below a folder, by its path with `/`, sorted. Links to folders are not followed. */
export async function digestFolder(
  folder: string,
  { except = [], links = true, known = new Map() }: FolderDigests = {},
): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => (links ? !entry.isDirectory() : entry.isFile()))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !except.includes(name))
    .sort();
  const digests = await pLimit(atOnce).map(
    files,
    async (name): Promise<readonly [string, string]> => [name, known.get(name) ?? (await digestFile(path.join(folder, name)))],
  );
  return new Map(digests);
}

/** SHA-256 of a file, in hexadecimal digits, whatever its size. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
