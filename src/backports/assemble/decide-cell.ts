import type { Problem } from '../../text/schema/problem.ts';
import { ledgerContradiction } from '../schema/backport-problems.ts';
import type { Cell } from '../schema/extension.ts';
import type { LineEntry } from '../schema/ledger.ts';
import type { Column } from './linked-repository.ts';

/** Lays people's decisions over what git tells: they fill what is empty, and what they contradict is told. */
export function decideCell(
  cell: Cell,
  decisions: readonly LineEntry[],
  column: Column,
): { readonly cell: Cell; readonly problems: readonly Problem[] } {
  const last = decisions.findLast(({ decision }) => decision === 'planned' || decision === 'declined');
  if (!last) return { cell, problems: [] };
  const problems: Problem[] = [];
  const here = cell.date !== null && cell.state !== 'reverted';
  if (last.decision === 'declined') {
    if (here) {
      problems.push(
        ledgerContradiction(
          last.place,
          `\`${last.change}\` is declined for \`${last.line}\`, and is there since ${cell.version ?? 'it was merged'}.`,
        ),
      );
      return { cell, problems };
    }
    return {
      cell: {
        ...cell,
        state: 'declined',
        gap: false,
        words: last.why,
        reason: last.reason,
        by: last.by,
        date: cell.date ?? last.date ?? null,
      },
      problems,
    };
  }
  if (last.decision !== 'planned') return { cell, problems };
  const wanted = last.for ?? null;
  if (here) return { cell: { ...cell, planned: cell.gap ? wanted : null, by: cell.gap ? last.by : cell.by }, problems };
  if (wanted !== null && column.versions.includes(wanted))
    problems.push(ledgerContradiction(last.place, `\`${last.change}\` is planned for ${wanted}, which was released without it.`));
  return {
    cell: { ...cell, state: 'planned', gap: false, words: last.why, planned: wanted, by: last.by, date: last.date ?? null },
    problems,
  };
}
