import type { Product } from '../../book/schema/book.ts';
import type { BackportSources } from './backport-sources.ts';

/** Nothing is brought to a line that nothing came to for a year, unless somebody wrote down that it is supported. */
const forgotten = 366 * 86_400_000;

/** Prepares telling which lines nothing is brought to any more. */
export function prepareIsOver({
  lines,
  repositories,
  supportOf,
  asOf,
}: Pick<BackportSources, 'repositories' | 'supportOf' | 'asOf'> & Pick<Product, 'lines'>): (line: string) => boolean {
  return (line) => {
    const support = supportOf(line)?.state;
    if (support !== undefined) return support === 'end-of-life';
    const state = lines.find(({ id }) => id === line)?.state.kind;
    const dates = repositories.flatMap(({ columns }) =>
      columns.flatMap(({ id, newest }) => (id === line ? [Date.parse(newest) || 0] : [])),
    );
    return state === 'end-of-life' || state === 'superseded' || Date.parse(asOf) - Math.max(0, ...dates) > forgotten;
  };
}
