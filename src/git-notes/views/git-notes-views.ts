import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { formatGitNotes } from './format-git-notes.ts';

/** What pages show of git notes. */
export const gitNotesViews: CapabilityViews = {
  sections: ({ product, release }) => {
    const notes = release.gitNotes;
    if (notes === null) return [];
    return [
      {
        id: 'git-notes',
        name: 'Git notes',
        count: notes.notes.length + notes.more,
        stamp: null,
        place: 'after-changes',
        format: () => formatGitNotes(product, release, notes),
      },
    ];
  },
  terms: ({ products }) =>
    products.some(({ releases }) => releases.some(({ gitNotes }) => gitNotes !== null))
      ? [
          {
            term: 'Git note',
            meaning:
              'A text that was attached to a commit after it was made (`git notes`), such as a review or the result of a test. Anybody who may push to the repository can write or change one, so it is shown as it is and approves nothing.',
          },
        ]
      : [],
};
