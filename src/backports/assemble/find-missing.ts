import type { ChangeKind } from '../schema/cell-state.ts';
import type { DraftCell } from './judge-cell.ts';
import { type Column, isUntagged, type LinkedRepository } from './linked-repository.ts';

/** Kinds that users notice: what is missing of others is no loss. */
const noticed: readonly ChangeKind[] = ['security', 'fix', 'feature'];

/** Why a change is missing in a column, in words; null where it is not. */
export function explainMissing(options: {
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly drafts: ReadonlyMap<string, DraftCell>;
  readonly kind: ChangeKind;
  /** Whether it sets the version of a dependency. */
  readonly bump: boolean;
  readonly repository: LinkedRepository;
  /** Lines that nothing is brought to any more. */
  readonly isOver: (line: string) => boolean;
}): string | null {
  const { column, columns, drafts, kind, bump, repository, isOver } = options;
  if (drafts.get(column.id)?.cell.state !== 'absent') return null;
  const has = (other: Column): boolean => {
    const draft = drafts.get(other.id);
    return draft !== undefined && draft.carrier >= 0 && draft.cell.state !== 'reverted' && draft.cell.state !== 'reverted-upstream';
  };
  const same = columns.filter(({ kind: other }) => other === column.kind);
  const place = same.indexOf(column);
  if (column.kind === 'environment') {
    // Environments come in the order in which changes pass them.
    const later = same.slice(place + 1).filter(has);
    return later.length === 0 ? null : `on ${later.map(({ id }) => id).join(' and ')} only`;
  }
  if (isUntagged(column)) {
    // The line that is being made is made from the trunk, which stands before it; an older one never had this repository.
    const [next, newest] = same;
    const lacking = next === undefined || newest !== column ? null : explainMissing({ ...options, column: next });
    return lacking === null ? null : `${repository.id} has no tag of line ${column.id}, and ${next?.id}, which it is made from, lacks it`;
  }
  // Another line has another version of a dependency.
  if (!noticed.includes(kind) || bump || isOver(column.id)) return null;
  const older = same.slice(place + 1).find(has);
  const draft = older && drafts.get(older.id);
  if (!older || !draft) return null;
  const { carrier, cell } = draft;
  // What was on the trunk before a line branched off is on the older line by history, and not missing here by anybody's neglect.
  if (repository.sides.trunk[carrier] === 1) return null;
  if (column.newest === '' || Date.parse(column.newest) < Date.parse(cell.date ?? '')) return null;
  const newest = column.versions.at(-1);
  return newest !== undefined && cell.version !== null
    ? `upgrading from ${cell.version} to ${newest} loses it`
    : `on line ${older.id}, not here`;
}
