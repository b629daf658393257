import type { ChangeKind } from '../schema/cell-state.ts';
import type { DraftCell } from './judge-cell.ts';
import type { LineLife } from './line-life.ts';
import { type Column, isUntagged, type LinkedRepository } from './linked-repository.ts';

/** A change that is somewhere and not where it is expected. */
export interface Missing {
  /** Why it is expected, in words. */
  readonly words: string;
  /** Where it was looked for; where it is, and the commits that carry it there. */
  readonly at: Column;
  readonly from: Column;
  readonly carriers: readonly string[];
}

/** Kinds that users notice: what is missing of others is no loss. */
const noticed: readonly ChangeKind[] = ['security', 'fix', 'feature'];

/** Finds out whether a change is missing in a column, as far as commits tell; null where it is not. */
export function explainMissing(options: {
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly drafts: ReadonlyMap<string, DraftCell>;
  readonly kind: ChangeKind;
  readonly repository: LinkedRepository;
  readonly life: LineLife;
}): Missing | null {
  const { column, columns, drafts, kind, repository, life } = options;
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
    const [from] = later;
    return from === undefined ? null : tell(`on ${later.map(({ id }) => id).join(' and ')} only`, from);
  }
  if (isUntagged(column)) {
    // The line that is being made is made from the trunk, which stands before it; an older one never had this repository.
    const [next, newest] = same;
    const lacking = next === undefined || newest !== column ? null : explainMissing({ ...options, column: next });
    const words = `${repository.id} has no tag of line ${column.id}, and ${next?.id}, which it is made from, lacks it`;
    return lacking && { ...lacking, words };
  }
  if (!noticed.includes(kind) || life.isOver(column.id)) return null;
  // A line that nobody works on any more may stand before one that somebody does.
  const older = same.slice(place + 1).find((other) => has(other) && (kind === 'security' || !life.isForgotten(other.id)));
  const draft = older && drafts.get(older.id);
  if (!older || !draft) return null;
  const { carrier, cell } = draft;
  // What was on the trunk before a line branched off is on the older line by history, and not missing here by anybody's neglect.
  if (repository.sides.trunk[carrier] === 1) return null;
  if (column.newest === '') return null;
  const newest = column.versions.at(-1);
  const words =
    newest !== undefined && cell.version !== null
      ? `upgrading from ${cell.version} to ${newest} loses it`
      : `on line ${older.id}, not here`;
  return tell(words, older);

  function tell(words: string, from: Column): Missing {
    return { words, at: column, from, carriers: drafts.get(from.id)?.cell.commits.map(({ sha }) => sha) ?? [] };
  }
}
