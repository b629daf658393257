import { isMerge } from '../../../git/schema/commit-graph.ts';
import type { DraftRange } from '../changes/draft-range.ts';
import type { Drafting } from '../changes/drafting.ts';
import type { Shipment } from './ship-commits.ts';
import type { ShippedBefore } from './shipped-before.ts';

/** What a stop contains again, as the stops that brought it settled it. */
export interface CaughtUp {
  /** By the stop that brought them, in the order of its changes. */
  readonly alreadyShipped: readonly ShippedBefore[];
  /** Pairs of which both are there again. */
  readonly cancelled: DraftRange['cancelled'];
  /** How many commits without merges. */
  readonly commits: number;
  readonly merges: number;
}

const none: CaughtUp = { alreadyShipped: [], cancelled: [], commits: 0, merges: 0 };

/** Says of what a stop has and its predecessor has not where it was shipped before. What does not touch the configured paths is left out. */
export function catchUp({ caughtUp }: Shipment, { graph, touching, rangeOf }: Drafting): CaughtUp {
  if (caughtUp.length === 0) return none;
  const merges = caughtUp.filter(({ commit }) => isMerge(graph, commit)).length;
  const wanted = caughtUp.filter(({ commit }) => !isMerge(graph, commit) && (touching?.has(graph.commits[commit]?.sha ?? '') ?? true));
  const alreadyShipped: ShippedBefore[] = [];
  const cancelled: { commit: number; revert: number }[] = [];
  const bySerial = Map.groupBy(wanted, ({ serial }) => serial);
  for (const serial of [...bySerial.keys()].sort((left, right) => left - right)) {
    const again = new Set(bySerial.get(serial)?.map(({ commit }) => commit));
    const range = rangeOf(serial);
    const add = (before: ShippedBefore): void => {
      if (again.delete(before.commit)) alreadyShipped.push(before);
    };
    // One revert may take back several commits.
    const pairs = (range?.cancelled ?? []).filter(({ commit, revert }) => again.has(commit) && again.has(revert));
    for (const { commit, revert } of pairs) {
      again.delete(commit);
      again.delete(revert);
    }
    cancelled.push(...pairs);
    for (const change of range?.changes ?? [])
      for (const commit of change.commits) add({ commit, serial, by: commit, pull: change.number, likely: null });
    for (const before of range?.alreadyShipped ?? []) add(before);
    // What was made and is there again without its revert.
    for (const commit of again) add({ commit, serial, by: commit, pull: null, likely: null });
  }
  return { alreadyShipped, cancelled, commits: wanted.length, merges };
}
