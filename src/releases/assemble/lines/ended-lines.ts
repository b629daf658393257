import { reachFrom } from '../../../git/schema/reach.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import { endsSupport } from '../../schema/version-marker.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedLine } from './plan-lines.ts';

/** The tag that says that support of a line ended; null when none does. */
export type EndedBy = (line: PlannedLine) => string | null;

/**
 * Finds the lines whose support ended by tags such as `train-eol`: such a tag ends the latest line of which it contains the newest final release,
 * whatever the name calls it, unless it contains no such line.
 */
export function findEnded({ lines, repositories, tipsOf }: ProductPlan): EndedBy {
  const ended = new Map<PlannedLine, string>();
  repositories.forEach(({ history, graph }, repository) => {
    const marks = history.tags.filter(({ name, commit }) => commit !== null && endsSupport(name));
    if (marks.length === 0) return;
    const paint = new Int32Array(graph.commits.length);
    marks.forEach(({ name, commit }, stamp) => {
      const tip = graph.indexOf.get(commit ?? '');
      if (tip === undefined) return;
      const newestTip = (line: PlannedLine): number => {
        const final = line.releases.findLast((release) => release.final);
        return final ? (tipsOf(final)[repository] ?? -1) : -1;
      };
      const reaches = reachFrom(graph, [tip], paint, stamp + 1);
      const latest = lines
        .map((line) => ({ line, newest: newestTip(line) }))
        .filter(({ newest }) => newest >= tip)
        .sort((left, right) => left.newest - right.newest)
        .find(({ newest }) => reaches(newest));
      if (latest && !ended.has(latest.line)) ended.set(latest.line, plainText(name));
    });
  });
  return (line) => ended.get(line) ?? null;
}
