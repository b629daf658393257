import { isMerge } from '../../../git/schema/commit-graph.ts';
import { readCandidate } from '../changes/commit-facts.ts';
import { isOneOfSeveral } from '../lines/line-names.ts';
import type { TitledCandidate } from './plan-releases.ts';
import type { PlannedRepository } from './planned-repository.ts';

/** The candidates that titles of merged pull requests name, oldest first, so that the first merge under a title is the one that counts. */
export function listTitledCandidates(repository: PlannedRepository, index: number): readonly TitledCandidate[] {
  if (isOneOfSeveral(repository)) return [];
  const found: TitledCandidate[] = [];
  const { graph, factsOf } = repository;
  for (let commit = 0; commit < graph.commits.length; commit += 1) {
    const subject = graph.commits[commit]?.subject ?? '';
    if (!isMerge(graph, commit) && !(subject.endsWith(')') && /\d-?(?:rc|beta|alpha)/i.test(subject))) continue;
    const candidate = readCandidate(factsOf(commit));
    if (candidate) found.push({ repository: index, ...candidate, commit: graph.commits[commit]?.sha ?? '' });
  }
  return found.reverse();
}
