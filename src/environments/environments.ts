import type { Capability } from '../book/capability.ts';

/** Environments: processes, policies, and what was promoted where, when and by whom. */
export const environments: Capability = {
  id: 'environments',
  content: { paths: [], kindOf: () => null },
  blank: { book: { processes: [], decisions: [], environments: [], versionedDocuments: [] }, release: { journey: null } },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => new Map(),
  collect: undefined,
  pages: [],
  isUsed: ({ processes, decisions, environments: products }) => processes.length > 0 || decisions.length > 0 || products.length > 0,
  reserved: { site: ['decisions', 'environments', 'processes'], product: ['documents', 'environments'] },
  commands: [],
  views: async () => ({}),
  outputs: async () => [],
};
