import { access } from 'node:fs/promises';
import path from 'node:path';
import { type GitPlace, readGitPlace } from '../process/git-place.ts';
import { runGit } from '../process/run-git.ts';

/** The repository that holds the history of a content folder, and the folder in it that holds `content/`: empty, or with a slash at its end. */
export interface ContentPlace {
  readonly place: GitPlace;
  readonly prefix: string;
}

/** Finds the git repository around a folder; null when it is in none, and a sentence of git's when that cannot be read. */
export async function findSurroundingRepository(root: string): Promise<ContentPlace | string | null> {
  const { code, stdout, complaint } = await runGit(['rev-parse', '--path-format=absolute', '--show-prefix', '--show-toplevel'], root);
  if (code !== 0) return /not a git repository|must be run in a work tree/.test(complaint) ? null : complaint;
  // A folder's name may hold a line feed; the top folder is the one that the prefix leads from.
  const lines = stdout.replace(/\n$/, '').split('\n');
  for (let cut = 1; cut < lines.length; cut += 1) {
    const prefix = lines.slice(0, cut).join('\n');
    const top = lines.slice(cut).join('\n');
    if (await isThere(path.join(top, prefix))) return { place: await readGitPlace(top), prefix };
  }
  return complaint;
}

function isThere(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}
