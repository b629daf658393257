import { listPackageFolders } from '../../git/read/places/package-folders.ts';
import { runGit } from '../../git/read/process/run-git.ts';
import { findFolder } from '../schema/component-folder.ts';

/** So many tags are looked at closely. */
const most = 6;

/**
 * The folders that a component was in when some of its tags were made, before it moved to `folder`, where it is at the head. Of one that was at the
 * top, the folders there that were no other package's and are no more.
 */
export async function findFormerFolders(options: {
  readonly repository: string;
  readonly component: string;
  readonly folder: string;
  readonly tags: readonly string[];
}): Promise<readonly string[]> {
  const { repository, component, folder } = options;
  const without = await listTagsWithout(options);
  const found = new Set<string>();
  for (const tag of spread(without)) {
    const packages = await listPackageFolders(repository, tag);
    const [only, ...others] = packages.get(component) ?? [];
    if (only === '.') for (const own of await listOwnTops(repository, tag, packages)) found.add(own);
    else if (only !== undefined && others.length === 0) found.add(only);
    else {
      const place = findFolder(component, new Set(await listFolders(repository, tag, '-r')));
      if (place !== null) found.add(place);
    }
  }
  found.delete(folder);
  return [...found].sort();
}

async function listTagsWithout({ repository, folder, tags }: Parameters<typeof findFormerFolders>[0]): Promise<readonly string[]> {
  const names = tags.map((tag) => `refs/tags/${tag}`);
  const input = names.map((name) => `${name}:${folder}\n`).join('');
  const { code, stdout } = await runGit(['cat-file', '--batch-check'], repository, { input });
  const lines = stdout.split('\n');
  return code === 0 ? names.filter((name, at) => lines[at] === `${name}:${folder} missing`) : [];
}

/** The first, the last, and some in between. */
function spread(tags: readonly string[]): readonly string[] {
  if (tags.length <= most) return tags;
  return Array.from({ length: most }, (_, at) => tags[Math.round((at * (tags.length - 1)) / (most - 1))] ?? '');
}

async function listOwnTops(
  repository: string,
  tag: string,
  packages: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<readonly string[]> {
  const taken = new Set([...packages.values()].flatMap((folders) => [...folders].map((folder) => folder.split('/')[0])));
  const today = new Set(await listFolders(repository, 'HEAD'));
  return (await listFolders(repository, tag)).filter((top) => !taken.has(top) && !today.has(top) && !top.startsWith('.'));
}

async function listFolders(repository: string, revision: string, ...more: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await runGit(['ls-tree', '-d', ...more, '--name-only', '-z', '--end-of-options', revision], repository);
  return code === 0 ? stdout.split('\0').filter((name) => name !== '') : [];
}
