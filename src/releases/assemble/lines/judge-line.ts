import type { Release } from '../../../book/schema/book.ts';
import type { Line } from '../../../book/schema/product.ts';
import { compareInstants } from '../changes/compare-changes.ts';

/** What is known of a line, to judge what it is now. */
export interface LineEvidence {
  /** Its newest final release that was not withdrawn, with its status; null when it has only candidates. */
  readonly latest: Release | null;
  /** The later line that contains that. A line, and no release of it: the next release there says nothing new of this line. */
  readonly within: string | null;
  /** Its newest release of any kind. */
  readonly newest: Release | null;
  /** The first final release of the newest line. */
  readonly newestLine: { readonly line: string; readonly version: string; readonly date: string | null } | null;
  readonly isNewest: boolean;
  /** The tag that says that support ended. */
  readonly ended: string | null;
}

/** Says what a line is now, only as far as something shows it, with what that is. */
export function judgeLine({ latest, within, newest, newestLine, isNewest, ended }: LineEvidence): Line['state'] {
  if (ended !== null) return { kind: 'end-of-life', reason: `The tag ${ended} says so.` };
  if (latest === null) {
    if (!newest) return { kind: 'planned', reason: 'Nothing was tagged on it yet.' };
    return newest.supersededBy === null
      ? { kind: 'candidate', reason: `Only candidates were made on it, the newest for ${newest.version}.` }
      : { kind: 'superseded', reason: `${newest.version} was never released; ${newest.supersededBy} came instead.` };
  }
  if (within !== null) return { kind: 'superseded', reason: `Line ${within} contains ${latest.version}, its latest release.` };
  if (isNewest) return { kind: 'maintained', reason: 'It is the newest line.' };
  if (newestLine?.date && latest.date !== null && compareInstants(latest.date, newestLine.date) > 0)
    return {
      kind: 'maintained',
      reason: `${latest.version} was released on it after ${newestLine.version}, when line ${newestLine.line} was there.`,
    };
  return { kind: 'released', reason: 'Nothing shows whether it is still maintained.' };
}
