import type { Cell, LoggedChange, ProductBackports } from '../schema/extension.ts';

/** Something that happened on a line: a change came, was planned, declined, or taken back. */
export interface LogEntry {
  readonly change: LoggedChange;
  readonly cell: Cell;
  readonly date: string;
}

/** What happened, newest first: what came by a copy or was decided by people; what a line has by its history alone is no news. */
export function listLog(
  { changes, environments }: Pick<ProductBackports, 'changes' | 'environments'>,
  target?: string,
): readonly LogEntry[] {
  return changes
    .flatMap((change) =>
      change.cells
        .filter((cell) => (target === undefined ? !environments.includes(cell.target) : cell.target === target))
        .flatMap((cell) =>
          cell.date === null || cell.state === 'absent' || cell.state === 'landed' || (cell.state === 'reverted' && cell.links.length === 0)
            ? []
            : [{ change, cell, date: cell.date }],
        ),
    )
    .toSorted((left, right) => Date.parse(right.date) - Date.parse(left.date));
}
