import type { ProductConfig, RepositoryConfig } from '../../book/schema/config.ts';
import { compareText } from '../../text/schema/order/compare-text.ts';
import { type DatedTag, isRelated, listOwnNotations } from './own-notations.ts';
import { namesStageFirst, parseTagVersion } from './tag-version.ts';

const unknownFolder = 'Which folder this component is in is not known, so its releases hold the changes of the whole repository.';

/**
 * The products of a repository that nobody configured: the repository itself, and one per component that at least two tags such as
 * `api/v1.2.0` name. `folderOf` tells which folder of the repository a component is in: only its changes count. A component without a folder is
 * a product only where the whole has no versions of its own.
 */
export function deriveProducts(options: {
  readonly tags: readonly DatedTag[];
  readonly id: string;
  readonly name: string;
  readonly repository: RepositoryConfig;
  readonly folderOf: (component: string) => string | null;
}): readonly ProductConfig[] {
  const { tags, id, name, repository, folderOf } = options;
  const own = listOwnNotations(tags, { project: name, hasFolder: (component) => folderOf(component) !== null });
  const prefixes = new Map<string, Map<string, number>>();
  let plain = 0;
  for (const tag of tags) {
    const found = namesStageFirst(tag.name) ? null : parseTagVersion(tag.name);
    if (!found) continue;
    if (found.component === '') plain += 1;
    else {
      const forms = prefixes.get(found.component) ?? new Map<string, number>();
      const prefix = tag.name.slice(0, tag.name.length - found.version.text.length);
      forms.set(prefix, (forms.get(prefix) ?? 0) + 1);
      prefixes.set(found.component, forms);
    }
  }
  // Where all tags bear a name, it is the project's only if it is no folder's: `jq-1.7`, but not `api/v1.2.0`.
  const [first = ''] = own;
  const isNamed = own.size > 0 && [...own].every((component) => folderOf(component) === null) && isRelated(first, name);
  const isProject = plain > 0 || own.size > 1 || isNamed;
  const main: ProductConfig = { id, name, repositories: [isProject ? withNotations(repository, own, { plain, prefixes }) : repository] };
  const components = [...prefixes]
    .filter(([component, forms]) => !(isProject && own.has(component)) && [...forms.values()].reduce((sum, count) => sum + count, 0) > 1)
    .sort((left, right) => compareText(left[0], right[0]));
  if (components.length === 0 || (!isProject && components.length === 1 && folderOf(components[0]?.[0] ?? '') === null)) return [main];
  const products = isProject ? [main] : [];
  const used = new Set([id]);
  for (const [component, forms] of components) {
    const folder = folderOf(component);
    // Beside versions of the whole, nothing tells which changes are such a component's: its tags are listed as not understood.
    if (folder === null && isProject) continue;
    products.push({
      id: uniqueId(component, used),
      name: `${name}: ${component}`,
      ...(folder === null ? { description: unknownFolder } : {}),
      repositories: [
        {
          ...repository,
          tags: listPatterns(forms),
          ...(folder === null ? {} : { paths: [folder] }),
        },
      ],
    });
  }
  return products;
}

/** A repository whose whole project has several notations, or a name in front of some. */
function withNotations(
  repository: RepositoryConfig,
  own: ReadonlySet<string>,
  { plain, prefixes }: { readonly plain: number; readonly prefixes: ReadonlyMap<string, ReadonlyMap<string, number>> },
): RepositoryConfig {
  const named = [...own].sort(compareText).flatMap((component) => listPatterns(prefixes.get(component) ?? new Map()));
  return named.length === 0 ? repository : { ...repository, tags: [...named, ...(plain > 0 ? ['*'] : ['rc-*', 'beta-*', 'alpha-*'])] };
}

function listPatterns(forms: ReadonlyMap<string, number>): string[] {
  return [...forms.keys()].sort(compareText).map((prefix) => `${prefix}*`);
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
