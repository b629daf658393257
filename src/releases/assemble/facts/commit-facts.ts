import type { Mark } from '../../../forges/schema/mark.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import type { Commit } from '../../../git/schema/repository.ts';
import type { Category } from '../../../text/schema/category.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import { parseCandidateTitle } from '../../schema/conventions/candidate-title.ts';
import { listNotableLines } from '../../schema/conventions/notable-lines.ts';
import { mayRefer } from '../../schema/conventions/numbers/references.ts';
import { readMarks } from '../../schema/conventions/read-marks.ts';
import { parseAdvisoryTitle } from '../../schema/conventions/titles/advisory-merge.ts';
import { cleanTitle } from '../../schema/conventions/titles/clean-title.ts';
import { listBodies, readSaying, type Saying } from '../changes/read-saying.ts';
import { allHints, type HintsOf } from './hints.ts';

/** What is known of one commit from its message, read once and kept. */
export interface CommitFacts {
  readonly commit: Commit;
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
  readonly merged: Extract<Mark, { kind: 'merged' }> | null;
  /** Whether one of the marks is a revert's. */
  readonly reverts: boolean;
  readonly subject: string;
  /** The subject as a title. */
  readonly title: string;
  /** Whether it may name an issue or a CVE id. */
  readonly refers: boolean;
  /** What it says as a change of its own, where no categories are configured; null for a merge. */
  readonly said: Saying | null;
}

/** Gives the facts of commits by their number. */
export type FactsOf = (index: number) => CommitFacts;

// Assembling and the backport log ask for the same facts, and to read messages takes a good part of both.
const read = new WeakMap<readonly Commit[], { readonly known: (CommitFacts | undefined)[]; readonly early: EarlyFacts | undefined }>();

/** What is known of commits before they are assembled. */
export interface EarlyFacts {
  /** What the message of a commit says, if it was read; `readAt` is where the commit stood then. */
  readonly factsOf: (commit: Commit, readAt: number) => CommitFacts | undefined;
  readonly hintsOf: HintsOf<Commit>;
}

/** Reads the messages of a history's commits, each when it is first asked for, unless that was done before. */
export function readFacts(graph: CommitGraph, given?: EarlyFacts): FactsOf {
  const { known, early } = read.get(graph.commits) ?? { known: new Array<CommitFacts | undefined>(graph.commits.length), early: given };
  read.set(graph.commits, { known, early });
  return (index) => {
    const found = known[index];
    if (found) return found;
    const commit = graph.commits[index];
    if (!commit) throw new RangeError(`Unexpected commit number ${index}, expected one below ${graph.commits.length}`);
    const facts = early?.factsOf(commit, graph.placedBefore?.[index] ?? index) ?? readCommitFacts(commit);
    known[index] = facts;
    return facts;
  };
}

/** Tells what the facts of a history's commits may hold, for who looks at all of them. */
export function readHints(graph: CommitGraph): HintsOf<number> {
  const early = read.get(graph.commits)?.early;
  return (index) => {
    const commit = graph.commits[index];
    return early === undefined || commit === undefined ? allHints : early.hintsOf(commit);
  };
}

const none: ReadonlyMap<string, Category> = new Map();

/** Reads the message of one commit. */
export function readCommitFacts(commit: Commit): CommitFacts {
  const { subject, body } = commit;
  const lines = listNotableLines(body);
  const marks = readMarks({ subject, body, merge: commit.parents.length > 1, lines });
  let merged: CommitFacts['merged'] = null;
  let reverts = false;
  for (const mark of marks) {
    if (mark.kind === 'merged') merged ??= mark;
    else if (mark.kind === 'reverts') reverts = true;
  }
  const plain = plainText(subject);
  const isMerge = commit.parents.length > 1;
  // A squash or a rebase may have kept the subject of the merge that it stands for.
  const advisory = parseAdvisoryTitle(commit);
  const title = cleanTitle(
    advisory !== null || isMerge || merged?.title === undefined ? plainText(advisory ?? subject) : plainText(merged.title),
  );
  const messages = [{ commit, lines }];
  const said = isMerge ? null : readSaying({ heading: title, inner: null, messages, bodies: listBodies(messages), categories: none });
  const refers = isMerge || mayRefer(subject) || mayRefer(body);
  return { commit, lines, marks, merged, reverts, subject: plain, title, refers, said };
}

/** Whether a commit is a merge, or its subject may be a title that names a candidate. */
export function mayNameCandidate({ parents, subject }: Commit): boolean {
  return parents.length > 1 || (subject.endsWith(')') && /\d-?(?:rc|beta|alpha)/i.test(subject));
}

/** The candidate that a commit's pull request title names; null for nearly all commits. */
export function readCandidate(
  facts: CommitFacts,
): { readonly version: NonNullable<ReturnType<typeof parseCandidateTitle>>; readonly pull: number; readonly title: string } | null {
  const { merged, commit } = facts;
  if (merged === null) return null;
  const title = plainText(merged.title ?? commit.subject.replace(/(?:\s*\([#!]\d+\))+\s*$/, ''));
  const version = parseCandidateTitle(title);
  return version ? { version, pull: merged.number, title } : null;
}
