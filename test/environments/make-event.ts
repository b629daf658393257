import type { ResolvedEvent } from '../../src/environments/assemble/places.ts';
import type { EnvironmentEvent } from '../../src/environments/schema/event.ts';

/** An event of which only what matters is said; `at` counts minutes. */
export function makeEvent(
  at: number,
  { id = `e${String(at).padStart(3, '0')}`, ...event }: Partial<EnvironmentEvent> & Pick<EnvironmentEvent, 'kind'>,
): EnvironmentEvent {
  const moment = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString().replace('.000Z', '+00:00');
  return {
    environment: 'production',
    instance: null,
    variant: null,
    time: { at: moment, after: null, before: null },
    version: null,
    from: null,
    components: [],
    share: null,
    change: null,
    by: null,
    reason: null,
    refs: [],
    downtime: null,
    override: null,
    approval: [],
    corrects: null,
    origin: { kind: 'file', repository: null, commit: null, path: 'x.yaml', line: 1 },
    ...event,
    id,
  };
}

/** The same with its version as a release. */
export function makeResolved(
  at: number,
  event: Partial<EnvironmentEvent> & Pick<EnvironmentEvent, 'kind'>,
  component: string | null = null,
): ResolvedEvent {
  const made = makeEvent(at, event);
  return { event: made, resolved: { version: made.version, release: made.version, candidate: null }, component };
}
