import { askObjects } from './ask-objects.ts';
import { parseBatch } from './git-batch.ts';
import { nothingIfFailed } from './git-process.ts';

/** A file of a commit: its object and its size in bytes. */
export interface BlobRef {
  readonly object: string;
  readonly size: number;
}

/** Largest file that is read, and most bytes that are read of one repository. */
export const largestFile = 4 << 20;
const mostBytes = 768 << 20;
const batch = 24 << 20;

/** Asks which of some objects, or paths of commits (`<commit>:<path>`), are files, in one process. A name with a line feed, which git would take for two, is none. */
export async function findBlobs(gitDir: string, asked: readonly string[]): Promise<readonly (BlobRef | null)[]> {
  const askable = asked.filter((name) => !name.includes('\n'));
  const answer = await askObjects(gitDir, '--batch-check', askable).catch(nothingIfFailed);
  const lines = answer.toString('utf8').split('\n').values();
  return asked.map((name) => {
    const line = name.includes('\n') ? '' : lines.next().value;
    const [, object, size] = /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line ?? '') ?? [];
    return object === undefined ? null : { object, size: Number(size) };
  });
}

/** Reads files a few megabytes at a time and hands each to `take`; the bytes are not kept. Gives how many were too large or not there. */
export async function readBlobs(gitDir: string, blobs: readonly BlobRef[], take: (object: string, text: string) => void): Promise<number> {
  let unread = 0;
  let total = 0;
  let waiting: BlobRef[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const ids = waiting.map(({ object }) => object);
    const answers = parseBatch(await askObjects(gitDir, '--batch', ids).catch(nothingIfFailed));
    for (const [at, { object }] of waiting.entries()) {
      const answer = answers[at];
      if (answer === undefined || answer === null) unread += 1;
      else take(object, answer.content.toString('utf8').replaceAll('\r\n', '\n'));
    }
    waiting = [];
    bytes = 0;
  };
  for (const blob of blobs) {
    total += blob.size;
    if (blob.size > largestFile || total > mostBytes) {
      unread += 1;
      continue;
    }
    waiting.push(blob);
    bytes += blob.size;
    if (bytes > batch || waiting.length >= 5000) await flush();
  }
  if (waiting.length > 0) await flush();
  return unread;
}
