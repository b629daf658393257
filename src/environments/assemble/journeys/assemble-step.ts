import type { Release } from '../../../book/schema/book.ts';
import { formatActor } from '../../schema/actor.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import { momentOf } from '../../schema/event-time.ts';
import type { Journey, JourneyStep } from '../../schema/journey.ts';
import { listBefore } from '../../schema/order-environments.ts';
import type { JudgedEvent } from '../../schema/stay.ts';
import { type FindSigners, listApprovers } from '../approvals.ts';
import { findPolicy } from '../assemble-environment.ts';
import { isEntry } from '../judge-order.ts';
import type { ResolvedEvent } from '../places.ts';
import { listNewest } from '../rejections.ts';
import type { ReleasePlaces } from './release-places.ts';
import { worstOrder } from './worst-order.ts';

/** What the journey of a release is assembled from. */
export interface JourneySources {
  readonly release: Release;
  /** In the order of the process. */
  readonly environments: readonly ProductEnvironment[];
  /** Events about the release, oldest first, by environment; corrected ones left out. */
  readonly events: ReadonlyMap<string, readonly ResolvedEvent[]>;
  /** Events with their judgement, by id. */
  readonly judged: ReadonlyMap<string, JudgedEvent>;
  readonly production: string | null;
  readonly process: string | null;
  readonly signers: FindSigners;
  /** What of each release runs or ran in each environment. */
  readonly places: ReadonlyMap<string, ReleasePlaces>;
}

const mostEvents = 20;

/** The same for one of its steps, with what the others say. */
interface StepSources extends JourneySources {
  readonly rejected: Journey['rejected'];
  /** Environments after the one that rejected it. */
  readonly stopped: ReadonlySet<string>;
  readonly reached: ReadonlySet<string>;
}

/** Assembles what a release met in one environment. */
export function assembleStep(environment: ProductEnvironment, sources: StepSources): JourneyStep {
  const { release, judged, signers } = sources;
  const own = sources.events.get(environment.id) ?? [];
  const newest = listNewest(release);
  const telling = own.findLast(({ resolved }) => newest.includes(resolved.version ?? '')) ?? own.at(-1);
  const entry = own.findLast(({ event }) => isEntry(event));
  const { state, about } = tellState(environment, own, { ...sources, entry });
  const shown = about ?? telling;
  // Of equal judgements that of the whole release says more.
  const entered = own
    .filter(({ event }) => isEntry(event))
    .toSorted((left, right) => Number(left.component !== null) - Number(right.component !== null))
    .map(({ event }) => judged.get(event.id)?.order ?? null);
  const [first] = own.filter(({ event }) => isEntry(event));
  const versions = own.flatMap(({ resolved }) => resolved.version ?? []);
  return {
    environment: environment.id,
    name: environment.name,
    users: environment.users,
    reached: addUsers(sources.environments, environment.id),
    members: environment.members?.count ?? null,
    state,
    candidate: shown?.resolved.candidate ?? null,
    time: shown?.event.time ?? null,
    entered: (own.find(({ event, component }) => isEntry(event) && component === null) ?? first)?.event.time ?? null,
    by: shown === undefined ? null : formatActor(shown.event.by),
    approvedBy: listApprovers(own, { versions, until: Number.POSITIVE_INFINITY, signers }),
    reason: shown?.event.reason ?? null,
    refs: shown?.event.refs ?? [],
    order: worstOrder(entered),
    events: own
      .slice(-mostEvents)
      .map(({ event }) => event.id)
      .reverse(),
    count: own.length,
    policy: first === undefined ? null : (findPolicy(environment.policies, momentOf(first.event.time))?.slug ?? null),
  };
}

/** How many people a release reaches in an environment and all before it. */
function addUsers(environments: readonly ProductEnvironment[], id: string): number | null {
  const before = listBefore(environments, id);
  const known = environments.filter((each) => each.id === id || before.has(each.id)).flatMap(({ users }) => users ?? []);
  return known.length === 0 ? null : known.reduce((sum, users) => sum + users, 0);
}

interface Told {
  readonly state: JourneyStep['state'];
  /** The event that the state rests on. */
  readonly about: ResolvedEvent | undefined;
}

function tellState(
  { id, after, events: all }: ProductEnvironment,
  own: readonly ResolvedEvent[],
  { release, rejected, stopped, reached, environments, places, entry }: StepSources & { readonly entry: ResolvedEvent | undefined },
): Told {
  const rejection = rejected?.environment === id ? own.find(({ event }) => event.id === rejected.event) : undefined;
  if (rejection !== undefined) return { state: 'rejected', about: rejection };
  const runs = places.get(id)?.running.get(release.version)?.[0];
  if (runs !== undefined) return { state: 'runs', about: own.find(({ event }) => event.id === runs.event) ?? entry };
  const stay = places.get(id)?.lastStay.get(release.version);
  if (stay !== undefined) {
    const back = stay.ended === 'rolled-back' || stay.ended === 'withdrawn';
    return { state: back ? 'rolled-back' : 'ran', about: own.find(({ event }) => event.id === stay.event) ?? entry };
  }
  const last = own.findLast(({ event }) => saying.has(event.kind));
  const said = saying.get(last?.event.kind ?? '');
  if (stopped.has(id)) return { state: 'never-reached', about: undefined };
  if (last !== undefined && said !== undefined) return { state: said, about: last };
  const beyond = environments.some((other) => reached.has(other.id) && listBefore(environments, other.id).has(id));
  if (all.length === 0) return { state: 'not-known', about: undefined };
  if (beyond) return { state: 'skipped', about: undefined };
  if (release.status === 'superseded' || release.status === 'yanked') return { state: 'never-reached', about: undefined };
  const ready = reached.size > 0 && after.length > 0 && after.every((before) => reached.has(before));
  return { state: ready ? 'waiting' : 'not-yet', about: undefined };
}

const saying: ReadonlyMap<string, JourneyStep['state']> = new Map([
  ['planned', 'planned'],
  ['requested', 'requested'],
  ['approved', 'approved'],
  // A rejection of an earlier candidate: the next one begins anew.
  ['rejected', 'not-yet'],
]);
