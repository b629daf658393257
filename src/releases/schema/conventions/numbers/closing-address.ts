import { parsePullNumber } from '../../../../forges/schema/mark.ts';

/** A pull request that a line closes by its address, in a project that may be another. */
export interface ClosedPull {
  /** Host, owner and name in lower case: `example.org/owner/name` */
  readonly project: string;
  readonly number: number;
}

const form = /^close[sd]?:?\s+<?https?:\/\/([\w.-]+(?::\d+)?(?:\/[\w.~-]+)+?)\/(?:-\/)?(?:pulls?|merge_requests)\/(\d{1,9})[/>.]*$/i;

const named =
  /^(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+<?https?:\/\/([\w.-]+(?::\d+)?(?:\/[\w.~-]+)+?)\/(?:-\/)?(?:pulls?|merge_requests|issues)\/\d{1,9}\b/i;

/** The project whose issue or pull request a line closes or fixes by its address, as in `ClosedPull`; null for another line. */
export function readNamedProject(line: string): string | null {
  return line.includes('://') ? (named.exec(line)?.[1]?.toLowerCase() ?? null) : null;
}

/**
 * A line that closes a pull request by its address, as people write it who land pull requests by hand. Fixing one is no merge of it.
 *
 * @example Closes https://github.com/curl/curl/pull/16400 -> {"project":"github.com/curl/curl","number":16400}
 * @example Closes: https://gitlab.example.org/a/b/c/-/merge_requests/7 -> {"project":"gitlab.example.org/a/b/c","number":7}
 * @example Closes https://github.com/curl/curl/issues/16400 -> null
 * @example Fixes https://github.com/curl/curl/pull/16400 -> null
 */
export function readClosingAddress(line: string): ClosedPull | null {
  if ((line.charCodeAt(0) | 32) !== 99 || !line.includes('://')) return null;
  const match = form.exec(line);
  const number = parsePullNumber(match?.[2]);
  return match?.[1] === undefined || number === null ? null : { project: match[1].toLowerCase(), number };
}

/** Whether a line tells a project by an address, in one of the two ways. */
export function namesAddress(line: string): boolean {
  return readNamedProject(line) !== null || readClosingAddress(line) !== null;
}
