import type { Config, ProductConfig, RepositoryConfig } from '../../book/schema/config.ts';
import { locateRepository, type RepositoryPlaces } from '../../git/read/places/locate-repository.ts';
import { readPackageFolders } from '../../git/read/places/package-folders.ts';
import { runGit } from '../../git/read/process/run-git.ts';
import { repositoryId } from '../../git/schema/repository-id.ts';
import { distinctId } from '../../text/schema/distinct-id.ts';
import { findFolder } from '../schema/component-folder.ts';
import { deriveProducts } from '../schema/derive-products.ts';
import type { DatedTag } from '../schema/own-notations.ts';
import { parseTagVersion } from '../schema/tag-version.ts';
import { findFormerFolders } from './former-folders.ts';

/**
 * Lets the tags of repositories that nobody configured tell what the products are: a repository whose tags name components
 * becomes a product for each. Remote repositories are fetched on the way; the paths of the result are folders.
 */
export async function deriveConfig(
  config: Config,
  { reserved, ...places }: RepositoryPlaces & { readonly reserved: ReadonlySet<string> },
): Promise<Config> {
  const taken = new Set(reserved);
  const products: ProductConfig[] = [];
  for (const { id, name, repositories } of config.products) {
    for (const repository of repositories) {
      const folder = await locateRepository(repository.path, places);
      const tags = (await listLines(folder, 'for-each-ref', '--format=%(creatordate:unix) %(refname:strip=2)', 'refs/tags')).map(readDated);
      const hasComponents = tags.some((tag) => (parseTagVersion(tag.name)?.component ?? '') !== '');
      const [folders, packages] = hasComponents
        ? await Promise.all([
            listLines(folder, 'ls-tree', '-d', '-r', '--name-only', '--end-of-options', 'HEAD'),
            readPackageFolders(folder),
          ])
        : [[], new Map<string, string>()];
      const known = new Set(folders);
      const folderOf = (component: string) => findFolder(component, known) ?? packages.get(component) ?? null;
      const local = { ...repository, id: repositoryId(repository), path: folder };
      for (const product of deriveProducts({
        tags,
        id,
        name,
        repository: local,
        folderOf,
      })) {
        const own = distinctId(product.id, taken);
        const complete = await Promise.all(product.repositories.map((one) => addFormerFolders({ ...one, id: own }, tags)));
        products.push({ ...product, id: own, repositories: complete });
      }
    }
  }
  return { ...config, products };
}

/** A component that moved keeps what it was before. */
async function addFormerFolders(repository: RepositoryConfig, tags: readonly DatedTag[]): Promise<RepositoryConfig> {
  const { path, paths } = repository;
  const [folder] = paths ?? [];
  if (folder === undefined) return repository;
  const patterns = new Set([repository.tags ?? []].flat());
  const own = tags.flatMap(({ name }) => {
    const found = parseTagVersion(name);
    const isOwn = found !== null && patterns.has(`${name.slice(0, name.length - found.version.text.length)}*`);
    return isOwn ? [{ name, component: found.component }] : [];
  });
  const component = own[0]?.component;
  if (component === undefined) return repository;
  const former = await findFormerFolders({ repository: path, component, folder, tags: own.map(({ name }) => name) });
  return former.length === 0 ? repository : { ...repository, paths: [folder, ...former] };
}

function readDated(line: string): DatedTag {
  const space = line.indexOf(' ');
  return { name: line.slice(space + 1), time: space > 0 ? Number(line.slice(0, space)) * 1000 : null };
}

/** What cannot be listed is empty here; the reader of the whole repository says why. */
async function listLines(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await runGit(args, folder);
  return code === 0 ? stdout.split('\n').filter((line) => line !== '') : [];
}
