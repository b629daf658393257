import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pLimit from 'p-limit';
import { compareText } from '../../text/schema/order/compare-text.ts';

/** How many files are read at a time. */
const atOnce = 8;

/**
 * SHA-256 of each file below a folder, by its path with `/`, sorted. Nothing else is opened: a pipe would never end, and a link leads elsewhere. What is
 * neither file nor folder has a word instead of a digest, which no digest equals.
 */
export async function digestFolder(
  folder: string,
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      isFile: entry.isFile(),
      name: path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    }))
    .filter(({ name }) => !except.includes(name))
    .sort((left, right) => compareText(left.name, right.name));
  const digests = await pLimit(atOnce).map(
    files,
    async ({ name, isFile }): Promise<readonly [string, string]> => [name, isFile ? await digestFile(path.join(folder, name)) : 'no file'],
  );
  return new Map(digests);
}

/** SHA-256 of a file, in hexadecimal digits, whatever its size. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
