import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import { largeDocuments } from '../../test/fixture/large-documents.ts';

/** The document that takes longest to read, of those that are large in one way each. */
export interface DocumentFigures {
  readonly documents: number;
  /** What the slowest one holds. */
  readonly slowest: string;
  readonly megabytes: number;
  /** Processor time of the thread that reads, so that other programs on the machine do not count. */
  readonly cpuSeconds: number;
}

/** Reads each large document `runs` times and returns the one whose median is the longest. */
export function measureDocuments(runs: number): DocumentFigures {
  const documents = Object.entries(largeDocuments());
  const timed = documents.map(([slowest, written]) => ({
    documents: documents.length,
    slowest,
    megabytes: Buffer.byteLength(written) / 1e6,
    cpuSeconds: medianOf(Array.from({ length: runs }, () => timeReading(written))),
  }));
  return timed.reduce((longest, one) => (one.cpuSeconds > longest.cpuSeconds ? one : longest));
}

function timeReading(written: string): number {
  const begun = process.threadCpuUsage();
  parseRecord(written, { source: 'a.mdx', folder: null });
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1e6;
}

function medianOf(seconds: readonly number[]): number {
  return [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0;
}
