import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import type { SearchedGuide } from '../../book/schema/search-document.ts';
import type { KeptSite } from '../kept/kept-site.ts';
import { type SharedBook, shareBook } from '../pack-book.ts';

const running = new Set<Worker>();

// The less a heap may hold, the sooner it is tidied: with the usual 4 GiB, only at some 250 MiB. What is alive of 8,000 releases of 40 changes is 80 MiB.
const resourceLimits = { maxOldGenerationSizeMb: 2048 };

/** What the thread is told: which earlier site is to be cleared, where there is one, then what is written, then the guides, once they are known. */
export type ToldToThread = { readonly clear: Clearing } | { readonly site: ToldSite } | { readonly guides: readonly SearchedGuide[] };

/** What the thread tells: what was left of the earlier site, as `clearSite` gives it, or what `writeOutputs` gives. */
export type ToldByThread = { readonly standing: Map<string, string> } | { readonly digests: ReadonlyMap<string, string> };

/** A folder with an earlier site, and what of it is kept. */
export interface Clearing {
  readonly kept: KeptSite;
  readonly outDir: string;
}

/** An `OutputSite` for another thread, but for the guides. */
export type ToldSite = Omit<OutputSite, 'book' | 'guides'> & { readonly book: SharedBook };

let ready: Worker | null = null;

function tell(worker: Worker, told: ToldToThread): void {
  worker.postMessage(told);
}

/** Starts the thread of the next `startOutputs`, which loads its code while there is no Book yet. It keeps no process alive. */
export function readyOutputs(): void {
  ready ??= startThread();
}

/**
 * Has that thread clear a folder with an earlier site, as `clearSite` does and with what that gives, while somebody else is at work: it takes as long as reading a tenth of what was cleared. Until it has
 * ended, nobody may write into the folder.
 */
export function clearBeside(clearing: Clearing): Promise<Map<string, string>> {
  readyOutputs();
  const worker = ready;
  const cleared = new Promise<Map<string, string>>((resolve, reject) => {
    worker?.once('message', (told: ToldByThread) => resolve('standing' in told ? told.standing : new Map()));
    worker?.once('error', reject);
    worker?.once('exit', () => reject(new Error('Unexpected end of the thread that clears an earlier site.')));
  });
  // Who waits is told; until then a failure is no reason to end the process.
  cleared.catch(() => {});
  if (worker !== null) tell(worker, { clear: clearing });
  return cleared;
}

function startThread(): Worker {
  const worker = new Worker(new URL(`outputs-thread${path.extname(import.meta.url)}`, import.meta.url), { resourceLimits });
  worker.unref();
  return worker;
}

/**
 * Begins to write all files beside the pages, in a thread of their own: they need only the Book, and take nearly as long as the pages. Returns how to
 * wait until all are written, which throws what went wrong and gives what `writeOutputs` does.
 */
export function startOutputs({ book, guides, ...place }: OutputSite): () => Promise<ReadonlyMap<string, string>> {
  const worker = ready ?? startThread();
  ready = null;
  running.add(worker);
  tell(worker, { site: { ...place, book: shareBook(book) } });
  let digests: ReadonlyMap<string, string> = new Map();
  worker.on('message', (told: ToldByThread) => {
    if ('digests' in told) digests = told.digests;
  });
  const ended = new Promise<typeof digests>((resolve, reject) => worker.once('error', reject).once('exit', () => resolve(digests)));
  // Who waits is told; until then a failure is no reason to end the process.
  void ended.catch(() => undefined).then(() => running.delete(worker));
  void Promise.resolve(guides).then((known) => tell(worker, { guides: known }));
  return () => {
    worker.ref();
    return ended;
  };
}

/** Writes nothing more: for a build that failed. */
export async function stopOutputs(): Promise<void> {
  await Promise.all([...running, ...(ready === null ? [] : [ready])].map((worker) => worker.terminate()));
  ready = null;
}
