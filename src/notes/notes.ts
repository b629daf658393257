import type { Capability } from '../book/capability.ts';

/** Notes that people wrote in the repositories, laid beside what git says. */
export const notes: Capability = {
  id: 'notes',
  content: { paths: [], kindOf: () => null },
  byProduct: ['writtenNext'],
  blank: { book: { writtenNext: [] }, release: { written: null } },
  schema: async () => {
    const { bookShape, releaseShape } = await import('./schema/extension.ts');
    return { book: bookShape, release: releaseShape };
  },
  problems: async () => (await import('./schema/note-problem-explanations.ts')).noteProblemExplanations,
  collect: async () => (await import('./collect-notes.ts')).collectNotes,
  fromRepositories: true,
  pages: [
    { pattern: '/[product]/written-notes', file: 'notes/pages/product-written-notes.astro' },
    { pattern: '/[product]/[version]/written-notes', file: 'notes/pages/release-written-notes.astro' },
  ],
  // All of them are below products: a product without has none, and what else there is of the site does not depend on it.
  isUsed: () => true,
  reserved: { site: [], product: ['written-notes'] },
  commands: [],
  views: async () => (await import('./views/notes-views.ts')).notesViews,
  outputs: async () => [(await import('./outputs/written-json.ts')).writeWrittenJson],
};
