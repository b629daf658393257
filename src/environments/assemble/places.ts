import type { EnvironmentEvent } from '../schema/event.ts';
import type { Stay } from '../schema/stay.ts';
import type { Resolved } from './resolve-version.ts';

/** An event with the version that it is about. */
export interface ResolvedEvent {
  readonly event: EnvironmentEvent;
  readonly resolved: Resolved;
  /** The one part of the product that the event moves by itself; null for the whole product. */
  readonly component: string | null;
}

/** What an environment is made of, as far as its process says. */
export interface Parts {
  readonly instances: readonly { readonly id: string }[];
  readonly sections: readonly { readonly id: string }[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** A stay that may still change. */
export type OpenStay = Writable<Stay>;
/** How a stay can end. */
export type End = NonNullable<Stay['ended']>;

/** A place that holds a version by itself. */
export interface Slot {
  readonly instance: string | null;
  readonly variant: string | null;
  readonly component: string | null;
  /** What runs there: one, or several that share it, the one that has the rest first. */
  entries: OpenStay[];
  /** What ran there before and was not taken back, newest last: what a rollback without a target goes back to. */
  before: OpenStay[];
}

/** What runs where while the events of an environment are followed. */
export interface State {
  readonly parts: Parts;
  /** By component, then by instance and variant. */
  readonly slots: Map<string, Map<string, Slot>>;
  readonly stays: OpenStay[];
  readonly took: Map<string, string | null>;
  readonly wentTo: Map<string, string | null>;
}

/** Whether an event brings what is there already. */
export function isSame(entry: OpenStay, { event, resolved }: ResolvedEvent): boolean {
  if (entry.version !== resolved.version || entry.release !== resolved.release) return false;
  const commits = (parts: Stay['components']) =>
    parts.map(({ name, version, tag, commit }) => `${name} ${commit ?? tag ?? version}`).join('\n');
  return resolved.version !== null || commits(entry.components) === commits(event.components);
}

/** Lets a version into a place. */
export function open(slot: Slot, { event, resolved }: ResolvedEvent, state: State): OpenStay {
  const { instance, variant, component } = slot;
  const stay: OpenStay = {
    instance,
    variant,
    component,
    version: resolved.version,
    release: resolved.release,
    components: event.components,
    share: null,
    since: event.time,
    event: event.id,
    until: null,
    ended: null,
    endedBy: null,
  };
  slot.entries.push(stay);
  state.stays.push(stay);
  return stay;
}

interface Ending {
  readonly state: State;
  readonly event: EnvironmentEvent;
  readonly ended: End;
}

/** Ends all that runs in a place. */
export function close(slot: Slot, ending: Ending): void {
  for (const entry of slot.entries) finish(entry, slot, ending);
  slot.entries = [];
}

/** Ends one version in a place; a rollback may go back to it, unless it was taken away itself. */
export function finish(entry: OpenStay, slot: Slot, { event, ended }: Ending): void {
  entry.until = event.time;
  entry.ended = ended;
  entry.endedBy = event.id;
  if (ended !== 'rolled-back' && ended !== 'withdrawn') slot.before.push(entry);
}

type Place = Pick<Slot, 'instance' | 'variant' | 'component'>;

function keyOf({ instance, variant }: Pick<Place, 'instance' | 'variant'>): string {
  return `${instance ?? ''}|${variant ?? ''}`;
}

/** The place by its names, new where nothing ran yet. */
export function findSlot({ instance, variant, component }: Place, { slots }: State): Slot {
  const group = slots.get(component ?? '') ?? new Map<string, Slot>();
  slots.set(component ?? '', group);
  const key = keyOf({ instance, variant });
  const slot = group.get(key) ?? { instance, variant, component, entries: [], before: [] };
  group.set(key, slot);
  return slot;
}

/** The places that an event is about. */
export function listCovered({ event, component }: ResolvedEvent, { slots }: State): readonly Slot[] {
  const groups = component === null ? [...slots.values()] : [slots.get(component) ?? new Map<string, Slot>()];
  return groups.flatMap((group) =>
    [...group.values()].filter(
      ({ instance, variant }) => variant === event.variant && (event.instance === null || event.instance === instance),
    ),
  );
}

/** All places. */
export function listSlots(slots: State['slots']): readonly Slot[] {
  return [...slots.values()].flatMap((group) => [...group.values()]);
}
