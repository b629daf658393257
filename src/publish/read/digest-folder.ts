import { createHash, hash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { compareText } from '../../text/schema/order/compare-text.ts';

/** A larger file is read piece by piece. */
const mostAtOnce = 2 ** 24;
/** After so many files others are let in: signals, and other threads' messages. */
const filesInARow = 200;

/** Which files of a folder count, and those whose SHA-256 is known; null for those that have to be read. */
export interface DigestedFolder {
  readonly except?: readonly string[];
  readonly known?: (name: string) => string | null;
}

/**
 * SHA-256 of each file below a folder, by its path with `/`, sorted. Nothing else is opened: a pipe would never end, and a link leads elsewhere. What is
 * neither file nor folder has a word instead of a digest, which no digest equals.
 */
export async function digestFolder(
  folder: string,
  { except = [], known = () => null }: DigestedFolder = {},
): Promise<ReadonlyMap<string, string>> {
  const files = [...listBelow(folder)]
    .filter(({ name }) => !except.includes(name))
    .sort((left, right) => compareText(left.name, right.name));
  const digests = new Map<string, string>();
  for (const [at, { name, isFile }] of files.entries()) {
    digests.set(name, isFile ? (known(name) ?? (await digestFile(path.join(folder, name)))) : 'no file');
    if (at % filesInARow === filesInARow - 1) await setImmediate();
  }
  return digests;
}

/**
 * Whatever is no folder, by its path with `/`. Node's own listing goes through links. One folder after the other: a site has thousands, and waiting for each takes longer than reading it.
 */
function* listBelow(folder: string, start = ''): Generator<{ readonly name: string; readonly isFile: boolean }> {
  for (const entry of readdirSync(path.join(folder, start), { withFileTypes: true })) {
    const name = `${start}${entry.name}`;
    if (entry.isDirectory()) yield* listBelow(folder, `${name}/`);
    else yield { name, isFile: entry.isFile() };
  }
}

/** SHA-256 of a file, in hexadecimal digits, whatever its size. Small files, of which a site has thousands, are read in one go, which takes a tenth of the time of a stream. */
export async function digestFile(file: string): Promise<string> {
  if (statSync(file).size <= mostAtOnce) return hash('sha256', readFileSync(file), 'hex');
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}
