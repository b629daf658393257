import type { Capability } from '../book/capability.ts';

/** Release notes: what each version of a product holds, compared with what and why. */
export const releases: Capability = {
  id: 'releases',
  content: { paths: [], kindOf: () => null },
  blank: { book: {}, release: {} },
  schema: async () => ({ book: {}, release: {} }),
  problems: async () =>
    new Map([
      ...(await import('../text/schema/problems/text-problem-explanations.ts')).textProblemExplanations,
      ...(await import('../git/schema/git-problem-explanations.ts')).gitProblemExplanations,
      ...(await import('./schema/release-problem-explanations.ts')).releaseProblemExplanations,
    ]),
  // The Book begins with releases: `assembleBook` makes it.
  collect: undefined,
  pages: [
    { pattern: '/[product]', file: 'releases/pages/product.astro' },
    { pattern: '/[product]/compare', file: 'releases/pages/compare.astro' },
    { pattern: '/[product]/lines/[line]', file: 'releases/pages/line.astro' },
    { pattern: '/[product]/[version]', file: 'releases/pages/release.astro' },
  ],
  isUsed: () => true,
  reserved: { site: ['compare', 'lines'], product: ['compare', 'latest', 'lines'] },
  commands: [
    { name: 'notes', description: 'print the notes of a release as Markdown, for a release page, a changelog or a mail' },
    { name: 'lock', description: 'remember new tags in content/tags.lock, so that a tag that moves is noticed' },
  ],
  views: async () => (await import('./views/release-views.ts')).releaseViews,
  outputs: async () => [],
};
