import { type CommitGraph, edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import { markIds, startNumbersDigest } from '../../../git/schema/id-marks.ts';
import type { CommitBatch } from '../../schema/kept-shipment.ts';

/** The commits of a history by the numbers that they keep from run to run. */
export interface KnownCommits {
  /** The number of a commit by its place in the history, those that are new included. */
  readonly numberOf: Int32Array;
  /** The other way round. */
  readonly indexOf: Int32Array;
  /** How many were there before: theirs are the smaller numbers. */
  readonly before: number;
  readonly batches: readonly CommitBatch[];
}

/** After so many runs with new commits all are numbered anew. */
const mostBatches = 64;

/**
 * Numbers the commits of a history as earlier runs did, and those that came since behind them. Null where one of those that were there is not, or where they stand in another order now:
 * a new commit with an old date may change that.
 */
export function recogniseCommits(graph: CommitGraph, before: readonly CommitBatch[]): KnownCommits | null {
  const { length } = graph.commits;
  if (before.length >= mostBatches) return null;
  const batchOf = new Int32Array(length).fill(-1);
  for (const [batch, { tips }] of before.entries()) {
    const starts = tips.map((tip) => graph.indexOf.get(tip) ?? -1);
    if (starts.includes(-1)) return null;
    walk(graph, starts, (index) => {
      if (batchOf[index] !== -1) return false;
      batchOf[index] = batch;
      return true;
    });
  }
  const fresh = before.length;
  for (let index = 0; index < length; index += 1) if (batchOf[index] === -1) batchOf[index] = fresh;
  const counts = new Array<number>(fresh + 1).fill(0);
  const digests = counts.map(startNumbersDigest);
  const marks = markIds(graph.commits);
  for (let index = 0; index < length; index += 1) {
    const batch = batchOf[index] ?? 0;
    counts[batch] = (counts[batch] ?? 0) + 1;
    digests[batch]?.add(marks[index] ?? 0);
  }
  if (before.some(({ count, digest }, batch) => counts[batch] !== count || digests[batch]?.value() !== digest)) return null;
  const next = counts.map((_, batch) => counts.slice(0, batch).reduce((sum, count) => sum + count, 0));
  const old = next[fresh] ?? 0;
  const numberOf = new Int32Array(length);
  const indexOf = new Int32Array(length);
  for (let index = 0; index < length; index += 1) {
    const batch = batchOf[index] ?? 0;
    const number = next[batch] ?? 0;
    next[batch] = number + 1;
    numberOf[index] = number;
    indexOf[number] = index;
  }
  const added = { tips: listTips(graph), count: counts[fresh] ?? 0, digest: digests[fresh]?.value() ?? 0 };
  return { numberOf, indexOf, before: old, batches: added.count === 0 ? before : [...before, added] };
}

function walk(graph: CommitGraph, starts: readonly number[], visit: (index: number) => boolean): void {
  const stack = [...starts];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (!visit(index)) continue;
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) stack.push(parentAt(graph, edge));
  }
}

/** The commits that are no parents. */
function listTips(graph: CommitGraph): readonly string[] {
  const isParent = new Uint8Array(graph.commits.length);
  for (const parent of graph.parents) isParent[parent] = 1;
  return graph.commits.filter((_, index) => isParent[index] === 0).map(({ sha }) => sha);
}
