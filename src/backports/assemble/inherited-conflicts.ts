import type { Cell } from '../schema/extension.ts';
import type { DraftCell } from './judge-cell.ts';
import type { Column } from './linked-repository.ts';

/**
 * Tells of a conflict that nobody declared once: on the oldest line that holds the copies, where they were made. Newer lines that were branched off afterwards
 * hold the conflict, too, but there is nothing to be done about it there.
 */
export function tellConflict(cell: Cell, column: Column, drafts: readonly (readonly [Column, DraftCell])[]): Cell {
  if (cell.state !== 'conflict-undeclared' || column.kind !== 'line') return cell;
  const [first] =
    drafts.findLast(([{ kind }, draft]) => kind === 'line' && draft.cell.state === cell.state && holdsAll(draft.cell, cell)) ?? [];
  return first === undefined || first === column ? cell : { ...cell, gap: false, words: `${cell.words}; copied on line ${first.id} first` };
}

function holdsAll(older: Cell, newer: Cell): boolean {
  const copies = new Set(older.links.map(({ copy }) => copy));
  return newer.links.every(({ copy }) => copies.has(copy));
}
