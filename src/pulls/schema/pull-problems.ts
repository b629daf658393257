import type { Place, Problem } from '../../text/schema/problem.ts';
import { quoteList } from '../../text/schema/quote.ts';

/** What is published on the forge should be tagged in git. */
export function releaseWithoutTag(place: Place, tags: readonly string[]): Problem {
  return {
    code: 'forge-release-without-tag',
    severity: 'warning',
    place,
    message: `The forge has releases whose tags are not in the repository: ${quoteList(tags)}.`,
    hint: 'Fetch the tags, or delete the releases.',
    count: tags.length,
  };
}

/** Who publishes releases on the forge means to do it for each. */
export function tagWithoutRelease(place: Place, tags: readonly string[]): Problem {
  return {
    code: 'forge-tag-without-release',
    severity: 'notice',
    place,
    message: `The forge has no release for these tags: ${quoteList(tags)}.`,
    hint: 'Publish a release for each, if the others have one.',
    count: tags.length,
  };
}

/** What is merged should not be waited for. */
export function issuesStillOpen(place: Place, count: number): Problem {
  return {
    code: 'issue-open-after-merge',
    severity: 'notice',
    place,
    message: `Pull requests of \`${place.subject}\` close issues that are still open.`,
    hint: 'Close them, or say what is left to do.',
    count,
  };
}

/** An approval comes before what it approves. */
export function mergedBeforeSigned(place: Place, count: number): Problem {
  return {
    code: 'merged-before-signed',
    severity: 'warning',
    place,
    message: `What \`${place.subject}\` was tagged from was merged before its records were signed.`,
    hint: 'Sign records before the merge, or write down why not.',
    count,
  };
}
