import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { formatForgeSection } from './format-forge-section.ts';
import { countFreezes, findFreezes, formatFreezes } from './format-freezes.ts';

/** What pages show of what the forges said. */
export const pullsViews: CapabilityViews = {
  sections: ({ product, release }) => {
    const { forge } = release;
    if (forge === null) return [];
    return [
      {
        id: 'forge',
        name: 'From the forge',
        count: forge.pulls.length,
        stamp: null,
        place: 'after-changes',
        format: () => formatForgeSection(product, release, forge),
      },
    ];
  },
  productSections: (product, book) => {
    const freezes = findFreezes(product, book);
    // What nobody knows is no count of none.
    if (freezes === null || countFreezes(freezes) === 0) return [];
    return [{ id: 'freezes', name: 'Deploy freezes', count: countFreezes(freezes), format: () => formatFreezes(product, freezes) }];
  },
  terms: ({ products }) =>
    products.some(({ releases }) => releases.some(({ forge }) => forge !== null))
      ? [
          {
            term: 'From the forge',
            meaning:
              'What GitHub, GitLab, Gitea or Forgejo said of pull requests, reviews, checks, milestones and releases when it was last asked. It is kept in the records repository, because forges delete it after a time: what was gone by then is shown as expired, which is not to say that there was none.',
          },
        ]
      : [],
};
