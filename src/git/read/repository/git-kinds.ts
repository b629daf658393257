import { askObjects } from '../process/ask-objects.ts';
import { GitFailed, readGit } from '../process/git-process.ts';

/** What is known of an object without reading it; `size` in bytes. */
export interface Kind {
  readonly kind: string;
  readonly size: number;
  readonly object: string;
}

/** Kind, size in bytes and id of each object, by how it was asked for; no entry where it is missing or damaged. */
export async function readKinds(gitDir: string, objects: readonly string[]): Promise<ReadonlyMap<string, Kind>> {
  const answer = await askObjects(gitDir, '--batch-check', objects).catch((error: unknown) => {
    if (error instanceof GitFailed) return null;
    throw error;
  });
  if (answer === null) {
    // One damaged object ends git: halving finds it, and keeps the rest.
    const middle = objects.length >> 1;
    if (middle === 0) return new Map();
    const halves = [await readKinds(gitDir, objects.slice(0, middle)), await readKinds(gitDir, objects.slice(middle))];
    return new Map(halves.flatMap((half) => [...half]));
  }
  const lines = answer.toString('latin1').split('\n');
  return new Map(
    objects.flatMap((question, index) => {
      const [, object, kind, size] = /^([0-9a-f]+) ([a-z]+) (\d+)$/.exec(lines[index] ?? '') ?? [];
      return kind === undefined || object === undefined ? [] : [[question, { kind, size: Number(size), object }]];
    }),
  );
}

/** Whether git finds all of these objects; what it says of each is short, and nearly always the same. */
export async function areThere(gitDir: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const args = ['cat-file', '--batch-check=%(objecttype)', '--buffer'];
  const answer = await readGit({ gitDir, args, input: `${ids.join('\n')}\n` }).catch((error: unknown) => {
    if (error instanceof GitFailed) return null;
    throw error;
  });
  return answer !== null && !answer.includes(' missing\n');
}
