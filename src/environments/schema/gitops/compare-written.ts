import { parseTagVersion } from '../../../releases/schema/tag-version.ts';
import { compareVersions } from '../../../releases/schema/version.ts';

/**
 * Orders two versions as files write them: negative when the first is older, null when their texts do not tell, as of two commits.
 *
 * @example v9 v10 -> -1
 * @example 1.47.0-wmf.16 1.47.0-wmf.9 -> 1
 * @example 1.23wmf16 1.27.0-wmf.1 -> -1
 * @example release_123 v4 -> null
 * @example release-9469eb53bf41 release-369ae3dddb5f -> null
 * @example 547914854b06c8725dc609a872b5c62e2b935663 v1 -> null
 */
export function compareWritten(left: string, right: string): number | null {
  if (left === right) return 0;
  if (namesCommit(left) || namesCommit(right) || wordBefore(left) !== wordBefore(right)) return null;
  const [a, b] = [parseTagVersion(left), parseTagVersion(right)];
  if (a !== null && b !== null) return a.component === b.component ? compareVersions(a.version, b.version) : null;
  return compareParts(partsOf(left), partsOf(right));
}

/** Whether a text can only be the id of a commit, whole or abbreviated: hexadecimal, and not digits alone. */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text) && (/[a-f]/.test(text) || text.length >= 40);
}

/** Whether a part of a text looks like a commit's id, as in `release-369ae3dddb5f` and `369ae3dddb5f-debug`. */
function namesCommit(text: string): boolean {
  return isCommitId(text) || text.split(/[^0-9A-Za-z]+/).some((part) => part.length >= 7 && isCommitId(part) && /\d/.test(part));
}

/** What stands before the first digit, but for a `v`: versions with other words before them are of another numbering. */
function wordBefore(text: string): string {
  return /^[^\d]*/.exec(text)?.[0].replace(/v$/i, '') ?? '';
}

function partsOf(text: string): readonly (number | string)[] {
  return [...text.slice(0, 100).matchAll(/\d{1,15}|[A-Za-z]+/g)].map(([part]) => (/^\d/.test(part) ? Number(part) : part.toLowerCase()));
}

function compareParts(left: readonly (number | string)[], right: readonly (number | string)[]): number | null {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [a, b] = [left[at], right[at]];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    // One is the other with more numbers; with a word more, it may come before or after.
    if (a === undefined) return typeof b === 'number' ? -1 : null;
    if (b === undefined) return typeof a === 'number' ? 1 : null;
    return null;
  }
  return null;
}
