import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { shareBook } from '../pack-book.ts';

const running = new Set<Worker>();

// The less a heap may hold, the sooner it is tidied: with the usual 4 GiB, only at some 250 MiB. What is alive of 8,000 releases of 40 changes is 80 MiB.
const resourceLimits = { maxOldGenerationSizeMb: 2048 };

/**
 * Begins to write all files beside the pages, in a thread of their own: they need only the Book, and take nearly as long as the pages. Returns how to
 * wait until all are written, which throws what went wrong.
 */
export function startOutputs({ book, guides, ...place }: OutputSite): () => Promise<void> {
  const script = new URL(`outputs-thread${path.extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(script, { workerData: { ...place, book: shareBook(book) }, resourceLimits });
  running.add(worker);
  const ended = new Promise<void>((resolve, reject) => worker.once('error', reject).once('exit', () => resolve()));
  // Who waits is told; until then a failure is no reason to end the process.
  void ended.catch(() => undefined).then(() => running.delete(worker));
  void Promise.resolve(guides).then((known) => worker.postMessage(known));
  worker.unref();
  return () => {
    worker.ref();
    return ended;
  };
}

/** Writes nothing more: for a build that failed. */
export async function stopOutputs(): Promise<void> {
  await Promise.all([...running].map((worker) => worker.terminate()));
}
