import { GitFailed } from '../../git/read/process/git-process.ts';
import { findBlobs, readBlobs } from '../../git/read/process/read-blobs.ts';
import { listTree } from '../../git/read/repository/git-tree.ts';
import { isChangelogFile } from '../schema/conventions/numbers/changelog-line.ts';
import { listWithdrawnVersions } from '../schema/conventions/withdrawn-section.ts';

/** Folders that changelogs lie in, those that are looked at first. */
const folders = ['', 'doc/', 'docs/', 'doc/en/', 'docs/en/', 'docs/source/', 'doc/source/'];
const mostFiles = 8;

/** The versions of which changelogs at a head say that they were withdrawn, with what they say and where. What cannot be read says nothing. */
export async function readWithdrawn(gitDir: string, head: string | null): Promise<ReadonlyMap<string, string>> {
  const withdrawn = new Map<string, string>();
  if (head === null) return withdrawn;
  try {
    const { paths: all } = await listTree(gitDir, head);
    const paths = all
      .map((path) => ({ path, at: path.lastIndexOf('/') + 1 }))
      .filter(({ path, at }) => folders.includes(path.slice(0, at)) && isChangelogFile(path.slice(at)))
      .sort((one, other) => folders.indexOf(one.path.slice(0, one.at)) - folders.indexOf(other.path.slice(0, other.at)))
      .map(({ path }) => path);
    // Each is asked for by itself, since git ends at a damaged one.
    const texts = await Promise.all(paths.slice(0, mostFiles).map((path) => readText(gitDir, `${head}:${path}`)));
    for (const [at, path] of paths.slice(0, mostFiles).entries())
      for (const { version, words } of listWithdrawnVersions(texts[at] ?? ''))
        if (!withdrawn.has(version)) withdrawn.set(version, `\`${path}\` says "${words}"`);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
  }
  return withdrawn;
}

async function readText(gitDir: string, name: string): Promise<string> {
  const [blob] = await findBlobs(gitDir, [name]);
  let text = '';
  if (blob) await readBlobs(gitDir, [blob], (_object, read) => (text = read));
  return text;
}
