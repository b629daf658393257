import type { Change } from '../../book/schema/change.ts';

const unnoticed: ReadonlySet<Change['category']> = new Set(['internal', 'documentation', 'dependencies']);

/** Whether users notice a change, so that a note on it is missed. */
export function isNoticed({ category, bot }: Pick<Change, 'category' | 'bot'>): boolean {
  return !bot && !unnoticed.has(category);
}
