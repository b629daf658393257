import type { Category } from '../../../text/schema/category.ts';
import { judgeLabels } from '../../schema/conventions/labels.ts';
import type { Saying } from './read-saying.ts';

/**
 * Lays what labels say over what a change says of itself. A type that its author wrote, a mark of what breaks, a CVE and a dependency that moves say more than
 * a label; a label says more than the first word of a title.
 */
export function applyLabels(saying: Saying, labels: readonly string[], categories: ReadonlyMap<string, Category>): Saying {
  const { judged, conventional, dependency, breaking } = saying;
  const { category, source, scope } = judgeLabels(labels, categories);
  const scoped = { ...judged, scope: judged.scope ?? scope };
  if (breaking !== null || category === null) return { ...saying, judged: scoped };
  if (category === 'breaking') return { ...saying, breaking: judged.title, judged: { ...scoped, category, source, basis: 'mark' } };
  const isSaid = conventional !== null || dependency !== null || judged.category === 'security' || judged.source.startsWith('the sign ');
  return isSaid && category !== 'security'
    ? { ...saying, judged: scoped }
    : { ...saying, judged: { ...scoped, category, source, basis: 'mark' } };
}
