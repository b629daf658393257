import type { PlannedLine } from '../lines/plan-lines.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import type { ListLeftBehind } from '../ranges/list-left-behind.ts';
import type { ProductShipment } from '../ranges/ship-product.ts';
import type { FindLocked } from './find-locked.ts';
import type { PreviousWith } from './find-previous.ts';
import type { ListContributors } from './list-contributors.ts';

/** Everything that one release is put together from. */
export interface ReleaseSources {
  readonly release: PlannedRelease;
  readonly line: PlannedLine;
  readonly plan: ProductPlan;
  readonly shipment: ProductShipment;
  readonly sources: ProductSources;
  readonly slug: string;
  readonly previousWith: PreviousWith;
  readonly listLeftBehind: ListLeftBehind;
  readonly lockedOf: FindLocked;
  /** Addresses of those whose work is in no earlier release. */
  readonly newcomers: ReadonlySet<string>;
  readonly listContributors: ListContributors;
}
