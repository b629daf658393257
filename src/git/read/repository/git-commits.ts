import { numberCommits, orderCommits } from '../../schema/commit-order.ts';
import type { Commit } from '../../schema/repository.ts';
import { GitFailed } from '../process/git-process.ts';
import { type CommitLog, type LogSource, readCommitLog } from './git-log.ts';
import { salvageCommitLog } from './git-salvage.ts';

/** The commits of a repository in Docket's order, and those that are named but not there. Ids of odd ones are in that order, too. */
export interface CommitReading extends CommitLog {
  /** Ids of commits that a tip or a child names and that could not be read, sorted. */
  readonly absent: readonly string[];
}

/** Reads every commit reachable from the tips, unless they were `read` before; where some are missing or damaged, those that are left. */
export async function readCommits(source: LogSource, read: CommitLog | null): Promise<CommitReading> {
  const log =
    read ??
    (await readCommitLog(source).catch((error: unknown) => {
      if (error instanceof GitFailed) return salvageCommitLog(source);
      throw error;
    }));
  const commits = orderCommits(log.commits);
  const [notUtf8 = [], brokenDates = [], tooLong = []] = [log.notUtf8, log.brokenDates, log.tooLong].map((odd) => inOrder(odd, commits));
  return { commits, notUtf8, brokenDates, tooLong, absent: listAbsent(commits, source.tips) };
}

function inOrder(odd: readonly string[], commits: readonly Commit[]): readonly string[] {
  const { indexOf } = numberCommits(commits);
  return odd.toSorted((left, right) => (indexOf.get(left) ?? 0) - (indexOf.get(right) ?? 0));
}

function listAbsent(commits: readonly Commit[], tips: readonly string[]): readonly string[] {
  const { indexOf, absent } = numberCommits(commits);
  const missing = new Set(tips.filter((sha) => !indexOf.has(sha)));
  for (const { parent } of absent) missing.add(parent);
  return [...missing].sort();
}
