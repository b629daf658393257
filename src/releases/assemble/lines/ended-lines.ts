import { reachFrom } from '../../../git/schema/reach.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import { endsSupport } from '../../schema/version-marker.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import type { PlannedLine } from './plan-lines.ts';

/** The tag that says that support of a line ended; null when none does. */
export type EndedBy = (line: PlannedLine) => string | null;

/**
 * Finds the lines whose support ended by tags such as `train-eol`: such a tag ends the latest line of which it contains the newest final release,
 * whatever the name calls it, unless it contains no such line.
 */
export function findEnded({
  lines,
  repositories,
  tipsOf,
}: Pick<ProductPlan, 'lines' | 'tipsOf'> & { readonly repositories: readonly Pick<PlannedRepository, 'history' | 'graph'>[] }): EndedBy {
  const ended = new Map<PlannedLine, string>();
  const lasts = lines.flatMap((line) => {
    const last = line.releases.findLast(({ final }) => final);
    return last ? [{ line, tips: tipsOf(last) }] : [];
  });
  repositories.forEach(({ history, graph }, repository) => {
    const marks = history.tags.filter(({ name }) => endsSupport(name));
    // The newest commits have the smallest numbers.
    const newest = lasts.map(({ line, tips }) => ({ line, tip: tips[repository] ?? -1 })).sort((left, right) => left.tip - right.tip);
    const paint = new Int32Array(graph.commits.length);
    marks.forEach(({ name, commit }, stamp) => {
      const tip = graph.indexOf.get(commit ?? '');
      if (tip === undefined) return;
      const reaches = reachFrom(graph, [tip], paint, stamp + 1);
      const line = newest.find((other) => reaches(other.tip))?.line;
      if (line && !ended.has(line)) ended.set(line, plainText(name));
    });
  });
  return (line) => ended.get(line) ?? null;
}
