import type { Product } from '../book/schema/book.ts';
import type { Config, ProductConfig } from '../book/schema/config.ts';
import { repositoryId } from '../git/schema/repository-id.ts';

/** Ids of the configured products that are collected elsewhere, by another shard; none where all are collected here. */
export function listElsewhere({ products }: Config, own: ReadonlySet<string> | undefined): ReadonlySet<string> {
  return new Set(own === undefined ? [] : products.flatMap(({ id }) => (own.has(id) ? [] : id)));
}

/** The products in the order of the configuration; of those that are collected elsewhere, what the configuration says of them. */
export function nameElsewhere(configured: readonly ProductConfig[], collected: readonly Product[]): readonly Product[] {
  const known = new Map(collected.map((product) => [product.id, product]));
  return configured.map(
    ({ id, name, description = null }) => known.get(id) ?? { id, name, description, repositories: [], join: null, lines: [], releases: [] },
  );
}

/**
 * Problems without those whose place belongs to a product that is collected elsewhere: its files look wrong where nothing is known of its releases, and
 * whoever collects it reports what is really wrong with them.
 */
export function leaveElsewhere<Found extends { readonly place: { readonly source: string; readonly subject?: string | undefined } }>(
  problems: readonly Found[],
  { products }: Config,
  elsewhere: ReadonlySet<string>,
): readonly Found[] {
  if (elsewhere.size === 0) return problems;
  const sources = new Set(products.filter(({ id }) => elsewhere.has(id)).flatMap(listSources));
  // A repository may have the name of another product.
  for (const source of products.filter(({ id }) => !elsewhere.has(id)).flatMap(listSources)) sources.delete(source);
  return problems.filter(({ place: { source, subject = '' } }) => {
    const [, product = ''] = /^content\/(?:releases|environments|promotions|backports)\/([^/]+?)(?:\/|\.yaml$|$)/.exec(source) ?? [];
    const isConfigured = source === 'docket.config.ts' && elsewhere.has(subject);
    return !isConfigured && !elsewhere.has(product) && !sources.has(source);
  });
}

/** What problems of a product name as their source: the product, its repositories, and what was collected of those. */
function listSources({ id, repositories }: ProductConfig): readonly string[] {
  return [id, ...repositories.map(repositoryId).flatMap((name) => [name, `content/pulls/${name}.json`])];
}
