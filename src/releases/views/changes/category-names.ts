import type { Category } from '../../../text/schema/category.ts';

/** The headings of categories, for readers. */
export const categoryNames: Readonly<Record<Category, string>> = {
  breaking: 'Breaking',
  security: 'Security',
  added: 'Added',
  changed: 'Changed',
  deprecated: 'Deprecated',
  removed: 'Removed',
  fixed: 'Fixed',
  performance: 'Performance',
  documentation: 'Documentation',
  dependencies: 'Dependencies',
  internal: 'Internal',
};
