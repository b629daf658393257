import type { Place, Problem } from '../../../text/schema/problem.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { momentOf } from '../../schema/event-time.ts';
import { eventCorrectsNothing } from '../../schema/problems/event-name-problems.ts';
import { eventsContradict } from '../../schema/problems/event-problems.ts';
import type { CheckedEvent } from './check-events.ts';

/** Corrections that name no event, and pairs of events that say two things of one place at one moment; of all events of a product. */
export function listContradictions(
  events: readonly EnvironmentEvent[],
  { written, nameOf }: { readonly written: readonly CheckedEvent[]; readonly nameOf: (environment: string) => string },
): readonly Problem[] {
  const ids = new Set(events.map(({ id }) => id));
  const places = new Map(written.map(({ event, placeOf }) => [event.id, placeOf]));
  const placeOf = (event: EnvironmentEvent, field: string): Place =>
    places.get(event.id)?.(field) ?? { source: event.origin.repository ?? event.origin.path ?? '', subject: event.id };
  const problems = events.flatMap((event) =>
    event.corrects !== null && (!ids.has(event.corrects) || event.corrects === event.id)
      ? [eventCorrectsNothing(placeOf(event, 'corrects'), event.corrects)]
      : [],
  );
  const corrected = new Set(events.flatMap(({ corrects }) => corrects ?? []));
  const seen = new Map<string, EnvironmentEvent>();
  for (const event of events) {
    if (event.time.at === null || corrected.has(event.id) || !['deployed', 'observed'].includes(event.kind)) continue;
    if (event.share !== null) continue;
    // Several applications may go out in one second, each with a version of its own.
    const component = event.components.length === 1 ? (event.components[0]?.name ?? '') : '';
    const key = [event.environment, event.instance, event.variant, component, momentOf(event.time)].join('|');
    const other = seen.get(key);
    if (other === undefined) seen.set(key, event);
    else if (whatOf(other) !== whatOf(event)) {
      const place = [nameOf(event.environment), event.instance, event.variant].filter((part) => part !== null).join(', ');
      problems.push(eventsContradict(placeOf(event, 'at'), { place, versions: [whatOf(other), whatOf(event)], other: other.id }));
    }
  }
  return problems;
}

function whatOf({ version, components }: EnvironmentEvent): string {
  return version ?? components.map(({ tag, commit, version: own }) => tag ?? own ?? commit?.slice(0, 12)).join(', ');
}
