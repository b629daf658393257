import type { Release } from '../../../book/schema/book.ts';
import type { ContentHistory } from '../../../git/schema/content-history.ts';
import { isSameCommit } from '../../schema/records/is-same-commit.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { findReleasedOtherwise, findTested } from '../../schema/records/released-otherwise.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';

/** What may leave open what the signatures of a record are worth. */
export interface DoubtSources {
  readonly candidate: ValidationRecord['candidate'];
  /** Null for an operational record, and for a folder whose release is not in git. */
  readonly release: Release | null;
  readonly signoffs: readonly Signoff[];
  /** What was lost of its signatures, in sentences. */
  readonly lost: readonly string[];
  readonly history: Pick<ContentHistory, 'known' | 'shallow' | 'missing' | 'elsewhere'>;
  /** Steps that were executed in another environment than the record's: `S-1 in development`. */
  readonly carriedFrom: readonly string[];
  /** Whether a later run goes on from the record: that one answers for what was released. */
  readonly continued: boolean;
  /** Sentences on overall results that say that something failed, where no step did. */
  readonly contradictions: readonly string[];
  /** Why the root keys that the folder names do not vouch for people and keys, in sentences; null when they do, or when it names none. */
  readonly distrust: string | null;
}

/** Lists why a record with all its signatures is still not shown as approved, in sentences, each once. Without signatures there is nothing to doubt. */
export function listDoubts({
  candidate,
  release,
  signoffs,
  lost,
  history,
  carriedFrom,
  continued,
  contradictions,
  distrust,
}: DoubtSources): readonly string[] {
  const valid = signoffs.filter(({ state }) => state === 'valid');
  if (valid.length === 0) return [];
  return [
    ...new Set([
      ...valid.flatMap(({ doubts }) => doubts),
      ...(distrust === null ? [] : [`Nobody vouches for who may sign. ${distrust}`]),
      ...lost,
      ...contradictions,
      ...describeUnread(signoffs),
      ...describeHistory(history),
      ...(carriedFrom.length === 0 ? [] : [`Results count that were seen in another environment: ${carriedFrom.join(', ')}.`]),
      ...(release === null || continued ? [] : describeRelease(candidate, release)),
    ]),
  ];
}

/** Files of signatures that say nothing: what somebody signed there, a refusal perhaps, is not known. */
function describeUnread(signoffs: readonly Signoff[]): readonly string[] {
  return signoffs.flatMap(({ state, principal, statement, reason }) =>
    state === 'malformed' && principal === null ? [`\`${statement}\` cannot be read: ${reason}`] : [],
  );
}

/** Who deleted what is known from the whole history alone. */
function describeHistory({ known, shallow, missing = [], elsewhere = [] }: DoubtSources['history']): readonly string[] {
  const lost = 'a refusal that was deleted would not be noticed';
  if (!known) return [`The history of the record cannot be read: ${lost}.`];
  if (shallow) return [`Only a part of the history is there (a shallow clone): ${lost}.`];
  const [folder] = elsewhere;
  if (folder !== undefined) return [`\`${folder}\` is a link or a repository of its own, whose history was not read: ${lost}.`];
  return missing.length > 0 ? [`Parts of the history are missing: ${lost}.`] : [];
}

/** Whether what was tested is what is released, or about to be. */
function describeRelease(candidate: ValidationRecord['candidate'], release: Release): readonly string[] {
  const otherwise = findReleasedOtherwise({ candidate }, release);
  if (otherwise !== null) {
    const files = otherwise.filesKnown ? 'with other files than those that were tested' : 'at a commit other than the one that was tested';
    return [`\`${otherwise.tag.name}\` was tagged ${files}.`];
  }
  const commit = candidate?.commit ?? null;
  const newest = release.candidates.at(-1);
  if (commit === null || newest === undefined || release.tags.length > 0) return [];
  if (candidate === null || newest.tags.length === 0) return [];
  const tested = findTested({ ...candidate, commit }, release);
  if (tested === newest || newest.tags.every((tag) => isTested(tag, { tested, candidate, commit }))) return [];
  return [`A newer candidate, ${newest.version}, is not the one that was tested.`];
}

type Candidate = NonNullable<ValidationRecord['candidate']>;

interface Tested {
  readonly tested: Release['candidates'][number] | undefined;
  readonly candidate: Candidate;
  readonly commit: string;
}

/** Whether a tag of a newer candidate holds what was tested in its repository; of one that the tested candidate has no tag in, nothing tells. */
function isTested(tag: Release['tags'][number], { tested, candidate, commit }: Tested): boolean {
  if (tag.repository === candidate.repository && isSameCommit(tag.commit, commit)) return true;
  const before = tested?.tags.find(({ repository }) => repository === tag.repository);
  if (before === undefined) return tag.repository !== candidate.repository && candidate.repository !== null;
  return before.commit === tag.commit || (before.tree !== null && before.tree === tag.tree);
}
