import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { formatSignedText } from '../../../text/schema/form/canonical-text.ts';
import { askObjects } from '../process/ask-objects.ts';
import { parseBatch } from '../process/git-batch.ts';
import { GitFailed, readGit } from '../process/git-process.ts';

/** A text, and the digest of its canonical form. */
export interface DigestedText {
  readonly text: string;
  readonly sha256: string;
}

const largest = 4 * 1024 * 1024;

/** The text that bytes hold; null for what is larger than 4 MiB or is no UTF-8. */
export function digestBytes(bytes: Buffer): DigestedText | null {
  if (bytes.length > largest || bytes.includes(0) || !isUtf8(bytes)) return null;
  const text = bytes.toString('utf8');
  return { text, sha256: createHash('sha256').update(formatSignedText(text)).digest('hex') };
}

/** The text of a file as it is: mostly one that the repository holds too, so that its canonical form is known. */
export function digestFile(bytes: Buffer | null, { texts }: ObjectTexts, objectFormat: 'sha1' | 'sha256'): DigestedText | null {
  if (bytes === null) return null;
  const object = createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return texts.get(object) ?? digestBytes(bytes);
}

/** Texts by id of their object, and the ids that the repository does not hold. */
export interface ObjectTexts {
  readonly texts: ReadonlyMap<string, DigestedText>;
  readonly missing: readonly string[];
}

/** Reads the contents of objects in one pass, after one that tells their sizes: what is too large for a text is not read. */
export async function readObjectTexts(gitDir: string, wanted: readonly string[]): Promise<ObjectTexts> {
  const ids = [...new Set(wanted)];
  const sizes = await readSizes(gitDir, ids);
  const small = ids.filter((id) => (sizes.get(id) ?? Number.POSITIVE_INFINITY) <= largest);
  const texts = new Map<string, DigestedText>();
  for (const answer of parseBatch(await askObjects(gitDir, '--batch', small))) {
    const digested = answer === null ? null : digestBytes(answer.content);
    if (answer !== null && digested !== null) texts.set(answer.object, digested);
  }
  return { texts, missing: ids.filter((id) => !sizes.has(id)) };
}

/** Sizes of the objects that are there. A partial clone fails at the first that is not; then all that are there are listed. */
async function readSizes(gitDir: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const bytes = await askObjects(gitDir, '--batch-check', ids).catch((error: unknown) => {
    if (error instanceof GitFailed)
      return readGit({ gitDir, args: ['cat-file', '--batch-check', '--batch-all-objects', '--unordered', '--buffer'] });
    throw error;
  });
  const wanted = new Set(ids);
  const found = bytes.toString('latin1').matchAll(/^([0-9a-f]+) blob (\d+)$/gm);
  return new Map([...found].flatMap(([, id = '', size]) => (wanted.has(id) ? [[id, Number(size)]] : [])));
}
