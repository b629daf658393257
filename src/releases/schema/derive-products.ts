import type { ProductConfig, RepositoryConfig } from '../../book/schema/config.ts';
import type { RawTag } from '../../git/schema/repository.ts';
import { parseTagVersion } from './tag-version.ts';
import { compareText } from './version.ts';

const unknownFolder = 'Which folder this component is in is not known, so its releases hold the changes of the whole repository.';

/**
 * The products of a repository that nobody configured: the repository itself, and one per component that at least two tags such as
 * `api/v1.2.0` name. `folderOf` tells which folder of the repository a component is in: only its changes count. A component without a folder is
 * a product only where the whole has no versions of its own.
 */
export function deriveProducts(options: {
  readonly history: { readonly tags: readonly Pick<RawTag, 'name'>[] };
  readonly id: string;
  readonly name: string;
  readonly repository: RepositoryConfig;
  readonly folderOf: (component: string) => string | null;
}): readonly ProductConfig[] {
  const { history, id, name, repository, folderOf } = options;
  const prefixes = new Map<string, Map<string, number>>();
  let plain = 0;
  for (const tag of history.tags) {
    const found = parseTagVersion(tag.name);
    if (!found) continue;
    if (found.component === '') plain += 1;
    else {
      const own = prefixes.get(found.component) ?? new Map<string, number>();
      const prefix = tag.name.slice(0, tag.name.length - found.version.text.length);
      own.set(prefix, (own.get(prefix) ?? 0) + 1);
      prefixes.set(found.component, own);
    }
  }
  const main: ProductConfig = { id, name, repositories: [repository] };
  const components = [...prefixes]
    .filter(([, own]) => [...own.values()].reduce((sum, count) => sum + count, 0) > 1)
    .sort((left, right) => compareText(left[0], right[0]));
  // `jq-1.7` in a repository without other tags is the project's own version, not a component's.
  if (components.length === 0 || (plain === 0 && components.length === 1 && folderOf(components[0]?.[0] ?? '') === null)) return [main];
  const products = plain > 0 ? [main] : [];
  const used = new Set([id]);
  for (const [component, own] of components) {
    const folder = folderOf(component);
    // Beside versions of the whole, nothing tells which changes are such a component's: its tags are listed as not understood.
    if (folder === null && plain > 0) continue;
    products.push({
      id: uniqueId(component, used),
      name: `${name}: ${component}`,
      ...(folder === null ? { description: unknownFolder } : {}),
      repositories: [
        {
          ...repository,
          tags: [...own.keys()].sort(compareText).map((prefix) => `${prefix}*`),
          ...(folder === null ? {} : { paths: [folder] }),
        },
      ],
    });
  }
  return products;
}

function uniqueId(component: string, used: Set<string>): string {
  const base =
    component
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'component';
  let id = base;
  for (let round = 2; used.has(id); round += 1) id = `${base}-${round}`;
  used.add(id);
  return id;
}
