import type { Capability } from '../book/capability.ts';

/** The backport log: which change is on which line, how it came there, what is missing, and whether the rules were kept. */
export const backports: Capability = {
  id: 'backports',
  content: { paths: ['content/backports'], kindOf: () => null },
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
  isUsed: ({ backports: logs }) => logs.some(({ changes }) => changes.length > 0),
  reserved: { site: [], product: ['backports', 'changes'] },
  commands: [],
  views: async () => (await import('./views/backports-views.ts')).backportsViews,
  outputs: async () => [
    (await import('./outputs/backports-json.ts')).writeBackportsJson,
    (await import('./outputs/gaps-feed.ts')).writeGapsFeed,
  ],
};
