import type { Capability, Route } from '../book/capability.ts';
import type { Book } from '../book/schema/book.ts';
import { capabilities } from '../capabilities.ts';

/** Pages of a site that has guides. */
export const guideRoutes: readonly Route[] = [
  { pattern: '/guides', file: 'site/pages/guides/index.astro' },
  { pattern: '/guides/[...guide]', file: 'site/pages/guides/guide.astro' },
];

/** Pages about the site as a whole; those of capabilities stand in their objects. */
export const routes: readonly Route[] = [
  { pattern: '/', file: 'site/pages/index.astro' },
  { pattern: '/404', file: 'site/pages/404.astro' },
  { pattern: '/about', file: 'site/pages/about.astro' },
  { pattern: '/problems', file: 'site/pages/problems.astro' },
  { pattern: '/search', file: 'site/pages/search.astro' },
];

/** The capabilities whose pages a site has. */
export function listUsed(book: Book): readonly Capability[] {
  return capabilities.filter(({ isUsed, pages }) => pages.length > 0 && isUsed(book));
}
