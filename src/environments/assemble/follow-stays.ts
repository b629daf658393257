import type { EnvironmentEvent } from '../schema/event.ts';
import type { Stay } from '../schema/stay.ts';
import {
  close,
  type End,
  findSlot,
  finish,
  isSame,
  listCovered,
  listSlots,
  type OpenStay,
  open,
  type Parts,
  type ResolvedEvent,
  type Slot,
  type State,
} from './places.ts';

/** What ran in an environment. */
export interface Followed {
  /** Oldest first; those that run have no `until`. */
  readonly stays: readonly Stay[];
  /** What ran before in the place that an event changed, by the event's id; only of events that changed something. */
  readonly took: ReadonlyMap<string, string | null>;
  /** What runs after a rollback, by the event's id. */
  readonly wentTo: ReadonlyMap<string, string | null>;
}

/**
 * Follows the events of one environment, oldest first, and gives what ran where from when to when. An event of the whole environment (`instance` null) counts
 * for all of its instances, one of the whole product for all of its components; a variant lives beside the others until it is removed. Linear in the events.
 */
export function followStays(events: readonly ResolvedEvent[], parts: Parts): Followed {
  const state: State = { parts, slots: new Map(), stays: [], took: new Map(), wentTo: new Map() };
  for (const each of events) follow(each, state);
  for (const { entries } of listSlots(state.slots)) markRest(entries);
  return { stays: sortStays(state.stays, events), took: state.took, wentTo: state.wentTo };
}

/** In the order of the events that brought them, which a history may tell better than its dates. */
function sortStays(stays: readonly Stay[], events: readonly ResolvedEvent[]): readonly Stay[] {
  const places = new Map(events.map(({ event }, place) => [event.id, place]));
  return stays.toSorted((left, right) => (places.get(left.event) ?? 0) - (places.get(right.event) ?? 0));
}

const moving: ReadonlySet<EnvironmentEvent['kind']> = new Set([
  'deployed',
  'observed',
  'restored',
  'rebuilt',
  'rolled-back',
  'withdrawn',
  'removed',
  'torn-down',
]);

function follow(each: ResolvedEvent, state: State): void {
  if (moving.has(each.event.kind) && each.event.instance !== null) splitWhole(each, state);
  switch (each.event.kind) {
    case 'deployed':
    case 'observed':
      deploy(each, state, 'replaced');
      break;
    case 'restored':
    case 'rebuilt':
      if (each.resolved.version !== null || each.event.components.length > 0) deploy(each, state, 'replaced');
      break;
    case 'rolled-back':
      rollBack(each, state);
      break;
    case 'withdrawn':
      takeAway(each, state, 'withdrawn');
      break;
    case 'removed':
      takeAway(each, state, 'removed');
      break;
    case 'torn-down':
      takeAway({ ...each, resolved: { version: null, release: null, candidate: null } }, state, 'torn-down');
      break;
  }
}

function deploy(each: ResolvedEvent, state: State, end: End): void {
  const { event, component } = each;
  const slot = findSlot({ instance: event.instance, variant: event.variant, component }, state);
  if (event.share !== null && event.share.percent !== 100) {
    share(each, slot, state, end);
    return;
  }
  const covered = listCovered(each, state);
  const same = slot.entries.length === 1 && slot.entries[0] !== undefined && isSame(slot.entries[0], each) ? slot.entries[0] : undefined;
  if (same !== undefined && covered.every((one) => one === slot || one.entries.length === 0)) {
    same.share = null;
    return;
  }
  const ran = covered.flatMap(({ entries }) => entries).find(({ version }) => version !== each.resolved.version);
  state.took.set(event.id, ran?.version ?? null);
  for (const one of covered) close(one, { state, event, ended: end });
  open(slot, each, state);
}

/** Gives a version a part of a place: a per cent of it, or sections. */
function share(each: ResolvedEvent, slot: Slot, state: State, end: End): void {
  const { event } = each;
  const { percent, sections } = event.share ?? { percent: null, sections: [] };
  state.took.set(event.id, slot.entries.find(({ version }) => version !== each.resolved.version)?.version ?? null);
  let own = slot.entries.find((entry) => isSame(entry, each));
  if (own === undefined) {
    own = open(slot, each, state);
    own.share = { percent: null, sections: [], rest: false };
  }
  const held = [...new Set([...(own.share?.sections ?? []), ...sections])];
  if (own.share !== null) own.share = { percent, sections: held, rest: false };
  for (const entry of slot.entries) {
    if (entry === own || entry.share === null) continue;
    const left = entry.share.sections.filter((section) => !sections.includes(section));
    const taken = entry.share.sections.length > 0 ? left.length === 0 : percent !== null;
    if (taken) finish(entry, slot, { state, event, ended: end });
    else entry.share = { ...entry.share, sections: left };
  }
  const all = state.parts.sections.length > 0 && state.parts.sections.every(({ id }) => held.includes(id));
  if (all) {
    for (const entry of slot.entries) if (entry !== own) finish(entry, slot, { state, event, ended: end });
    own.share = null;
  }
  slot.entries = slot.entries.filter(({ until }) => until === null);
}

function rollBack(each: ResolvedEvent, state: State): void {
  const { event, resolved } = each;
  const covered = listCovered(each, state).filter(({ entries }) => entries.length > 0);
  const holding = event.from === null ? covered : covered.filter(({ entries }) => entries.some(({ version }) => version === event.from));
  const targets = holding.length > 0 ? holding : covered;
  state.took.set(event.id, event.from ?? targets[0]?.entries.at(-1)?.version ?? null);
  if (resolved.version !== null || event.components.length > 0) {
    for (const slot of targets) close(slot, { state, event, ended: 'rolled-back' });
    const slot = findSlot({ instance: event.instance, variant: event.variant, component: each.component }, state);
    const rest = slot.entries[0];
    if (rest !== undefined && isSame(rest, each)) rest.share = null;
    else {
      close(slot, { state, event, ended: 'rolled-back' });
      open(slot, each, state);
    }
    const at = slot.before.findLastIndex(({ version }) => version === resolved.version);
    if (at >= 0) slot.before = slot.before.slice(0, at);
    state.wentTo.set(event.id, resolved.version);
    return;
  }
  for (const slot of targets) backToEarlier(slot, each, state);
}

/** Nobody says what runs after a rollback: what ran in the place before. Where a version had only a part of it, the others get that back. */
function backToEarlier(slot: Slot, each: ResolvedEvent, state: State): void {
  const { event } = each;
  const gone = slot.entries.filter(({ version }) => event.from === null || version === event.from);
  const leaving = gone.length === 0 ? slot.entries.slice(-1) : slot.entries.length > gone.length ? gone : gone.slice(0);
  const staying = slot.entries.filter((entry) => !leaving.includes(entry));
  const at = slot.before.findLastIndex(({ version }) => !leaving.some((entry) => entry.version === version));
  const earlier = slot.before[at];
  for (const entry of leaving) finish(entry, slot, { state, event, ended: 'rolled-back' });
  slot.entries = staying;
  const [rest] = staying;
  if (rest !== undefined) {
    if (staying.length === 1) rest.share = null;
    state.wentTo.set(event.id, rest.version);
  } else if (earlier === undefined) state.wentTo.set(event.id, null);
  else {
    const resolved = { version: earlier.version, release: earlier.release, candidate: null };
    slot.before = slot.before.slice(0, at);
    const stay = open(slot, { ...each, event: { ...event, components: earlier.components, share: null }, resolved }, state);
    state.wentTo.set(event.id, stay.version);
  }
}

/** What is withdrawn or removed leaves its place; others that shared it have it to themselves again. */
function takeAway(each: ResolvedEvent, state: State, ended: End): void {
  const { event, resolved } = each;
  for (const slot of event.kind === 'torn-down' ? listSlots(state.slots) : listCovered(each, state)) {
    if (event.kind === 'torn-down' && event.instance !== null && slot.instance !== event.instance) continue;
    const gone = slot.entries.filter(({ version }) => resolved.version === null || version === resolved.version);
    const [first] = gone;
    if (first === undefined) continue;
    state.took.set(event.id, first.version);
    for (const entry of gone) finish(entry, slot, { state, event, ended });
    slot.entries = slot.entries.filter(({ until }) => until === null);
    const [rest] = slot.entries;
    if (rest !== undefined && slot.entries.length === 1) rest.share = null;
  }
}

/** What ran in the whole environment runs in each of its instances, once one of them goes its own way. */
function splitWhole({ event, component }: ResolvedEvent, state: State): void {
  const { instances } = state.parts;
  if (!instances.some(({ id }) => id === event.instance)) return;
  const groups = component === null ? [...state.slots.values()] : [state.slots.get(component) ?? new Map<string, Slot>()];
  for (const group of groups) {
    for (const whole of [...group.values()]) {
      if (whole.instance !== null || whole.entries.length === 0) continue;
      if (event.kind !== 'torn-down' && whole.variant !== event.variant) continue;
      const free = instances.map(({ id }) => findSlot({ ...whole, instance: id }, state)).filter(({ entries }) => entries.length === 0);
      for (const [index, slot] of free.entries()) {
        slot.before = [...slot.before, ...whole.before];
        for (const entry of whole.entries) {
          const own = index === 0 ? entry : { ...entry };
          own.instance = slot.instance;
          slot.entries.push(own);
          if (index > 0) state.stays.push(own);
        }
      }
      if (free.length > 0) whole.entries = [];
    }
  }
}

/** Where others have a part, the one that has the place says that it has the rest. */
function markRest(entries: readonly OpenStay[]): void {
  if (entries.length < 2) return;
  for (const entry of entries) entry.share ??= { percent: null, sections: [], rest: true };
}
