import type { Product } from '../../book/schema/book.ts';
import type { EnvironmentEvent } from '../schema/event.ts';
import { momentOf, spanOf } from '../schema/event-time.ts';
import { isEntry } from './judge-order.ts';
import type { ResolvedEvent } from './places.ts';
import type { Resolved, VersionIndex } from './resolve-version.ts';

/** Gives each event what it is about. Where a product has one repository, what moves it moves the product. */
export function resolveEvents(
  events: readonly EnvironmentEvent[],
  index: VersionIndex,
  { repositories }: Product,
): readonly ResolvedEvent[] {
  const only = repositories.length === 1 ? repositories[0]?.id : undefined;
  // Most events of a long history name the same few versions.
  const known = new Map<string, Resolved>();
  return events.map((event) => {
    const { version, components, kind } = event;
    const [first] = components;
    const key = version === null && first !== undefined ? `${first.name} ${first.tag} ${first.commit} ${first.version}` : `= ${version}`;
    const found = (components.length < 2 || version !== null ? known.get(key) : undefined) ?? index.ofEvent(event);
    known.set(key, found);
    const isPart = version === null && components.length === 1 && first !== undefined && first.name !== only;
    const resolved = found.version === null && isPart ? { ...found, version: first.version } : found;
    // What was rolled back is named by `from`, and the release that it is about is that one.
    const about = kind === 'rolled-back' && version === null && event.from !== null ? index.ofVersion(event.from) : null;
    return {
      event,
      resolved: about === null ? resolved : { version: null, release: about.release, candidate: about.candidate },
      component: isPart ? first.name : null,
    };
  });
}

/** Of bounds that branches give for one version the narrowest count, and where somebody knows when it came they say nothing more. */
export function leaveOutBounds(events: readonly ResolvedEvent[]): readonly ResolvedEvent[] {
  const keyOf = ({ event, resolved }: ResolvedEvent): string => `${event.environment} ${resolved.release}`;
  const exact = new Map<string, number[]>();
  for (const each of events) {
    if (each.resolved.release === null || each.event.time.at === null || !isEntry(each.event)) continue;
    const moments = exact.get(keyOf(each));
    if (moments === undefined) exact.set(keyOf(each), [momentOf(each.event.time)]);
    else moments.push(momentOf(each.event.time));
  }
  const narrowest = new Map<string, { readonly id: string; readonly width: number }>();
  const isBounded = ({ event: { kind, time, origin } }: ResolvedEvent): boolean =>
    kind === 'observed' && time.at === null && origin.kind === 'merge';
  for (const each of events) {
    if (each.resolved.release === null || !isBounded(each)) continue;
    const { earliest, latest } = spanOf(each.event.time);
    const key = `${keyOf(each)} ${each.resolved.candidate} ${each.component}`;
    const known = narrowest.get(key);
    if (known === undefined || latest - earliest < known.width) narrowest.set(key, { id: each.event.id, width: latest - earliest });
  }
  return events.filter((each) => {
    if (each.resolved.release === null || !isBounded(each)) return true;
    if (narrowest.get(`${keyOf(each)} ${each.resolved.candidate} ${each.component}`)?.id !== each.event.id) return false;
    const { earliest, latest } = spanOf(each.event.time);
    return !(exact.get(keyOf(each)) ?? []).some((moment) => moment >= earliest && moment <= latest);
  });
}
