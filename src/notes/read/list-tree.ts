import { GitFailed, streamGit } from '../../git/read/process/git-process.ts';

/** Most bytes of a listing that are read; a kernel's tree has 5 million. */
const most = 40 << 20;

/** The paths of all files of a commit; as many as could be read, where trees are missing. */
export async function listTree(gitDir: string, commit: string): Promise<readonly string[]> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of streamGit({
      gitDir,
      args: ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', commit],
    })) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes > most) break;
    }
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
  }
  return Buffer.concat(pieces).toString('utf8').split('\0').slice(0, -1);
}
