/** One page of every kind in the example site, relative to its address. */
export const kinds = [
  ['home', ''],
  ['product', 'portal/'],
  ['line', 'portal/lines/2.2/'],
  ['release', 'portal/2.2.0/'],
  ['compare', 'portal/compare/'],
  ['search', 'search/'],
  ['problems', 'problems/'],
  ['about the data', 'about/'],
  ['guide', 'guides/reading-a-release/'],
  ['not found', '404.html'],
] as const;
