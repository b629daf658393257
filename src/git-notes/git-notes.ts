import type { Capability } from '../book/capability.ts';

/** What git notes say of commits: reviews, results of tests, and what else people and tools attach to a commit later. */
export const gitNotes: Capability = {
  id: 'git-notes',
  content: { paths: [], kindOf: () => null },
  blank: { book: {}, release: { gitNotes: null } },
  schema: async () => ({ book: {}, release: (await import('./schema/extension.ts')).releaseShape }),
  problems: async () => new Map(),
  collect: async () => (await import('./collect-git-notes.ts')).collectGitNotes,
  fromRepositories: true,
  pages: [],
  isUsed: ({ products }) => products.some(({ releases }) => releases.some((release) => release.gitNotes !== null)),
  reserved: { site: [], product: [] },
  commands: [],
  views: async () => (await import('./views/git-notes-views.ts')).gitNotesViews,
  outputs: async () => [],
};
