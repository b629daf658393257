import { formatActor } from '../schema/actor.ts';
import type { ProductEnvironment } from '../schema/environment.ts';
import { textOf } from '../schema/event-time.ts';
import type { Finding } from '../schema/finding.ts';
import type { JudgedEvent } from '../schema/stay.ts';

/** The fields of a finding that most kinds say nothing in. */
export const nothing = {
  missing: null,
  release: null,
  change: null,
  title: null,
  repository: null,
  commit: null,
  until: null,
  override: null,
} satisfies Partial<Finding>;

/** What each finding says that an event shows. */
export function about(event: JudgedEvent, { id }: ProductEnvironment): Pick<Finding, 'environment' | 'release' | 'time' | 'events'> {
  return { environment: id, release: event.release, time: event.time, events: [event.id] };
}

/** An event in a sentence, as evidence. */
export function describe(event: JudgedEvent): string {
  const when = textOf(event.time);
  const who = formatActor(event.by);
  return `Event ${event.id}: ${event.kind} ${event.version ?? event.release ?? 'a commit'}${when === null ? '' : ` at ${when}`}${who === null ? '' : ` by ${who}`}.`;
}
