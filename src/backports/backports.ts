import type { Capability } from '../book/capability.ts';

/** The backport log: which change is on which line, how it came there, what is missing, and whether the rules were kept. */
export const backports: Capability = {
  id: 'backports',
  content: { paths: ['content/backports'], kindOf: () => null },
  byProduct: ['backports'],
  blank: { book: { backports: [] }, release: { support: null } },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => (await import('./schema/backport-problem-explanations.ts')).backportProblemExplanations,
  collect: async () => (await import('./collect-backports.ts')).collectBackports,
  fromRepositories: true,
  pages: [
    { pattern: '/[product]/backports', file: 'backports/pages/backports.astro' },
    { pattern: '/[product]/backports/[line]', file: 'backports/pages/backport-line.astro' },
    { pattern: '/[product]/changes/[change]', file: 'backports/pages/change.astro' },
  ],
  // All of them are below products: a product without has none, and what else there is of the site does not depend on it.
  isUsed: () => true,
  reserved: { site: [], product: ['backports', 'changes'] },
  commands: [],
  views: async () => (await import('./views/backports-views.ts')).backportsViews,
  outputs: async () => [
    (await import('./outputs/backports-json.ts')).writeBackportsJson,
    (await import('./outputs/gaps-feed.ts')).writeGapsFeed,
  ],
};
