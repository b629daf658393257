import type { BuiltSite } from './with-browser.ts';

/** One page of every kind, each from the site that has more to show of it. */
export const kinds: readonly (readonly [kind: string, site: BuiltSite, path: string])[] = [
  ['home', 'site', ''],
  ['product', 'site', 'portal/'],
  ['line', 'site', 'portal/lines/2.2/'],
  ['release', 'site', 'portal/2.2.0/'],
  ['release with records in every state', 'validationSite', 'portal/1.0.1/'],
  ['compare', 'site', 'portal/compare/'],
  ['search', 'site', 'search/'],
  ['problems', 'site', 'problems/'],
  ['about the data', 'site', 'about/'],
  ['guide', 'site', 'guides/reading-a-release/'],
  ['record that was read', 'site', 'portal/2.2.0/uat-run-3/'],
  ['record that failed', 'validationSite', 'portal/1.0.1/release-validation/'],
  ['third run', 'validationSite', 'portal/1.0.1/release-validation-run-3/'],
  ['stale record', 'validationSite', 'portal/1.0.1/signature-stale/'],
  ['operation', 'validationSite', 'operations/deletion-request/request-7/'],
  ['checklists', 'validationSite', 'checklists/'],
  ['checklists of a product', 'validationSite', 'portal/checklists/'],
  ['traceability', 'validationSite', 'portal/1.0.1/traceability/'],
  ['protocols', 'validationSite', 'protocols/'],
  ['protocol', 'validationSite', 'protocols/release-validation/'],
  ['people', 'validationSite', 'people/'],
  ['person', 'validationSite', 'people/mara/'],
  ['clauses', 'validationSite', 'clauses/'],
  ['not found', 'site', '404.html'],
];
