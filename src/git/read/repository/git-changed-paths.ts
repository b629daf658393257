import { GitFailed } from '../process/git-process.ts';
import { plainDiff } from '../process/spawn-git.ts';
import { spoolGit } from '../process/spool-git.ts';

/**
 * Hands the paths that each of some commits changes to `take`, one commit after the other; only those at the top where `depth` says so, which is quicker
 * by half, and folders then end in `/`. The first commit of a history changes all that it holds, a
 * merge nothing. Of one that changes more than `most` paths, which is a move or an import, nothing is handed over. Missing objects, as in a partial
 * clone, end the reading: what comes after them is not handed over either.
 */
export async function readChangedPaths({
  gitDir,
  shas,
  depth = 'files',
  take,
  most = 2000,
}: {
  readonly gitDir: string;
  readonly shas: readonly string[];
  readonly depth?: 'files' | 'top';
  readonly take: (sha: string, paths: readonly string[]) => void;
  readonly most?: number;
}): Promise<void> {
  if (shas.length === 0) return;
  const recursive = depth === 'files' ? ['-r'] : [];
  const args = ['diff-tree', '--stdin', ...recursive, '--root', '--no-renames', ...plainDiff, '--raw', '-z'];
  let sha = '';
  let paths: string[] = [];
  let isPath = false;
  let folder = '';
  const end = (): void => {
    if (sha !== '' && paths.length <= most) take(sha, paths);
    paths = [];
  };
  // Modes and ids stand before each path, so that no name of a file reads like the id of a commit.
  const see = (field: string): void => {
    if (isPath) {
      isPath = false;
      if (paths.length <= most) paths.push(field + folder);
    } else if (field.startsWith(':')) {
      isPath = true;
      folder = field.startsWith('040000', 1) || field.startsWith('040000', 8) ? '/' : '';
    } else {
      end();
      sha = field;
    }
  };
  try {
    await spoolGit({ gitDir, args, input: `${shas.join('\n')}\n` }, (bytes) => {
      const done = bytes.lastIndexOf(0) + 1;
      if (done > 0) for (const field of bytes.toString('utf8', 0, done - 1).split('\0')) see(field);
      return done;
    });
    end();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
  }
}
