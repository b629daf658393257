import type { Capability } from '../book/capability.ts';

/** Notes that people wrote in the repositories, laid beside what git says. */
export const notes: Capability = {
  id: 'notes',
  content: { paths: [], kindOf: () => null },
  blank: { book: { writtenNext: [] }, release: { written: null } },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => (await import('./schema/note-problem-explanations.ts')).noteProblemExplanations,
  collect: async () => (await import('./collect-notes.ts')).collectNotes,
  fromRepositories: true,
  pages: [],
  isUsed: ({ products, writtenNext }) =>
    writtenNext.length > 0 || products.some(({ releases }) => releases.some(({ written }) => written !== null)),
  reserved: { site: [], product: ['written-notes'] },
  commands: [],
  views: async () => ({}),
  outputs: async () => [],
};
