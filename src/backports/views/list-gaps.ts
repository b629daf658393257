import { type CellState, gapStates } from '../schema/cell-state.ts';
import type { Cell, LoggedChange, ProductBackports } from '../schema/extension.ts';

/** Something that is missing, and where. */
export interface Gap {
  readonly change: LoggedChange;
  readonly cell: Cell;
  /** When it began, ISO 8601; null where that is not known. */
  readonly since: string | null;
}

const worst: readonly CellState[] = gapStates;

/** Gaps, security first, then by what they are, then the oldest. */
export function listGaps({ changes }: ProductBackports): readonly Gap[] {
  const gaps = changes.flatMap((change) =>
    change.cells.filter(({ gap }) => gap).map((cell) => ({ change, cell, since: cell.date ?? newestElsewhere(change) })),
  );
  const rank = ({ cell }: Gap): number => {
    const place = worst.indexOf(cell.state);
    return place < 0 ? worst.length : place;
  };
  const time = ({ since }: Gap): number => (since === null ? 0 : Date.parse(since));
  return gaps.toSorted(
    (left, right) =>
      Number(right.change.kind === 'security') - Number(left.change.kind === 'security') ||
      rank(left) - rank(right) ||
      time(left) - time(right),
  );
}

function newestElsewhere({ cells }: LoggedChange): string | null {
  const dates = cells.flatMap(({ date, gap }) => (date === null || gap ? [] : [date]));
  return dates.reduce<string | null>((newest, date) => (newest === null || Date.parse(date) > Date.parse(newest) ? date : newest), null);
}
