/** The categories of changes, in the order in which a release page shows them. */
export const categories = [
  'breaking',
  'security',
  'added',
  'changed',
  'deprecated',
  'removed',
  'fixed',
  'performance',
  'documentation',
  'dependencies',
  'internal',
] as const;

/** What kind of change it is to the reader of release notes. */
export type Category = (typeof categories)[number];
