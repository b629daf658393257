import { repositoryId } from '../../git/schema/repository-id.ts';
import { quoteValue } from '../../text/schema/quote.ts';
import type { Config } from './config.ts';
import { findNearestWord } from './nearest-word.ts';

/** A mistake that no single field shows, in the shape of a schema's issue. */
export interface ConfigConflict {
  readonly code: 'custom';
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Names that a configuration must know, and those that it must not take. */
export interface KnownNames {
  /** First parts of addresses that are pages of Docket's own. */
  readonly reserved: ReadonlySet<string>;
  /** Codes of all problems. */
  readonly codes: ReadonlySet<string>;
}

/** Finds products and repositories that would get in each other's way (equal ids, ids of Docket's own pages), and codes under `strict` that no problem has. */
export function listConfigConflicts(config: Config, { reserved, codes }: KnownNames): readonly ConfigConflict[] {
  const conflicts: ConfigConflict[] = listUnknownCodes(config.strict, codes);
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

/** A code that is misspelt would raise nothing, and nobody would notice. */
function listUnknownCodes(strict: readonly string[], codes: ReadonlySet<string>): ConfigConflict[] {
  return strict.flatMap((code, index) => {
    if (codes.has(code)) return [];
    const meant = findNearestWord(code, codes);
    const hint = meant === null ? "The site's problems page lists all codes." : `Did you mean \`${meant}\`?`;
    return [{ code: 'custom', path: ['strict', index], message: `No problem has the code \`${quoteValue(code)}\`. ${hint}` }];
  });
}
