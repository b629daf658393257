import { repositoryId } from '../../git/schema/repository-id.ts';
import type { Config } from './config.ts';

/** A mistake that no single field shows, in the shape of a schema's issue. */
export interface ConfigConflict {
  readonly code: 'custom';
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Finds products and repositories that would get in each other's way: equal ids, and ids of Docket's own pages. */
export function listConfigConflicts(config: Config, reserved: ReadonlySet<string>): readonly ConfigConflict[] {
  const conflicts: ConfigConflict[] = [];
  const products = new Map<string, number>();
  const repositories = new Map<string, { readonly place: string; readonly path: string }>();
  for (const [index, product] of config.products.entries()) {
    const path = ['products', index, 'id'];
    const other = products.get(product.id);
    if (other !== undefined) conflicts.push({ code: 'custom', path, message: `\`${product.id}\` is the id of products.${other}, too` });
    if (reserved.has(product.id))
      conflicts.push({ code: 'custom', path, message: `\`${product.id}\` is the address of a page of Docket's own` });
    products.set(product.id, index);
    for (const [at, repository] of product.repositories.entries()) {
      const id = repositoryId(repository);
      const first = repositories.get(id);
      const place = `products.${index}.repositories.${at}`;
      if (first !== undefined && (first.path !== repository.path || first.place.startsWith(`products.${index}.`))) {
        const message = `\`${id}\` is the id of ${first.place}, too; give one of the two an \`id\` of its own`;
        conflicts.push({ code: 'custom', path: ['products', index, 'repositories', at], message });
      }
      repositories.set(id, { place, path: repository.path });
    }
  }
  return conflicts;
}
