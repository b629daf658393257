/** A page of the site: its address and the file below `src/routes/` that renders it. */
export interface Route {
  readonly pattern: string;
  readonly file: string;
}

/** Pages of a site that has guides. */
export const guideRoutes: readonly Route[] = [
  { pattern: '/guides', file: 'guides/index.astro' },
  { pattern: '/guides/[...guide]', file: 'guides/guide.astro' },
];

/** Pages of a site that knows protocols, records or people. */
export const validationRoutes: readonly Route[] = [
  { pattern: '/[product]/[version]/[record]', file: 'validation/record.astro' },
  { pattern: '/operations/[kind]/[id]', file: 'validation/operation.astro' },
  { pattern: '/[product]/[version]/traceability', file: 'validation/traceability.astro' },
  { pattern: '/[product]/checklists', file: 'validation/product-checklists.astro' },
  { pattern: '/checklists', file: 'validation/checklists.astro' },
  { pattern: '/clauses', file: 'validation/clauses.astro' },
  { pattern: '/people', file: 'validation/people.astro' },
  { pattern: '/people/[person]', file: 'validation/person.astro' },
  { pattern: '/protocols', file: 'validation/protocols.astro' },
  { pattern: '/protocols/[protocol]', file: 'validation/protocol.astro' },
];

/** Every page of the site; a new page is one file and one line here. */
export const routes: readonly Route[] = [
  { pattern: '/', file: 'index.astro' },
  { pattern: '/404', file: '404.astro' },
  { pattern: '/about', file: 'about.astro' },
  { pattern: '/problems', file: 'problems.astro' },
  { pattern: '/search', file: 'search.astro' },
  { pattern: '/[product]', file: 'product/product.astro' },
  { pattern: '/[product]/compare', file: 'product/compare.astro' },
  { pattern: '/[product]/lines/[line]', file: 'product/line.astro' },
  { pattern: '/[product]/[version]', file: 'product/release.astro' },
];
