/** A page of the site: its address and the file below `src/` that renders it. */
export interface Route {
  readonly pattern: string;
  readonly file: string;
}

/** Pages of a site that has guides. */
export const guideRoutes: readonly Route[] = [
  { pattern: '/guides', file: 'site/pages/guides/index.astro' },
  { pattern: '/guides/[...guide]', file: 'site/pages/guides/guide.astro' },
];

/** Pages of a site that knows protocols, records or people. */
export const validationRoutes: readonly Route[] = [
  { pattern: '/[product]/[version]/[record]', file: 'validation/pages/record.astro' },
  { pattern: '/operations/[kind]/[id]', file: 'validation/pages/operation.astro' },
  { pattern: '/[product]/[version]/traceability', file: 'validation/pages/traceability.astro' },
  { pattern: '/[product]/checklists', file: 'validation/pages/product-checklists.astro' },
  { pattern: '/checklists', file: 'validation/pages/checklists.astro' },
  { pattern: '/clauses', file: 'validation/pages/clauses.astro' },
  { pattern: '/people', file: 'validation/pages/people.astro' },
  { pattern: '/people/[person]', file: 'validation/pages/person.astro' },
  { pattern: '/protocols', file: 'validation/pages/protocols.astro' },
  { pattern: '/protocols/[protocol]', file: 'validation/pages/protocol.astro' },
];

/** Every page of the site; a new page is one file and one line here. */
export const routes: readonly Route[] = [
  { pattern: '/', file: 'site/pages/index.astro' },
  { pattern: '/404', file: 'site/pages/404.astro' },
  { pattern: '/about', file: 'site/pages/about.astro' },
  { pattern: '/problems', file: 'site/pages/problems.astro' },
  { pattern: '/search', file: 'site/pages/search.astro' },
  { pattern: '/[product]', file: 'releases/pages/product.astro' },
  { pattern: '/[product]/compare', file: 'releases/pages/compare.astro' },
  { pattern: '/[product]/lines/[line]', file: 'releases/pages/line.astro' },
  { pattern: '/[product]/[version]', file: 'releases/pages/release.astro' },
];
