import { createHash } from 'node:crypto';
import { GitFailed, streamGit } from '../process/git-process.ts';

/** Beyond so many bytes a patch is an import or a file that was generated, and not compared. */
const largest = 1 << 20;

/**
 * Digests of what commits change, whatever the lines around it and the white space in it, as `git patch-id` has it: two with one digest are equal
 * patches. One whose blobs are missing, as in a partial clone, has none, nor has a merge, an empty commit, or one with a very large patch.
 */
export async function readPatches(gitDir: string, shas: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const patches = new Map<string, string>();
  let start = 0;
  // git ends at the first missing blob; what comes after that commit is read by the next one.
  for (let round = 0; start < shas.length && round < 200; round += 1) {
    const last = await readRun(gitDir, shas.slice(start), patches);
    if (last === null) break;
    start += last + 1;
  }
  return patches;
}

/** Reads as far as git goes; gives the place of the commit at which it failed, or null at the end. */
async function readRun(gitDir: string, shas: readonly string[], patches: Map<string, string>): Promise<number | null> {
  const args = [
    'diff-tree',
    '--stdin',
    '-p',
    '-r',
    '--root',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '-U0',
    '--full-index',
  ];
  const next = new Map(shas.map((sha, at) => [sha, at]));
  let at = -1;
  let hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  const end = (): void => {
    const sha = shas[at];
    if (sha !== undefined && lines > 0 && bytes <= largest) patches.set(sha, hash.digest('hex').slice(0, 32));
    hash = createHash('sha256');
    bytes = 0;
    lines = 0;
  };
  const see = (line: string): void => {
    const begun = line.length === 40 || line.length === 64 ? next.get(line) : undefined;
    // A line of a file begins with `+`, `-` or a blank, so that it never reads like the id of a commit.
    if (begun !== undefined && begun > at) {
      end();
      at = begun;
      return;
    }
    bytes += line.length;
    const first = line.charCodeAt(0);
    if ((first !== 43 && first !== 45) || bytes > largest) return;
    hash.update(line.replace(/\s+/g, '')).update('\n');
    lines += 1;
  };
  let rest = '';
  try {
    for await (const piece of streamGit({ gitDir, args, input: `${shas.join('\n')}\n` })) {
      const parts = (rest + piece.toString('latin1')).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) see(line);
      // A line without an end is no source code.
      if (rest.length > largest) {
        bytes += rest.length;
        rest = '+';
      }
    }
    if (rest !== '') see(rest);
    end();
    return null;
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    // What it was at is half a patch.
    return Math.max(at, 0);
  }
}
