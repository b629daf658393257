import type { FileVersion } from '../../../git/schema/content-history.ts';

/** Why a commit changed a record, and whether that is a reason that someone gave. */
export interface Reason {
  readonly why: string;
  readonly given: boolean;
}

const trailer = /^(?:[A-Z][A-Za-z-]*-by|Change-Id|Cc|Refs?|Fixes|Closes|Issue|See-also|Reviewed-on|On-behalf-of|Git-[A-Za-z-]+): /i;

/**
 * The reason of each version of a record: the body of its commit without trailers; else what a later commit says about it, on a line `Reason for 1a2b3c4d5e: …`; else
 * the subject, which says what was done and not why.
 */
export function findReasons(versions: readonly FileVersion[]): (version: FileVersion) => Reason {
  const later = versions.flatMap(({ body }) =>
    [...body.matchAll(/^Reason for ([0-9a-f]{7,64}): *(\S.*)$/gm)].map(([, commit = '', why = '']) => ({ commit, why })),
  );
  return ({ commit, subject, body }) => {
    const own = body
      .split('\n')
      .filter((line) => !trailer.test(line) && !/^Reason for [0-9a-f]{7,64}:/.test(line))
      .join('\n')
      .trim();
    if (own !== '') return { why: own, given: true };
    const told = commit === null ? undefined : later.find((reason) => commit.startsWith(reason.commit));
    return told === undefined ? { why: subject, given: false } : { why: told.why, given: true };
  };
}
