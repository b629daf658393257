import { cleanTitle } from '../conventions/clean-title.ts';
import type { CommitFacts } from './commit-facts.ts';
import type { PlannedRepository } from './planned-repository.ts';

/**
 * Tells whether a number before the last in a subject is where the change comes from: some other commit or merge under that number has
 * the same title. A number alone could be an issue's, or a pull request's of another repository.
 */
export function knowPulls({
  graph,
  factsOf,
}: Pick<PlannedRepository, 'graph' | 'factsOf'>): (number: number, facts: CommitFacts) => boolean {
  let known: Map<number, number[]> | undefined;
  return (number, facts) => {
    known ??= indexPulls();
    const title = normalise(facts.commit.subject);
    return (
      known.get(number)?.some((index) => {
        const other = factsOf(index);
        return normalise(other.merged?.title ?? other.commit.subject) === title;
      }) ?? false
    );
  };

  function indexPulls(): Map<number, number[]> {
    const byNumber = new Map<number, number[]>();
    for (let index = 0; index < graph.commits.length; index += 1) {
      const { merged } = factsOf(index);
      if (!merged) continue;
      const list = byNumber.get(merged.number);
      if (list) list.push(index);
      else byNumber.set(merged.number, [index]);
    }
    return byNumber;
  }
}

function normalise(title: string): string {
  return cleanTitle(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
