import type { Category } from '../../../text/schema/category.ts';
import type { FragmentConvention } from './fragment.ts';

const bumps: Readonly<Record<string, Category>> = { major: 'breaking', minor: 'added', patch: 'fixed' };

/**
 * Changesets: packages with their kind of bump as front matter, and the text (https://github.com/changesets/changesets/blob/main/docs/adding-a-changeset.md).
 *
 * @example
 * .changeset/blue-cats-sing.md
 * ---
 * "@acme/app": minor
 * '@acme/web': patch
 * ---
 *
 * Show the sample sheets
 * -> [{"text":"Show the sample sheets","section":"minor","category":"added","numbers":[]}]
 * @example
 * .changeset/README.md
 * # Changesets
 * -> null
 */
export const readChangeset: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)\.changeset\/[^/]+\.md$/.test(path)) return null;
  const [, head, body = ''] = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n?---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined) return null;
  const named = [...head.matchAll(/:\s*["']?(major|minor|patch)\b/g)].map(([, bump = '']) => bump);
  const bump = ['major', 'minor', 'patch'].find((each) => named.includes(each)) ?? null;
  if (body.trim() === '') return [];
  return [{ text: body.trim(), section: bump, category: bump === null ? null : (bumps[bump] ?? null), numbers: [] }];
};
