import type { Place, Problem } from './problem.ts';
import { quoteList, quoteValue } from './quote.ts';

/** A record is one of a candidate that exists. */
export function candidateTagUnknown(place: Place, { tag, known }: { readonly tag: string; readonly known: readonly string[] }): Problem {
  return {
    code: 'candidate-tag-unknown',
    severity: 'error',
    place,
    message: `Unexpected tag \`${quoteValue(tag)}\` of the candidate, expected a tag of the product${known.length === 0 ? ', which has none' : ` such as ${quoteList(known)}`}.`,
    hint: 'Correct the tag, or fetch the tags of the repository.',
  };
}

/** A record is one of a commit that exists. */
export function candidateCommitUnknown(place: Place, commit: string): Problem {
  return {
    code: 'candidate-commit-unknown',
    severity: 'error',
    place,
    message: `Unexpected commit \`${quoteValue(commit)}\` of the candidate, expected one of the product.`,
    hint: 'Copy the commit of the tag: `git rev-parse <tag>^{commit}`.',
  };
}

/** Tag and commit of a candidate are the same. */
export function candidateCommitDiffers(
  place: Place,
  { tag, commit, expected }: { readonly tag: string; readonly commit: string; readonly expected: string },
): Problem {
  return {
    code: 'candidate-commit-differs',
    severity: 'error',
    place,
    message: `Unexpected commit \`${quoteValue(commit)}\` of the candidate, expected \`${expected}\`, where the tag \`${quoteValue(tag)}\` is.`,
    hint: 'Correct the commit; if the tag was moved, test again.',
  };
}

/** A candidate is one of a repository of the product. */
export function candidateRepositoryUnknown(
  place: Place,
  { repository, known }: { readonly repository: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'candidate-repository-unknown',
    severity: 'error',
    place,
    message: `Unexpected repository \`${quoteValue(repository)}\` of the candidate, expected one of ${quoteList(known)}.`,
    hint: 'Write the id of the repository as in the configuration.',
  };
}
