import type { RepositoryConfig } from '../book/schema/config.ts';
import { recogniseForge } from '../forges/schema/known-forges.ts';
import { locateRepository, type RepositoryPlaces } from '../git/read/places/locate-repository.ts';
import type { Keeping } from '../git/read/repository/read-kept-commits.ts';
import {
  type RepositoryReading,
  type RepositorySource,
  readRepository,
  readRepositoryAgain,
} from '../git/read/repository/read-repository.ts';
import type { Progress } from '../git/schema/progress.ts';
import type { Commit, RepositoryHistory } from '../git/schema/repository.ts';
import { repositoryId } from '../git/schema/repository-id.ts';
import { type CommitFacts, type EarlyFacts, readCommitFacts } from '../releases/assemble/facts/commit-facts.ts';
import { keepFacts } from '../releases/assemble/facts/keep-facts.ts';
import { readNamedNumbers } from '../releases/read/numbers/named-numbers.ts';
import type { Content } from '../releases/read/read-content.ts';
import { readWithdrawn } from '../releases/read/read-withdrawn.ts';
import { count } from '../text/schema/count.ts';
import { type AnswersPlace, askAboutCommits } from './ask-about-commits.ts';
import { factsAsKept, factsAsRead, listQuestions } from './early-facts.ts';

/** What the readings of a Book share. */
export interface Reach {
  readonly places: RepositoryPlaces;
  readonly content: Content;
  /** Where answers about commits are kept. */
  readonly answers: AnswersPlace;
  /** Where commits are kept from one run to the next; null for whoever wants them read from nothing. */
  readonly commits: AnswersPlace | null;
  readonly tell: (progress: Progress) => void;
  /** Readings by path: the components of a monorepo share one pass over its history. */
  readonly begun: Map<string, Promise<Read>>;
  readonly loadOnce: () => ReturnType<typeof loadLater>;
}

/** What assembles and judges, loaded when there is something to assemble. */
export async function loadLater() {
  return {
    ...(await import('../releases/assemble/release/assemble-book.ts')),
    ...(await import('../releases/read/signatures/judge-tags.ts')),
  };
}

/** A repository as it was read. */
export interface Read extends RepositoryReading {
  /** What commits say, read while git is at work, or in an earlier run. */
  readonly facts: EarlyFacts;
}

/** Reads a repository of the configuration and judges its tags. */
export async function readSource(repository: RepositoryConfig, { places, content, answers, commits, tell, begun, loadOnce }: Reach) {
  const subject = repositoryId(repository);
  const folder = await locateRepository(repository.path, places);
  const source = { ...repository, path: folder, id: subject, recogniseForge };
  tell({ stage: 'read', subject, state: 'begun' });
  const before = begun.get(folder);
  const pending =
    before === undefined ? readWithFacts(source, { answers, commits, onBegun: loadOnce }) : before.then((read) => readAgain(source, read));
  if (before === undefined) begun.set(folder, pending);
  const read = await pending;
  tell({ stage: 'read', subject, state: 'ended', result: describe(read.history) });
  tell({ stage: 'judge', subject, state: 'begun' });
  const { judgeTags } = await loadOnce();
  const signatures = await judgeTags(read.history, content.keys);
  tell({ stage: 'judge', subject, state: 'ended' });
  return { ...read, signatures };
}

interface Reading extends Pick<Reach, 'answers' | 'commits'> {
  readonly onBegun: () => unknown;
}

async function readWithFacts(source: RepositorySource, { answers, commits, onBegun }: Reading): Promise<Read> {
  const read: CommitFacts[] = [];
  const onCommit = (commit: Commit): void => {
    if (read.push(readCommitFacts(commit)) === 1) onBegun();
  };
  const keeping = commits === null ? undefined : keepWithFacts(commits, read);
  const reading = await readRepository({ ...source, readNamed: readNamedNumbers, readWithdrawn, onCommit, keeping });
  const facts = reading.kept === null ? factsAsRead(read) : factsAsKept(reading.kept);
  const questions = listQuestions(reading.history, facts, reading.kept);
  const told = await askAboutCommits({ ...reading, questions }, answers);
  return { ...reading, history: { ...reading.history, ...told }, facts };
}

function keepWithFacts({ folder, stamp }: AnswersPlace, read: readonly CommitFacts[]): Keeping {
  let known: ReadonlyMap<Commit, CommitFacts> | undefined;
  return {
    folder,
    stamp,
    remarkOn: (commit) => {
      known ??= new Map(read.map((facts) => [facts.commit, facts]));
      return keepFacts(known.get(commit) ?? readCommitFacts(commit));
    },
  };
}

async function readAgain(source: RepositorySource, before: Read): Promise<Read> {
  return { ...(await readRepositoryAgain(source, before)), facts: before.facts };
}

function describe({ commits, tags }: RepositoryHistory): string {
  return `${count(commits.length, 'commit')}, ${count(tags.length, 'tag')}`;
}
