import type { Release } from '../../../book/schema/book.ts';
import { momentOf } from '../../schema/event-time.ts';
import type { Journey, JourneyStep } from '../../schema/journey.ts';
import { listBefore } from '../../schema/order-environments.ts';
import { isEntry } from '../judge-order.ts';
import { findStandingRejection, listRejections } from '../rejections.ts';
import { assembleStep, type JourneySources } from './assemble-step.ts';
import { worstState } from './worst-order.ts';

/** Assembles the way of one release through the environments. */
export function assembleJourney(sources: JourneySources): Journey {
  const { release, environments, events, production } = sources;
  const all = environments
    .flatMap(({ id }) => events.get(id) ?? [])
    .toSorted((left, right) => momentOf(left.event.time) - momentOf(right.event.time));
  const rejections = listRejections(all);
  const rejected = findStandingRejection(release, rejections);
  const stopped = new Set(
    rejected === null ? [] : environments.filter(({ id }) => listBefore(environments, id).has(rejected.environment)).map(({ id }) => id),
  );
  const reached = new Set(environments.filter(({ id }) => (events.get(id) ?? []).some(({ event }) => isEntry(event))).map(({ id }) => id));
  const steps = environments.map((environment) => assembleStep(environment, { ...sources, rejected, stopped, reached }));
  const rolledBack = environments.flatMap(({ id, rollbacks }) =>
    steps.find(({ environment }) => environment === id)?.state === 'rolled-back'
      ? rollbacks.flatMap((rollback) => (isOf(release, rollback.from) ? [{ ...rollback, environment: id }] : []))
      : [],
  );
  const runsIn = environments.flatMap(({ id }) => {
    const own = sources.places.get(id)?.running.get(release.version) ?? [];
    const [first] = own;
    return first === undefined ? [] : [{ environment: id, instances: own.flatMap(({ instance }) => instance ?? []), since: first.since }];
  });
  return {
    status: tellStatus({ rejected: rejected !== null, steps, production, any: all.length > 0 }),
    steps,
    rejected,
    rejections,
    rolledBack,
    runsIn,
    order: worstState(steps.flatMap(({ order }) => order ?? [])),
    process: sources.process,
  };
}

function isOf({ version, candidates }: Release, from: string | null): boolean {
  return from !== null && (from === version || candidates.some((candidate) => candidate.version === from));
}

function tellStatus({
  rejected,
  steps,
  production,
  any,
}: {
  readonly rejected: boolean;
  readonly steps: readonly JourneyStep[];
  readonly production: string | null;
  readonly any: boolean;
}): Journey['status'] {
  const last = steps.find(({ environment }) => environment === production)?.state;
  if (last === 'runs') return 'in-production';
  if (rejected) return 'rejected';
  if (last === 'rolled-back') return 'rolled-back';
  if (last === 'ran') return 'was-in-production';
  return any ? 'on-its-way' : 'not-started';
}
