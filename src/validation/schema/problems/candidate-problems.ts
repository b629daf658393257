import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** A record is one of a candidate that exists. */
export function candidateTagUnknown(place: Place, { tag, known }: { readonly tag: string; readonly known: readonly string[] }): Problem {
  return {
    code: 'candidate-tag-unknown',
    severity: 'error',
    place,
    message: `The product has no tag \`${quoteValue(tag)}\`${known.length === 0 ? '' : `, only ones such as ${quoteList(known)}`}.`,
    hint: 'Correct the tag, or fetch the tags of the repository.',
  };
}

/** The commit of a candidate that has another tag than the record says shows which one was meant. */
export function candidateTagDiffers(
  place: Place,
  { tag, commit, tags }: { readonly tag: string; readonly commit: string; readonly tags: readonly string[] },
): Problem {
  return {
    code: 'candidate-tag-differs',
    severity: 'error',
    place,
    message: `There is no tag \`${quoteValue(tag)}\`; the candidate's commit \`${quoteValue(commit)}\` has ${quoteList(tags)}.`,
    hint: 'Correct the tag.',
  };
}

/** A candidate may be tested before it is tagged; until then its commit alone says what was tested. */
export function candidateNotTagged(
  place: Place,
  { tag, commit, known }: { readonly tag: string; readonly commit: string; readonly known: readonly string[] },
): Problem {
  return {
    code: 'candidate-not-tagged',
    severity: 'warning',
    place,
    message: `There is no tag \`${quoteValue(tag)}\`, and the candidate's commit \`${quoteValue(commit)}\` has none: it is planned, or a slip${known.length === 0 ? '' : ` for ${quoteList(known)}`}.`,
    hint: 'Tag that commit, or correct the tag; leave the tag out while there is none.',
  };
}

/** A record is one of a commit that exists. */
export function candidateCommitUnknown(place: Place, commit: string): Problem {
  return {
    code: 'candidate-commit-unknown',
    severity: 'error',
    place,
    message: `The candidate's commit \`${quoteValue(commit)}\` is not a commit of the product.`,
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
    message: `The record names commit \`${quoteValue(commit)}\`, and the tag \`${quoteValue(tag)}\` is at \`${expected}\`.`,
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
    message: `The product has no repository \`${quoteValue(repository)}\`, only ${quoteList(known)}.`,
    hint: 'Write the id of the repository as in the configuration.',
  };
}

/** What is released is what was tested. */
export function releasedOtherwise(
  place: Place,
  { tag, commit, filesKnown }: { readonly tag: string; readonly commit: string; readonly filesKnown: boolean },
): Problem {
  return {
    code: 'released-otherwise',
    severity: filesKnown ? 'warning' : 'notice',
    place,
    message: filesKnown
      ? `\`${quoteValue(tag)}\` was released with other files than those that were tested, at commit \`${quoteValue(commit)}\`.`
      : `\`${quoteValue(tag)}\` was tagged at a different commit from the one that was tested, \`${quoteValue(commit)}\`. Whether the files differ is not known.`,
    hint: filesKnown
      ? 'Look at what differs; test what was released in another run, or tag what was tested.'
      : 'Tag the commit that was tested, so that its files can be compared.',
  };
}

/** A tag stays where it was when people signed for it. */
export function signedTagMoved(
  place: Place,
  {
    tag,
    commit,
    now,
    signers,
  }: { readonly tag: string; readonly commit: string; readonly now: string; readonly signers: readonly string[] },
): Problem {
  return {
    code: 'signed-tag-moved',
    severity: 'error',
    place,
    message: `The tag \`${quoteValue(tag)}\` was moved to \`${now}\` after ${quoteList(signers)} signed for it at \`${quoteValue(commit)}\`.`,
    hint: 'Find out who moved it and put it back; what it is at now was not tested.',
  };
}
