import { GitFailed, readGit } from '../process/git-process.ts';

/** The id of the mailmap at HEAD, which can be read. Throws `GitFailed`. */
export async function readMailmapId(gitDir: string): Promise<string> {
  return (await readGit({ gitDir, args: ['rev-parse', '--verify', '--end-of-options', 'HEAD:.mailmap'] })).toString('latin1').trim();
}

/** Whether HEAD has a mailmap that can be read: in a partial clone its file, or the folder that names it, may not be there. */
export async function readMailmapState(gitDir: string): Promise<'readable' | 'none' | 'missing'> {
  try {
    await readGit({ gitDir, args: ['cat-file', '-e', 'HEAD:.mailmap'] });
    return 'readable';
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return /does not exist|invalid object name/i.test(error.message) ? 'none' : 'missing';
  }
}
