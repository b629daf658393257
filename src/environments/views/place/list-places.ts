import type { ProductEnvironments } from '../../schema/environment.ts';
import { momentOf } from '../../schema/event-time.ts';

/** Which version, a release or a candidate of one, an environment had, from when to when; milliseconds since 1970, null for what still runs or whose beginning is not known. */
export interface PlaceStay {
  readonly version: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** An environment and the versions that it had, oldest first. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly stays: readonly PlaceStay[];
}

/** Lists what can be compared by the name of an environment and a day. Of several places the first one named counts. */
export function listPlaces({ environments }: ProductEnvironments): readonly Place[] {
  return environments.map(({ id, name, stays }) => {
    const first = stays.at(-1)?.instance ?? null;
    const own = stays.filter(
      ({ component, variant, instance, release }) => component === null && variant === null && instance === first && release !== null,
    );
    return {
      id,
      name,
      stays: own.map(({ version, release, since, until }) => ({
        version: version ?? release ?? '',
        from: finite(momentOf(since)),
        to: until === null ? null : finite(momentOf(until)),
      })),
    };
  });
}

const finite = (moment: number): number | null => (Number.isFinite(moment) ? moment : null);

/** The version that an environment had at the end of a day (`2026-03-01`, UTC), or has; null for none. */
export function findVersion(place: Pick<Place, 'stays'>, day: string | null): string | null {
  const moment = day === null || day === '' ? Number.POSITIVE_INFINITY : Date.parse(`${day}T23:59:59Z`);
  if (Number.isNaN(moment)) return null;
  const held = place.stays.filter(({ from, to }) => (from ?? Number.NEGATIVE_INFINITY) <= moment && (to === null || to > moment));
  return held.at(-1)?.version ?? null;
}
