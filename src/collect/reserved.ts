import type { KnownNames } from '../book/schema/config-conflicts.ts';
import { capabilities } from '../capabilities.ts';

/** First parts of addresses that are pages of Docket's own, so that no product can have them as its id. */
export const reservedIds: ReadonlySet<string> = new Set([
  ...['404', '_astro', 'about', 'guides', 'og', 'problems', 'schema', 'search'],
  ...capabilities.flatMap(({ reserved }) => reserved.site),
]);

/** Last parts of addresses below a product that are pages of Docket's own, so that no version can have them. */
export const reservedSlugs: readonly string[] = capabilities.flatMap(({ reserved }) => reserved.product);

/** What a configuration is checked by; the codes of problems stand in files that need not be loaded before. */
export async function readKnownNames(): Promise<KnownNames> {
  const explanations = await Promise.all(capabilities.map(({ problems }) => problems()));
  return { reserved: reservedIds, codes: new Set(explanations.flatMap((each) => [...each.keys()])) };
}
