import { runGit } from '../../src/git/read/process/run-git.ts';

/** A file that the last commit does not hold as it is. */
export interface Uncommitted {
  /** Below the folder that was asked about, with forward slashes. */
  readonly file: string;
  /** Whether git is told to ignore it, so that `git add` passes it over. */
  readonly ignored: boolean;
}

/** Lists which of some files, by path below a folder, the last commit does not hold as they are. Outside a git repository nothing is told. */
export async function listUncommitted(root: string, files: readonly string[]): Promise<readonly Uncommitted[]> {
  const args = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--ignored=matching', '--', ...files];
  const prefix = await runGit(['rev-parse', '--show-prefix'], root);
  const status = await runGit(['--literal-pathspecs', ...args], root);
  if (prefix.code !== 0 || status.code !== 0) return [];
  const top = prefix.stdout.replace(/\n$/, '');
  return status.stdout
    .split('\0')
    .filter((line) => line !== '')
    .flatMap((line) => listBelow(line.slice(3 + top.length), files).map((file) => ({ file, ignored: line.startsWith('!!') })));
}

/** A folder that is ignored stands for all that is in it. */
function listBelow(named: string, files: readonly string[]): readonly string[] {
  return named.endsWith('/') ? files.filter((file) => file.startsWith(named)) : [named];
}
