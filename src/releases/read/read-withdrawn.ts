import { GitFailed, readGit } from '../../git/read/process/git-process.ts';
import { isChangelogFile } from '../schema/conventions/numbers/changelog-line.ts';
import { listWithdrawnVersions } from '../schema/conventions/withdrawn-section.ts';

/** Folders beside the top one that changelogs lie in. */
const folders = ['', 'doc/', 'docs/', 'doc/en/', 'docs/en/', 'docs/source/', 'doc/source/'];
const largest = 4 << 20;
const mostFiles = 8;

/** The versions of which changelogs at a head say that they were withdrawn, with what they say and where. What cannot be read says nothing. */
export async function readWithdrawn(gitDir: string, head: string | null): Promise<ReadonlyMap<string, string>> {
  const withdrawn = new Map<string, string>();
  if (head === null) return withdrawn;
  try {
    const args = ['ls-tree', '-z', '--name-only', '--full-tree', '--end-of-options', head, ...folders.filter((folder) => folder !== '')];
    const inFolders = (await readGit({ gitDir, args })).toString('utf8').split('\0');
    const atTop = (await readGit({ gitDir, args: ['ls-tree', '-z', '--name-only', '--full-tree', '--end-of-options', head] }))
      .toString('utf8')
      .split('\0');
    const paths = [...atTop, ...inFolders].filter((path) => isChangelogFile(path.slice(path.lastIndexOf('/') + 1)));
    for (const path of paths.slice(0, mostFiles)) {
      const text = await readText(gitDir, `${head}:${path}`);
      for (const { version, words } of listWithdrawnVersions(text))
        if (!withdrawn.has(version)) withdrawn.set(version, `\`${path}\` says "${words}"`);
    }
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
  }
  return withdrawn;
}

async function readText(gitDir: string, name: string): Promise<string> {
  try {
    const size = Number((await readGit({ gitDir, args: ['cat-file', '-s', '--end-of-options', name] })).toString('utf8'));
    if (!(size <= largest)) return '';
    return (await readGit({ gitDir, args: ['cat-file', '-p', '--end-of-options', name] })).toString('utf8');
  } catch (error) {
    if (error instanceof GitFailed) return '';
    throw error;
  }
}
