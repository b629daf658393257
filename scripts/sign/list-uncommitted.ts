import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A file that the last commit does not hold as it is. */
export interface Uncommitted {
  /** Below the folder that was asked about, with forward slashes. */
  readonly file: string;
  /** Whether git is told to ignore it, so that `git add` passes it over. */
  readonly ignored: boolean;
}

/** Lists which of some files, by path below a folder, the last commit does not hold as they are. Outside a git repository nothing is told. */
export async function listUncommitted(root: string, files: readonly string[]): Promise<readonly Uncommitted[]> {
  const args = [
    '--literal-pathspecs',
    '-c',
    'core.fsmonitor=false',
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=all',
  ];
  const prefix = await runGit(root, ['rev-parse', '--show-prefix']);
  const status = await runGit(root, [...args, '--ignored=matching', '--', ...files]);
  if (prefix === null || status === null) return [];
  const top = prefix.replace(/\n$/, '');
  return status
    .split('\0')
    .filter((line) => line !== '')
    .flatMap((line) => listBelow(line.slice(3 + top.length), files).map((file) => ({ file, ignored: line.startsWith('!!') })));
}

/** A folder that is ignored stands for all that is in it. */
function listBelow(named: string, files: readonly string[]): readonly string[] {
  return named.endsWith('/') ? files.filter((file) => file.startsWith(named)) : [named];
}

/** What git prints; null when it fails, as outside a repository. */
async function runGit(cwd: string, args: readonly string[]): Promise<string | null> {
  const environment = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  const options = { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 };
  return promisify(execFile)('git', [...args], options).then(
    ({ stdout }) => stdout,
    () => null,
  );
}
