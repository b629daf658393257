import type { Commit } from '../../schema/repository.ts';
import { numberCommits, orderChildrenFirst } from '../../schema/speed/commit-order.ts';
import { GitFailed } from '../process/git-process.ts';
import { type CommitLog, type LogSource, readCommitLog } from './git-log.ts';
import { salvageCommitLog } from './git-salvage.ts';

/** The commits of a repository, children before parents, and those that are named but not there. */
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
  const commits = orderChildrenFirst(log.commits);
  return { ...log, commits, absent: listAbsent(commits, source.tips) };
}

function listAbsent(commits: readonly Commit[], tips: readonly string[]): readonly string[] {
  const { indexOf, absent } = numberCommits(commits);
  const missing = new Set(tips.filter((sha) => !indexOf.has(sha)));
  for (const { parent } of absent) missing.add(parent);
  return [...missing].sort();
}
