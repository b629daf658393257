import type { Release } from '../../book/schema/book.ts';
import { formatActor } from '../schema/actor.ts';
import { momentOf, spanOf, textOf } from '../schema/event-time.ts';
import type { Finding, JudgedEvent, ProductEnvironment, Stay } from '../schema/extension.ts';
import { listBefore } from '../schema/order-environments.ts';
import { findInForce, type InForce } from './processes-in-force.ts';
import { listNewest, wasRejectedBefore } from './rejections.ts';

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
  const passedBy = new Map(
    environments.map(({ id, events }) => [id, Map.groupBy(events.filter(isPassage), ({ release }) => release ?? '')]),
  );
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
        const everyChange = rule.process.passes === 'changes';
        tellOnce(`changes ${release.version} ${event.candidate}`, () => {
          const skipped = listSkippedChanges(event, release, { environment, environments, passedBy, everyChange, nameOf });
          return skipped.filter(({ change, missing }) => {
            const key = `change ${release.version} ${change} ${missing}`;
            if (seen.has(key)) return false;
            seen.add(key);
            return true;
          });
        });
        tellOnce(`tags ${release.version}`, () => listUntaggedRepositories(event, release, environment));
        found.push(...listRejectedDeployed(event, release, environment));
      }
      if (environment.accepts !== 'commits' && event.version === null && event.release === null)
        found.push(...listUntagged(event, environment));
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

/** Whether a release was in an environment by this event. */
function isPassage({ order, corrected, release }: JudgedEvent): boolean {
  return order !== null && corrected === null && release !== null;
}

interface ChangeSources {
  readonly environment: ProductEnvironment;
  readonly environments: readonly ProductEnvironment[];
  /** Events that brought a release somewhere, by environment and release, newest first. */
  readonly passedBy: ReadonlyMap<string, ReadonlyMap<string, readonly JudgedEvent[]>>;
  /** Whether each change has to pass each environment, so that all changes of a release that skipped one are named. */
  readonly everyChange: boolean;
  readonly nameOf: (id: string) => string;
}

/** Changes of a release that a later candidate brought than the last one that was in an environment before: they were never there. */
function listSkippedChanges(
  event: JudgedEvent,
  release: Release,
  { environment, environments, passedBy, everyChange, nameOf }: ChangeSources,
): readonly Finding[] {
  const before = listBefore(environments, environment.id);
  const moment = spanOf(event.time).latest;
  return environments
    .filter(({ id, accepts }) => before.has(id) && (everyChange || accepts !== 'commits'))
    .flatMap((earlier) => {
      const own = passedBy.get(earlier.id)?.get(release.version) ?? [];
      const passed = own.filter((each) => spanOf(each.time).earliest <= moment);
      if (passed.length === 0 && !everyChange) return [];
      const missing = listMissingChanges(release, { event, passed });
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

/**
 * The changes that a version holds and none of those that passed before does. Which changes came with a candidate is known only of the repositories that
 * have a tag for it; of others, and where nothing tells, none is said to have been left out.
 */
function listMissingChanges(
  release: Release,
  { event, passed }: { readonly event: JudgedEvent; readonly passed: readonly JudgedEvent[] },
): readonly Release['changes'][number][] {
  const entering = listHeld(release, event.candidate);
  if (entering === null) return [];
  const own = release.changes.filter(({ id }) => entering.has(id));
  if (passed.length === 0) return own;
  const held = new Set<string>();
  const told = new Set<string>();
  for (const { candidate } of passed) {
    const known = listHeld(release, candidate);
    if (known === null || candidate === null) return [];
    for (const id of known) held.add(id);
    const named = release.candidates.find(({ version }) => version === candidate);
    for (const { repository } of named?.tags ?? []) told.add(repository);
    if (named !== undefined && named.tags.length === 0 && named.repository !== null) told.add(named.repository);
  }
  return own.filter(({ id, repository }) => told.has(repository) && !held.has(id));
}

/** The changes of a candidate and those before it; all of a final release, or of a candidate that is it. Null where nothing tells. */
function listHeld({ changes, candidates }: Release, candidate: string | null): ReadonlySet<string> | null {
  const at = candidates.findIndex(({ version }) => version === candidate);
  if (candidate === null || candidates[at]?.same === true) return new Set(changes.map(({ id }) => id));
  const held = new Set(candidates.slice(0, at + 1).flatMap((each) => each.changes));
  return at < 0 || held.size === 0 ? null : held;
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
  // The final release is the candidate that it is the same commit as.
  const names = event.candidate === null ? listNewest(release) : [event.candidate];
  const rejection = release.journey?.rejections.find(
    (each) => names.includes(each.version) && wasRejectedBefore(each, momentOf(event.time)),
  );
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
      evidence: [
        describe(event),
        `It was rejected in ${rejection.environment}${rejection.by === null ? '' : ` by ${rejection.by}`}: ${rejection.reason ?? 'no reason is given'}.`,
      ],
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
    const until =
      [other.until, stay.until].filter((each) => each !== null).sort((left, right) => momentOf(left) - momentOf(right))[0] ?? null;
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
