import type { LineEntry } from '../schema/ledger.ts';
import type { Decision } from './apply-ledger.ts';
import { type ChangeWords, describeGroup } from './change-words.ts';
import { explainMissing, type Missing } from './find-missing.ts';
import { followChanges } from './follow-changes.ts';
import { type CopyGroup, groupCopies } from './group-copies.ts';
import { type Aftermath, type DraftCell, judgeCell } from './judge-cell.ts';
import type { LineLife } from './line-life.ts';
import type { LinkedRepository } from './linked-repository.ts';
import { listUnlinked } from './list-unlinked.ts';

/** A change of the log as far as commits tell, by the id of a column. */
export interface DraftChange {
  readonly repository: LinkedRepository;
  readonly group: CopyGroup;
  readonly words: ChangeWords;
  readonly decisions: readonly LineEntry[];
  readonly cells: ReadonlyMap<string, DraftCell>;
  readonly missing: ReadonlyMap<string, Missing>;
}

/** Lays the copies of a repository over its columns. What is missing is so by commits alone: what files tell comes afterwards. */
export function draftLog(
  repository: LinkedRepository,
  { decisions, life }: { readonly decisions: readonly Decision[]; readonly life: LineLife },
): readonly DraftChange[] {
  const alone = [...listUnlinked(repository), ...decisions.flatMap(({ commits }) => commits)];
  const groups = groupCopies(repository, alone);
  // Reading all messages for what came afterwards takes longer than all the rest.
  if (groups.length === 0) return [];
  const groupOf = new Map(groups.flatMap((group) => group.commits.map((index) => [index, group] as const)));
  const afterwards: Aftermath = {
    ...followChanges(repository),
    isOn: (index, column) => column.holds(index) || (groupOf.get(index)?.commits.some(column.holds) ?? false),
  };
  const { columns } = repository;
  return groups.map((group) => {
    const words = describeGroup(group, repository);
    const cells = new Map(columns.map((column) => [column.id, judgeCell(group, column, repository, afterwards)]));
    const missing = new Map<string, Missing>();
    if (words.security || !words.bot)
      for (const column of columns) {
        const found = explainMissing({ column, columns, drafts: cells, repository, life, kind: words.security ? 'security' : words.kind });
        if (found) missing.set(column.id, found);
      }
    const own = decisions.filter(({ commits }) => commits.some((index) => group.commits.includes(index))).map(({ entry }) => entry);
    return { repository, group, words, decisions: own, cells, missing };
  });
}
