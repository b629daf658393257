import type { ProductEnvironment } from '../../schema/environment.ts';
import type { Running, Stay } from '../../schema/stay.ts';

/** What runs and ran in an environment, by release. */
export interface ReleasePlaces {
  readonly running: ReadonlyMap<string, readonly Running[]>;
  readonly lastStay: ReadonlyMap<string, Stay>;
}

/** Indexes what runs and ran in an environment by release, so that each release finds its own at once. */
export function indexPlaces({ running, stays }: ProductEnvironment): ReleasePlaces {
  return {
    running: Map.groupBy(running, ({ release }) => release ?? ''),
    lastStay: new Map(stays.map((stay) => [stay.release ?? '', stay])),
  };
}
