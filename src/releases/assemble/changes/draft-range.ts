import type { ShippedBefore } from '../ranges/shipped-before.ts';
import type { DraftChange } from './draft-change.ts';

/** What is between a stop and the release that it is compared with, settled. */
export interface DraftRange {
  readonly changes: readonly DraftChange[];
  readonly alreadyShipped: readonly AlreadyShipped[];
  readonly cancelled: readonly { readonly commit: number; readonly revert: number }[];
  /** How many commits there are without merges. */
  readonly commits: number;
  readonly merges: number;
  /** What the stop brought, with merges, and with what does not touch the configured paths. */
  readonly all: readonly number[];
}

/** A commit whose change was shipped before. */
export interface AlreadyShipped extends ShippedBefore {
  /** The release that left it behind, so that the one that the stop is compared with has it not; 0 for none before; null when that has it. */
  readonly leftBy: number | null;
}
