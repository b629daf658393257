import type { Config, ProductConfig } from '../../book/schema/config.ts';
import { locateRepository, type RepositoryPlaces } from '../../git/read/places/locate-repository.ts';
import { readPackageFolders } from '../../git/read/places/package-folders.ts';
import { runGit } from '../../git/read/process/run-git.ts';
import { repositoryId } from '../../git/schema/repository-id.ts';
import { distinctId } from '../../text/schema/distinct-id.ts';
import { deriveProducts } from '../schema/derive-products.ts';
import type { DatedTag } from '../schema/own-notations.ts';
import { parseTagVersion } from '../schema/tag-version.ts';

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
        products.push({ ...product, id: own, repositories: product.repositories.map((one) => ({ ...one, id: own })) });
      }
    }
  }
  return { ...config, products };
}

function readDated(line: string): DatedTag {
  const space = line.indexOf(' ');
  return { name: line.slice(space + 1), time: space > 0 ? Number(line.slice(0, space)) * 1000 : null };
}

/** Where projects keep a component, as far as its name tells. */
function findFolder(component: string, folders: ReadonlySet<string>): string | null {
  const places = ['', 'packages/', 'charts/', 'crates/', 'libs/', 'apps/', 'services/', 'plugins/', 'modules/', 'components/'].map(
    (parent) => `${parent}${component}`,
  );
  return places.find((place) => folders.has(place)) ?? null;
}

/** What cannot be listed is empty here; the reader of the whole repository says why. */
async function listLines(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await runGit(args, folder);
  return code === 0 ? stdout.split('\n').filter((line) => line !== '') : [];
}
