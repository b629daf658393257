import type { Place, Problem } from './problem.ts';

/** A tag that leads to no commit cannot be a release. */
export function tagWithoutCommit(place: Place, tag: string): Problem {
  return {
    code: 'tag-without-commit',
    severity: 'notice',
    place: { ...place, subject: tag },
    message: `Unexpected tag \`${tag}\` of something other than a commit, expected a tag of a commit.`,
    hint: 'Leave it if it holds a key or a file; delete it if it was made by mistake.',
  };
}
