import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readBoundedFile } from '../../git/read/process/read-bounded-file.ts';
import { compareText } from '../../text/schema/order/compare-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import type { Snapshot } from '../schema/snapshot/snapshot.ts';
import { pullsOfUnknown, pullsUnreadable } from '../schema/snapshot-problems.ts';
import { parseSnapshot } from './parse-snapshot.ts';

/** The snapshots of a content folder, by the id of their repository. */
export interface ReadSnapshots {
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  readonly problems: readonly Problem[];
}

/** Where snapshots stand, below a root. */
export const snapshotFolder = 'content/pulls';
/** Largest snapshot in bytes that is read. */
const largest = 128 * 1024 * 1024;

/** Reads the snapshots of some repositories in `content/pulls/` of a root; `known` are all that there may be snapshots of. A folder that is absent is an empty one. */
export async function readSnapshots(root: string, repositories: readonly string[], known = repositories): Promise<ReadSnapshots> {
  const snapshots = new Map<string, Snapshot>();
  const problems: Problem[] = [];
  const entries = await readdir(path.join(root, snapshotFolder), { withFileTypes: true }).catch(absent);
  for (const entry of entries.toSorted((left, right) => compareText(left.name, right.name))) {
    // What begins with a dot is a collect that has not ended.
    if (entry.name.startsWith('.')) continue;
    const source = `${snapshotFolder}/${entry.name}`;
    const id = entry.name.replace(/\.json$/, '');
    if (id === entry.name || !known.includes(id)) problems.push(pullsOfUnknown({ source }, known));
    else if (!repositories.includes(id)) continue;
    else if (!entry.isFile()) problems.push(pullsUnreadable({ source }, 'it is no plain file'));
    else {
      const parsed = parseSnapshot((await readBoundedFile(path.join(root, source), largest)).toString('utf8'), source);
      if ('problem' in parsed) problems.push(parsed.problem);
      else snapshots.set(id, parsed.snapshot);
    }
  }
  return { snapshots, problems };
}

function absent(cause: unknown): never[] {
  if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return [];
  throw cause;
}
