import { isUtf8 } from 'node:buffer';
import { askObjects } from '../../../git/read/process/ask-objects.ts';
import { parseBatch } from '../../../git/read/process/git-batch.ts';
import { nothingIfFailed } from '../../../git/read/process/git-process.ts';
import type { Unreadable } from '../../schema/gitops/gitops-problems.ts';

/** The text of an object, or why there is none. */
export type FileText = { readonly text: string } | { readonly unreadable: Unreadable };

const largest = 4 << 20;
const batchBytes = 24 << 20;

/** Reads objects a few megabytes at a time and hands each to `take`, after a pass that tells their sizes: what is too large is not read. Gives how many bytes were read. */
export async function readFileTexts(
  gitDir: string,
  objects: readonly string[],
  take: (object: string, read: FileText) => void,
): Promise<number> {
  const sizes = await readSizes(gitDir, objects);
  let total = 0;
  let waiting: string[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const answers = parseBatch(await askObjects(gitDir, '--batch', waiting).catch(nothingIfFailed));
    for (const [at, object] of waiting.entries()) {
      const answer = answers[at];
      take(object, answer === undefined || answer === null ? { unreadable: 'not in the repository' } : parseText(answer.content));
    }
    total += bytes;
    waiting = [];
    bytes = 0;
  };
  for (const [at, object] of objects.entries()) {
    const size = sizes[at];
    if (size === undefined || size === null) take(object, { unreadable: 'not in the repository' });
    else if (size > largest) take(object, { unreadable: 'larger than 4 MiB' });
    else {
      waiting.push(object);
      bytes += size;
      if (bytes > batchBytes) await flush();
    }
  }
  if (waiting.length > 0) await flush();
  return total;
}

function parseText(bytes: Buffer): FileText {
  if (bytes.includes(0) || !isUtf8(bytes)) return { unreadable: 'binary' };
  const text = bytes.toString('utf8');
  return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}

async function readSizes(gitDir: string, objects: readonly string[]): Promise<readonly (number | null)[]> {
  const lines = (await askObjects(gitDir, '--batch-check', objects).catch(nothingIfFailed)).toString('latin1').split('\n');
  return objects.map((_object, at) => {
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(lines[at] ?? '')?.[1];
    return size === undefined ? null : Number(size);
  });
}
