import { mayNameCandidate, readCandidate, readHints } from '../facts/commit-facts.ts';
import { hints } from '../facts/hints.ts';
import { isOneOfSeveral } from '../lines/line-names.ts';
import type { TitledCandidate } from './plan-releases.ts';
import type { PlannedRepository } from './planned-repository.ts';

/** The candidates that titles of merged pull requests name, oldest first, so that the first merge under a title is the one that counts. */
export function listTitledCandidates(repository: PlannedRepository, index: number): readonly TitledCandidate[] {
  if (isOneOfSeveral(repository)) return [];
  const found: TitledCandidate[] = [];
  const { graph, factsOf } = repository;
  const hintsOf = readHints(graph);
  for (let commit = 0; commit < graph.commits.length; commit += 1) {
    const read = graph.commits[commit];
    if ((hintsOf(commit) & hints.candidate) === 0 || read === undefined || !mayNameCandidate(read)) continue;
    const candidate = readCandidate(factsOf(commit));
    if (candidate) found.push({ repository: index, ...candidate, commit: read.sha });
  }
  return found.reverse();
}
