import { parsePullNumber } from '../../../../forges/schema/mark.ts';

const file = /^(?:changes?|changelog|news|history|releases|release[-_ ]?notes)(?:\.(?:md|rst|txt|markdown|adoc|rdoc))?$/i;
const forms =
  /(?:(?<![\w/&])(?:#|gh-)|\/(?:pull|pulls|issues|merge_requests)\/|:(?:pr|pull|issue|gh|ghissue|bug|user-pr):`#?)(\d{1,9})\b/gi;

/** How the evidence of a number begins that a line added to a changelog names; its path follows. */
export const changelogLine = 'line added to ';

/** Whether a file at the top of a repository is one in which changes are written down by hand. */
export function isChangelogFile(path: string): boolean {
  return file.test(path);
}

/**
 * The numbers that a line of a changelog names.
 *
 * @example - [BUGFIX] Fix it. #1234, #1235 -> [1234,1235]
 * @example * Fix it [[GH-4091](https://example.org/owner/name/issues/4091)] -> [4091]
 * @example - Fix it. :pr:`77` -> [77]
 * @example Other project: owner/name#12 -> []
 */
export function listChangelogNumbers(line: string): readonly number[] {
  const found = new Set<number>();
  for (const [, digits] of line.slice(0, 2000).matchAll(forms)) {
    const number = parsePullNumber(digits);
    if (number !== null) found.add(number);
  }
  return [...found];
}
