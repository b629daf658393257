import type { KeptCommits } from '../git/read/kept/commits/kept-commits.ts';
import { KeptCommit } from '../git/read/kept/commits/kept-history.ts';
import { indexCommits } from '../git/schema/commit-graph.ts';
import type { Commit, RepositoryHistory } from '../git/schema/repository.ts';
import { mayDependOnFiles } from '../releases/assemble/changes/refine-by-files.ts';
import { listAlike, listSuspects } from '../releases/assemble/copies/list-suspects.ts';
import { type CommitFacts, type EarlyFacts, readFacts, readHints } from '../releases/assemble/facts/commit-facts.ts';
import { allHints, hints } from '../releases/assemble/facts/hints.ts';
import { parseFacts } from '../releases/assemble/facts/keep-facts.ts';

/** Facts as they were read while git was at work, in the order in which commits were read. */
export function factsAsRead(facts: readonly CommitFacts[]): EarlyFacts {
  return {
    // Where git failed half-way, commits were read twice, and the second reading counts.
    factsOf: (commit, readAt) => (facts[readAt]?.commit === commit ? facts[readAt] : undefined),
    hintsOf: () => allHints,
  };
}

/** Facts as they were kept, each read when it is asked for. */
export function factsAsKept(kept: KeptCommits): EarlyFacts {
  const hintsOf = (commit: Commit): number => (commit instanceof KeptCommit ? (kept.columns.bits[commit.place] ?? 0) : allHints);
  return {
    factsOf: (commit) => (commit instanceof KeptCommit ? parseFacts(commit, kept.noteOf(commit.place), hintsOf(commit)) : undefined),
    hintsOf,
  };
}

/** What of a history's commits is not told by their messages. */
export interface OpenQuestions {
  /** Ids of commits whose category may rest on their files, newest first. */
  readonly unsure: readonly string[];
  /** Ids of commits that may be copies of each other, in groups. */
  readonly suspects: readonly (readonly string[])[];
}

/** Lists what git has to be asked about commits. Of kept ones that have nothing to ask about, nothing is read. */
export function listQuestions(history: RepositoryHistory, early: EarlyFacts, kept: KeptCommits | null): OpenQuestions {
  const graph = indexCommits(history);
  const factsOf = readFacts(graph, early);
  const hintsOf = readHints(graph);
  const unsure: string[] = [];
  for (let index = 0; index < graph.commits.length; index += 1) {
    if ((hintsOf(index) & hints.files) === 0) continue;
    const { commit, said } = factsOf(index);
    if (said !== null && mayDependOnFiles(said.judged)) unsure.push(commit.sha);
  }
  if (kept === null) return { unsure, suspects: listSuspects(graph.commits.map((_, index) => factsOf(index))) };
  const { commits } = graph;
  const { likeness } = kept.columns;
  const sides = { titles: new Float64Array(commits.length), authored: new Float64Array(commits.length) };
  for (let index = 0; index < commits.length; index += 1) {
    const commit = commits[index];
    if (!(commit instanceof KeptCommit)) continue;
    sides.titles[index] = likeness[2 * commit.place] ?? 0;
    sides.authored[index] = likeness[2 * commit.place + 1] ?? 0;
  }
  const alike = new Map([...listAlike(sides)].map(([index, shared]) => [factsOf(index), shared]));
  return { unsure, suspects: listSuspects(alike.keys(), (facts) => alike.get(facts) ?? { title: false, authored: false }) };
}
