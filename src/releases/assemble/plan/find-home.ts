import { isMerge } from '../../../git/schema/commit-graph.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { PlannedRepository } from './planned-repository.ts';

/** The account that the repository itself is in, in small letters: from its page, else the one that most pull requests were merged from; null when none is named. */
export function findHome({ history, graph, factsOf }: Pick<PlannedRepository, 'history' | 'graph' | 'factsOf'>): string | null {
  if (history.web !== null) return new URL(history.web.url).pathname.split('/')[1]?.toLowerCase() ?? null;
  const counts = new Map<string, number>();
  for (let index = 0; index < graph.commits.length; index += 1) {
    if (!isMerge(graph, index)) continue;
    const owner = factsOf(index).merged?.owner?.toLowerCase();
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ranked = [...counts].sort((left, right) => right[1] - left[1] || compareText(left[0], right[0]));
  return ranked[0]?.[0] ?? null;
}
