import type { Product } from '../../book/schema/book.ts';
import type { Support } from '../schema/extension.ts';
import type { Column } from './linked-repository.ts';

/** Nothing came to a line for so long: nobody works on it any more, unless somebody wrote down that it is supported. */
const forgotten = 366 * 86_400_000;

/** Whether lines live, by their ids. */
export interface LineLife {
  /** Nothing is brought to it any more. */
  readonly isOver: (line: string) => boolean;
  /** Nobody works on it any more, so that nobody is helped by hearing what only it has. */
  readonly isForgotten: (line: string) => boolean;
}

/** Prepares telling which lines live, by what somebody wrote down and by when something came to them last. */
export function prepareLineLife({
  lines,
  repositories,
  supportOf,
  asOf,
}: {
  readonly lines: Product['lines'];
  readonly repositories: readonly { readonly columns: readonly Pick<Column, 'id' | 'newest'>[] }[];
  /** What is written of the support of a line; null for nothing. */
  readonly supportOf: (line: string) => Pick<Support, 'state'> | null;
  /** ISO 8601. */
  readonly asOf: string;
}): LineLife {
  const isOld = (line: string): boolean => {
    const dates = repositories.flatMap(({ columns }) =>
      columns.flatMap(({ id, newest }) => (id === line ? [Date.parse(newest) || 0] : [])),
    );
    return Date.parse(asOf) - Math.max(0, ...dates) > forgotten;
  };
  const isSupported = (line: string): boolean | undefined => {
    const support = supportOf(line)?.state;
    return support === undefined ? undefined : support !== 'end-of-life';
  };
  return {
    isOver: (line) => {
      const supported = isSupported(line);
      if (supported !== undefined) return !supported;
      const state = lines.find(({ id }) => id === line)?.state.kind;
      return state === 'end-of-life' || state === 'superseded' || isOld(line);
    },
    isForgotten: (line) => isSupported(line) !== true && isOld(line),
  };
}
