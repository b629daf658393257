import { capabilities } from '../capabilities.ts';

/** First parts of addresses that are pages of Docket's own, so that no product can have them as its id. */
export const reservedIds: ReadonlySet<string> = new Set([
  ...['404', '_astro', 'about', 'guides', 'og', 'problems', 'schema', 'search'],
  ...capabilities.flatMap(({ reserved }) => reserved.site),
]);

/** Last parts of addresses below a product that are pages of Docket's own, so that no version can have them. */
export const reservedSlugs: readonly string[] = capabilities.flatMap(({ reserved }) => reserved.product);
