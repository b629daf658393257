import { readChangedPaths } from '../../git/read/repository/git-changed-paths.ts';
import { listTree } from '../../git/read/repository/git-tree.ts';
import type { TouchedKind } from '../../git/schema/repository.ts';
import { judgePaths } from '../schema/conventions/files/judge-paths.ts';
import { parsePathKind } from '../schema/conventions/files/path-kind.ts';

/**
 * Which of some commits change nothing of the product itself, and what they change instead. What a commit changes at the top tells for
 * most, since many a folder there holds files of one kind; only the others are looked at file by file.
 */
export async function readTouched({
  gitDir,
  samples,
  shas,
}: {
  readonly gitDir: string;
  readonly samples: ReadonlyMap<string, string | null>;
  readonly shas: readonly string[];
}): Promise<ReadonlyMap<string, TouchedKind>> {
  const touched = new Map<string, TouchedKind>();
  if (shas.length === 0) return touched;
  const take = (sha: string, paths: readonly string[]): void => {
    const kind = judgePaths(paths);
    if (kind !== null) touched.set(sha, kind);
  };
  const open: string[] = [];
  const takeTop = (sha: string, entries: readonly string[]): void => {
    const paths: string[] = [];
    let isOpen = false;
    for (const entry of entries) {
      const sample = entry.endsWith('/') ? samples.get(entry) : entry;
      if (typeof sample !== 'string') isOpen = true;
      else if (parsePathKind(sample) === 'product') return;
      else paths.push(sample);
    }
    if (isOpen) open.push(sha);
    else take(sha, paths);
  };
  await readChangedPaths({ gitDir, shas, depth: 'top', take: takeTop });
  await readChangedPaths({ gitDir, shas: open, take });
  return touched;
}

/** A file of each folder at the top that stands for all in it, as they are at the head; none of a folder whose files are of several kinds. */
export async function sampleFolders(gitDir: string, head: string | null): Promise<ReadonlyMap<string, string | null>> {
  const samples = new Map<string, string | null>();
  if (head === null) return samples;
  for (const path of (await listTree(gitDir, head)).paths) {
    const slash = path.indexOf('/');
    if (slash < 0) continue;
    const folder = path.slice(0, slash + 1);
    const known = samples.get(folder);
    if (known === undefined) samples.set(folder, path);
    else if (known !== null && parsePathKind(known) !== parsePathKind(path)) samples.set(folder, null);
  }
  return samples;
}
