import type { Release } from '../../book/schema/book.ts';
import { formatActor } from '../schema/actor.ts';
import { momentOf, spanOf, textOf } from '../schema/event-time.ts';
import type { Finding, JudgedEvent, ProductEnvironment, Stay } from '../schema/extension.ts';
import { listBefore } from '../schema/order-environments.ts';
import { findInForce, type InForce } from './processes-in-force.ts';
import { wasRejectedBefore } from './rejections.ts';

/** What findings are made from. */
export interface FindingSources {
  readonly releases: readonly Release[];
  readonly environments: readonly ProductEnvironment[];
  readonly inForce: readonly InForce[];
}

const nothing = {
  missing: null,
  release: null,
  change: null,
  title: null,
  repository: null,
  commit: null,
  until: null,
  override: null,
} satisfies Partial<Finding>;

/** Lists what the events of a product show against its process, each with its evidence. */
export function listFindings({ releases, environments, inForce }: FindingSources): readonly Finding[] {
  const byVersion = new Map(releases.map((release) => [release.version, release]));
  const nameOf = (id: string): string => environments.find((each) => each.id === id)?.name ?? id;
  return environments.flatMap((environment) => {
    const found: Finding[] = [];
    const seen = new Set<string>();
    for (const event of environment.events.toReversed()) {
      const rule = findInForce(inForce, momentOf(event.time));
      if (event.corrected !== null || event.order === null || rule === null) continue;
      const release = byVersion.get(event.release ?? '');
      const tellOnce = (key: string, make: () => readonly Finding[]): void => {
        if (seen.has(key)) return;
        seen.add(key);
        found.push(...make());
      };
      if (event.order.missing.length > 0 && event.release !== null)
        tellOnce(`skipped ${event.release}`, () => listSkipped(event, environment, nameOf));
      if (release !== undefined) {
        tellOnce(`changes ${release.version}`, () => listSkippedChanges(event, release, { environment, environments, everyChange: rule.process.passes === 'changes', nameOf }));
        tellOnce(`tags ${release.version}`, () => listUntaggedRepositories(event, release, environment));
        found.push(...listRejectedDeployed(event, release, environment));
      }
      if (environment.accepts !== 'commits' && event.version === null && event.release === null) found.push(...listUntagged(event, environment));
      if (environment.entry === 'automatic' && event.kind === 'deployed' && event.by !== null && isByHand(event.by))
        found.push({
          ...nothing,
          ...about(event, environment),
          kind: 'deployed-by-hand',
          state: event.override === null ? 'violated' : 'overridden',
          override: event.override === null ? null : { reason: event.override.reason, by: event.override.by },
          message: `${event.version ?? 'A commit'} was deployed to ${environment.name} by hand.`,
          evidence: [`The event names ${event.by.person ?? 'a person'} and no run; the process says that versions enter by themselves.`],
        });
    }
    const rule = inForce[0]?.process;
    if (rule?.shape === 'stages' && environment.inProcess && !environment.variants && !environment.ownCommits && !environment.production)
      found.push(...listSeveralVersions(environment, inForce));
    return found;
  });
}

function about(event: JudgedEvent, { id }: ProductEnvironment): Pick<Finding, 'environment' | 'release' | 'time' | 'events'> {
  return { environment: id, release: event.release, time: event.time, events: [event.id] };
}

function isByHand({ person, bot, run }: NonNullable<JudgedEvent['by']>): boolean {
  return person !== null && bot === null && run === null;
}

function describe(event: JudgedEvent): string {
  const when = textOf(event.time);
  const who = formatActor(event.by);
  return `Event ${event.id}: ${event.kind} ${event.version ?? event.release ?? 'a commit'}${when === null ? '' : ` at ${when}`}${who === null ? '' : ` by ${who}`}.`;
}

function listSkipped(event: JudgedEvent, environment: ProductEnvironment, nameOf: (id: string) => string): readonly Finding[] {
  const { order } = event;
  if (order === null) return [];
  return order.missing.map((missing) => ({
    ...nothing,
    ...about(event, environment),
    kind: 'environment-skipped',
    missing,
    state: order.state === 'overridden' ? 'overridden' : 'violated',
    override: order.override,
    message: `${event.release ?? 'It'} reached ${environment.name} and had not been in ${nameOf(missing)}.`,
    evidence: [describe(event), `No event before says that ${event.release ?? 'it'} or a candidate of it was in ${nameOf(missing)}.`],
  }));
}

interface ChangeSources {
  readonly environment: ProductEnvironment;
  readonly environments: readonly ProductEnvironment[];
  /** Whether each change has to pass each environment, so that all changes of a release that skipped one are named. */
  readonly everyChange: boolean;
  readonly nameOf: (id: string) => string;
}

/** Changes of a release that a later candidate brought than the last one that was in an environment before: they were never there. */
function listSkippedChanges(event: JudgedEvent, release: Release, { environment, environments, everyChange, nameOf }: ChangeSources): readonly Finding[] {
  const before = listBefore(environments, environment.id);
  const moment = spanOf(event.time).latest;
  return environments
    .filter(({ id, accepts }) => before.has(id) && (everyChange || accepts !== 'commits'))
    .flatMap((earlier) => {
      const passed = earlier.events.filter(
        (each) => each.release === release.version && each.order !== null && each.corrected === null && spanOf(each.time).earliest <= moment,
      );
      if (passed.length === 0 && !everyChange) return [];
      const missing = listMissingChanges(release, passed);
      const last = passed[0]?.version ?? null;
      const { order } = event;
      return missing.map(({ id, title, repository, commits }) => ({
        ...nothing,
        ...about(event, environment),
        kind: 'change-skipped' as const,
        missing: earlier.id,
        change: id,
        title,
        repository,
        commit: commits[0]?.sha ?? null,
        state: order?.state === 'overridden' ? ('overridden' as const) : ('violated' as const),
        override: order?.override ?? null,
        message: `A change of ${release.version} reached ${environment.name} and had not been in ${nameOf(earlier.id)}.`,
        evidence: [
          describe(event),
          last === null
            ? `No version of this release was in ${nameOf(earlier.id)} before.`
            : `The last one in ${nameOf(earlier.id)} before was ${last}, which does not hold it.`,
        ],
      }));
    });
}

/** The changes that came after the newest of some candidates; none where the final release itself, or a candidate of the same commit, is among them. */
function listMissingChanges(release: Release, passed: readonly JudgedEvent[]): readonly Release['changes'][number][] {
  if (passed.length === 0) return release.changes;
  if (passed.some(({ candidate }) => candidate === null)) return [];
  const held = new Set(passed.map(({ candidate }) => candidate));
  const newest = release.candidates.findLastIndex(({ version }) => held.has(version));
  if (newest < 0 || release.candidates[newest]?.same === true) return [];
  const known = new Set(release.candidates.slice(0, newest + 1).flatMap(({ changes }) => changes));
  // Where nothing tells which change came with which candidate, none is said to have been left out.
  return known.size === 0 ? [] : release.changes.filter(({ id }) => !known.has(id));
}

function listUntaggedRepositories(event: JudgedEvent, release: Release, environment: ProductEnvironment): readonly Finding[] {
  if (!environment.production) return [];
  return release.components
    .filter(({ state }) => state === 'no-tag')
    .map(({ repository, reason }) => ({
      ...nothing,
      ...about(event, environment),
      kind: 'repository-not-tagged',
      repository,
      state: 'violated',
      message: `${release.version} is in ${environment.name}, and ${repository} has no tag for it.`,
      evidence: [describe(event), reason],
    }));
}

function listRejectedDeployed(event: JudgedEvent, release: Release, environment: ProductEnvironment): readonly Finding[] {
  const rejection = release.journey?.rejections.find((each) => each.version === event.version && wasRejectedBefore(each, momentOf(event.time)));
  if (rejection === undefined) return [];
  return [
    {
      ...nothing,
      ...about(event, environment),
      kind: 'rejected-deployed',
      events: [event.id, rejection.event],
      state: event.override === null ? 'violated' : 'overridden',
      override: event.override === null ? null : { reason: event.override.reason, by: event.override.by },
      message: `${rejection.version} went to ${environment.name} after it was rejected.`,
      evidence: [describe(event), `It was rejected in ${rejection.environment}${rejection.by === null ? '' : ` by ${rejection.by}`}: ${rejection.reason ?? 'no reason is given'}.`],
    },
  ];
}

function listUntagged(event: JudgedEvent, environment: ProductEnvironment): readonly Finding[] {
  return event.components
    .filter(({ tag, commit }) => tag === null && commit !== null)
    .map(({ name, commit }) => ({
      ...nothing,
      ...about(event, environment),
      kind: 'not-tagged',
      repository: name,
      commit,
      state: 'violated',
      message: `A commit of ${name} that no version tag names went to ${environment.name}.`,
      evidence: [describe(event)],
    }));
}

/** Times in which an environment that is for one version held two: other versions in other instances, variants or shares. */
function listSeveralVersions({ id, name, stays }: ProductEnvironment, inForce: readonly InForce[]): readonly Finding[] {
  const found: Finding[] = [];
  let open: Stay[] = [];
  for (const stay of stays) {
    const moment = momentOf(stay.since);
    open = open.filter(({ until }) => until === null || momentOf(until) > moment);
    const other = open.find((each) => each.component === stay.component && (each.version ?? each.event) !== (stay.version ?? stay.event));
    open.push(stay);
    if (other === undefined || findInForce(inForce, moment) === null) continue;
    const until = [other.until, stay.until].filter((each) => each !== null).sort((left, right) => momentOf(left) - momentOf(right))[0] ?? null;
    found.push({
      ...nothing,
      kind: 'several-versions',
      environment: id,
      release: stay.release,
      time: stay.since,
      until,
      state: 'violated',
      message: `${name} held ${other.version ?? 'a commit'} and ${stay.version ?? 'a commit'} at once.`,
      evidence: [placeOf(other, name), placeOf(stay, name)],
      events: [other.event, stay.event],
    });
  }
  return found;
}

function placeOf({ version, instance, variant, event }: Stay, name: string): string {
  const place = variant ?? instance;
  return `${version ?? 'A commit'} ran in ${name}${place === null ? '' : `, ${place}`}, by event ${event}.`;
}
