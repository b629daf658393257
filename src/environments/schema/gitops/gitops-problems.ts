import type { Problem } from '../../../text/schema/problem.ts';
import { quoteList, quoteValue } from '../../../text/schema/quote.ts';

/** Where a source of promotions is configured: the product, and the repository that it reads. */
export interface SourcePlace {
  readonly product: string;
  readonly repository: string;
}

/** No file of the history fits a pattern: it is misspelt, or the files have moved. */
export function promotionsMatchNothing({ product, repository }: SourcePlace, patterns: readonly string[]): Problem {
  return {
    code: 'promotions-match-nothing',
    severity: 'error',
    place: { source: repository, subject: product },
    message: `No file in the history of \`${repository}\` matches ${quoteList(patterns)}, so nothing is known of where \`${product}\` went.`,
    hint: 'Correct `files` under `promotions` in the configuration; paths start at the top folder of the repository.',
  };
}

/** Files fit, and none ever held a value there. */
export function promotionsWithoutValue({ product, repository }: SourcePlace, value: string): Problem {
  return {
    code: 'promotions-without-value',
    severity: 'error',
    place: { source: repository, subject: product },
    message: `The files of \`${repository}\` that \`promotions\` of \`${product}\` names never held a version at \`${quoteValue(value)}\`.`,
    hint: 'Correct `value`, `match`, `keys` or `entries` under `promotions` in the configuration.',
  };
}

/** The files speak of other applications, or of other environments, than those configured. */
export function promotionsOfOthers({ product, repository }: SourcePlace, names: readonly string[]): Problem {
  return {
    code: 'promotions-of-others',
    severity: 'warning',
    place: { source: repository, subject: product },
    message: `\`${repository}\` never names ${quoteList(names)}, which \`promotions\` of \`${product}\` expects there.`,
    hint: 'Correct `applications` or `environments` under `promotions`: write the names as the files have them.',
  };
}

/** Why a version of a file was not read, in words that follow "is". */
export type Unreadable = 'binary' | 'larger than 4 MiB' | 'not in the repository' | 'malformed';

const hints: Readonly<Record<Unreadable, string>> = {
  binary: 'Correct `files` under `promotions`: versions are read from text files.',
  'larger than 4 MiB': 'Correct `files` under `promotions`: files that name versions are small.',
  'not in the repository': 'Clone the repository again without `--filter`.',
  malformed: 'Nothing needs to be done for an old mistake that was corrected since; else correct `format` or the file.',
};

/** Versions of a file that could not be read: what it said before still counts. */
export function promotionsUnreadable(
  { product, repository }: SourcePlace,
  { why, path, commit, count }: { readonly why: Unreadable; readonly path: string; readonly commit: string; readonly count: number },
): Problem {
  return {
    code: 'promotions-unreadable',
    severity: 'warning',
    place: { source: repository, subject: product },
    message: `\`${quoteValue(path)}\` at commit \`${commit.slice(0, 12)}\` is ${why}, so that its versions of \`${product}\` were not read.`,
    hint: hints[why],
    count,
  };
}

/** More files fit than any product has. */
export function promotionsTooMany({ product, repository }: SourcePlace, most: number): Problem {
  return {
    code: 'promotions-too-many',
    severity: 'error',
    place: { source: repository, subject: product },
    message: `More than ${most} files of \`${repository}\` match \`promotions\` of \`${product}\`, or they hold too much; the rest was not read.`,
    hint: 'Name the folder and the ending of the files in `files` under `promotions`.',
  };
}

/** Instances that no member list names, so that nobody knows which environment they are in. */
export function promotionsWithoutRing({ product, repository }: SourcePlace, instance: string, count: number): Problem {
  return {
    code: 'promotions-without-environment',
    severity: 'notice',
    place: { source: repository, subject: product },
    message: `\`${quoteValue(instance)}\` got a version, and no list under \`members\` named it at that commit.`,
    hint: 'Add the list, or the path that it had then, to `members` under `promotions`.',
    count,
  };
}

/** The repository, or its branch, cannot be read. */
export function promotionsNotRead({ product, repository }: SourcePlace, why: string): Problem {
  return {
    code: 'promotions-not-read',
    severity: 'error',
    place: { source: repository, subject: product },
    message: `Promotions of \`${product}\` could not be read from \`${repository}\`: ${why}`,
    hint: 'Correct `repository` or `branch` under `promotions` in the configuration.',
  };
}

/** Commits without a date that a calendar has. */
export function promotionsWithoutDate({ product, repository }: SourcePlace, commit: string, count: number): Problem {
  return {
    code: 'promotions-without-date',
    severity: 'notice',
    place: { source: repository, subject: product },
    message: `Commit \`${commit.slice(0, 12)}\` has no date that a calendar has: when its promotions happened is not known.`,
    hint: 'Leave it: their order is known from the history.',
    count,
  };
}

/** What each code means for the reader of the site. */
export const gitopsProblemExplanations: ReadonlyMap<string, string> = new Map([
  [
    'promotions-match-nothing',
    'The configuration names files that say which version went where, and no commit of that repository ever held one. Environments are shown without what they would have told.',
  ],
  ['promotions-without-value', 'The files are there, and nothing stands in them where the configuration looks for the version.'],
  ['promotions-of-others', 'The configuration expects an application or an environment that the files never name; it may be misspelt.'],
  [
    'promotions-unreadable',
    'A file at some commit is binary, very large, absent from a partial clone, or not written in its format. What the file said before counts until it can be read again.',
  ],
  ['promotions-too-many', 'A pattern that fits so many files, or so large ones, is hardly meant. Only the first were read.'],
  [
    'promotions-without-environment',
    'Instances belong to environments by lists. One that is in no list has versions, and nobody knows which environment they went to.',
  ],
  ['promotions-not-read', 'The repository that says which version went where is not there, or has no such branch.'],
  ['promotions-without-date', 'A commit that promoted a version has a date that exists on no calendar. The event is shown without a time.'],
]);
