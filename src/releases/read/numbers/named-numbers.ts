import { GitFailed, readGit } from '../../../git/read/process/git-process.ts';
import { listFoldersOf, listTree } from '../../../git/read/repository/git-tree.ts';
import type { NamedNumber } from '../../../git/schema/repository.ts';
import { changelogLine, isChangelogFile } from '../../schema/conventions/numbers/changelog-line.ts';
import { isFragmentFolder, parseFragmentName } from '../../schema/conventions/numbers/fragment-name.ts';
import { readChangelogNumbers } from './changelog-numbers.ts';

/** Above this a commit gathers or moves what others wrote. */
const most = 6;

/**
 * The numbers that the files of commits give them: names of changelog fragments that a commit adds, and lines that it adds to a changelog beside
 * other files. Looked for only where the head has such folders or files. What cannot be read, as in a partial clone, gives none.
 */
export async function readNamedNumbers(
  gitDir: string,
  tips: readonly string[],
  head: string | null,
): Promise<ReadonlyMap<string, readonly NamedNumber[]>> {
  const named = new Map<string, NamedNumber[]>();
  if (head === null || tips.length === 0) return named;
  try {
    const { paths } = await listTree(gitDir, head);
    const folders = [...listFoldersOf(paths)].filter(isFragmentFolder).sort();
    const files = paths.filter((path) => !path.includes('/') && isChangelogFile(path));
    const add = (sha: string, numbers: ReadonlyMap<number, string>): void => {
      if (numbers.size === 0 || numbers.size > most) return;
      const list = named.get(sha) ?? [];
      named.set(sha, list);
      for (const [number, evidence] of numbers)
        if (!list.some((other) => other.number === number)) list.push({ kind: 'origin-pull', number, evidence, sure: false });
    };
    for (const { sha, paths } of await listAdded(gitDir, tips, folders)) {
      const numbers = new Map<number, string>();
      for (const path of paths) {
        const number = parseFragmentName(path);
        if (number !== null) numbers.set(number, `name of the fragment \`${path}\``);
      }
      add(sha, numbers);
    }
    for (const [sha, numbers] of await readChangelogNumbers({ gitDir, tips, files, most }))
      add(sha, new Map([...numbers].map(([number, path]) => [number, `${changelogLine}\`${path}\``])));
    return named;
  } catch (error) {
    if (error instanceof GitFailed) return named;
    throw error;
  }
}

/** Commits without merges that add files in some folders, with those files. */
async function listAdded(
  gitDir: string,
  tips: readonly string[],
  folders: readonly string[],
): Promise<readonly { readonly sha: string; readonly paths: readonly string[] }[]> {
  if (folders.length === 0) return [];
  const args = [
    '-c',
    'core.quotePath=false',
    'log',
    '--no-merges',
    '--no-renames',
    '--diff-filter=A',
    '--name-only',
    '--no-show-signature',
    '--no-color',
    '--format=%x00%H',
    '--stdin',
  ];
  const input = `${tips.join('\n')}\n--\n${folders.map((folder) => `:(top,literal)${folder}`).join('\n')}\n`;
  const records = (await readGit({ gitDir, args, input })).toString('utf8').split('\0').slice(1);
  return records.map((record) => {
    const [sha = '', ...paths] = record.split('\n');
    return { sha, paths: paths.filter((path) => path !== '') };
  });
}
