import { isMerge } from '../../../git/schema/commit-graph.ts';
import { parseTagVersion } from '../../schema/tag-version.ts';
import { readCandidate } from '../changes/commit-facts.ts';
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

/** Whether the product is a component among others that are tagged here, too: which of them a title such as `Release 2.2.3rc1` means is not known. */
function isOneOfSeveral({ config, tags }: PlannedRepository): boolean {
  const patterns = [config.tags ?? []].flat();
  const isComponent = patterns.some((pattern) => (parseTagVersion(pattern.replaceAll('*', '1'))?.component ?? '') !== '');
  return isComponent && tags.unknown.some(({ name }) => parseTagVersion(name) !== null);
}
