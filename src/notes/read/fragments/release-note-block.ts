import { readNoteCategory } from '../../schema/note-category.ts';
import { type FragmentConvention, readNameNumber } from './fragment.ts';

/**
 * HashiCorp's go-changelog: blocks whose kind follows `release-note:`, in a file named for the pull request
 * (https://github.com/hashicorp/go-changelog).
 *
 * @example
 * .changelog/1234.txt
 * ```release-note:bug
 * api: do not lose the token [[GH-1200](https://github.com/a/b/issues/1200)]
 * ```
 *
 * ```release-note:improvement
 * faster
 * ```
 * -> [{"text":"api: do not lose the token [[GH-1200](https://github.com/a/b/issues/1200)]","section":"bug","category":"fixed","numbers":[1234]},{"text":"faster","section":"improvement","category":"changed","numbers":[1234]}]
 */
export const readReleaseNoteBlocks: FragmentConvention = (path, text) => {
  if (!/(?:^|\/)\.changelog\/_?\d+\.txt$/.test(path)) return null;
  return [...text.matchAll(/^```release-note:([\w-]+)[^\S\n]*\n([\s\S]*?)\n?```/gm)].flatMap(([, kind = '', body = '']) =>
    body.trim() === '' || kind === 'none'
      ? []
      : [{ text: body.trim(), section: kind, category: readNoteCategory(kind.replaceAll('-', ' ')), numbers: readNameNumber(path) }],
  );
};
