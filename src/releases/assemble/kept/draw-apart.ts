import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import type { FindCommit } from '../../../git/schema/find-commit.ts';
import type { DraftChange } from '../changes/draft-change.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { FoundOut } from './keep-shipment.ts';
import type { OpenShipment } from './open-shipment.ts';

/** Sees to it that what is shipped anew has nothing to do with the changes that were kept, and notes what later runs have to see to. */
export interface DrawnApart {
  /** Takes the commits of a release that was kept. Whether none of them is in one that is made anew. */
  readonly hold: (commits: readonly number[]) => boolean;
  /** Takes the commits of a release that is made anew. Whether none of them is, or was asked about, in one that was kept. */
  readonly bring: (commits: readonly number[]) => boolean;
  /** Takes the changes of such a release. Whether none of them is the same as one that was kept. */
  readonly name: (drafts: readonly DraftChange[]) => boolean;
  readonly watch: (index: number) => void;
  readonly names: FoundOut['names'];
  readonly watched: ReadonlySet<number>;
}

const [held, brought, asked] = [1, 2, 4];

/** Starts with what was kept; null for nothing. */
export function drawApart(
  { graph, factsOf, find }: { readonly graph: CommitGraph; readonly factsOf: FactsOf; readonly find: FindCommit },
  before: OpenShipment | null,
): DrawnApart {
  const marks = new Uint8Array(graph.commits.length);
  const watched = new Set((before?.state.watched ?? []).map((number) => before?.known.indexOf[number] ?? -1));
  for (const index of watched) marks[index] = asked;
  const known = { numbers: new Set(before?.state.names.numbers), texts: new Set(before?.state.names.texts) };
  const names = { numbers: new Set(known.numbers), texts: new Set(known.texts) };
  const mark = (commits: readonly number[], own: number, others: number): boolean => {
    let isApart = true;
    for (const index of commits) {
      const found = marks[index] ?? 0;
      if ((found & others) !== 0) isApart = false;
      marks[index] = found | own;
    }
    return isApart;
  };
  return {
    names,
    watched,
    watch: (index) => watched.add(index),
    hold: (commits) => mark(commits, held, brought),
    bring: (commits) => mark(commits, brought, held | asked),
    name: (drafts) => {
      let isApart = true;
      const call = <Name>(all: Set<Name>, before: ReadonlySet<Name>, name: Name): void => {
        if (before.has(name)) isApart = false;
        all.add(name);
      };
      for (const draft of drafts) {
        for (const index of [...draft.takenBack, ...draft.broughtBack]) watched.add(index);
        for (const pull of draft.pulls) if (pull.role !== 'mentioned') call(names.numbers, known.numbers, pull.number);
        for (const index of draft.commits) {
          for (const each of factsOf(index).marks) {
            if (each.kind === 'change-id') call(names.texts, known.texts, each.id);
            if (each.kind !== 'origin-commit') continue;
            const origin = find(each.sha);
            if (origin < 0) call(names.texts, known.texts, each.sha.slice(0, 12));
            else {
              watched.add(origin);
              if (before !== null && ((marks[origin] ?? 0) & held) !== 0) isApart = false;
            }
          }
        }
      }
      return isApart;
    },
  };
}
