import type { Capability } from '../book/capability.ts';

/** What forges said of pull requests and releases, laid beside what git says. */
export const pulls: Capability = {
  id: 'pulls',
  content: { paths: [], kindOf: () => null },
  byProduct: ['freezes'],
  blank: { book: { freezes: [] }, release: { forge: null } },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => (await import('./schema/pull-problem-explanations.ts')).pullProblemExplanations,
  collect: async () => (await import('./collect-pulls.ts')).collectPulls,
  pages: [],
  isUsed: ({ products }) => products.some(({ releases }) => releases.some(({ forge }) => forge !== null)),
  reserved: { site: [], product: [] },
  commands: [
    { name: 'collect', description: 'ask the forges for pull requests, reviews and releases, and write the snapshots in content/pulls/' },
  ],
  views: async () => (await import('./views/pulls-views.ts')).pullsViews,
  outputs: async () => [(await import('./outputs/pulls-schema.ts')).writePullsSchema],
};
