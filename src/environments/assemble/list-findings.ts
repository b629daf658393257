import type { Release } from '../../book/schema/book.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import type { ProductEnvironment } from '../schema/environment.ts';
import { momentOf } from '../schema/event-time.ts';
import type { Finding } from '../schema/finding.ts';
import type { JudgedEvent } from '../schema/stay.ts';
import { about, describe, nothing } from './finding-parts.ts';
import { listSeveralVersions } from './list-several-versions.ts';
import { listSkippedChanges } from './list-skipped-changes.ts';
import { findInForce, type InForce } from './processes-in-force.ts';
import { listNewest, wasRejectedBefore } from './rejections.ts';

/** What findings are made from. */
export interface FindingSources {
  readonly releases: readonly Release[];
  readonly environments: readonly ProductEnvironment[];
  readonly inForce: readonly InForce[];
}

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
        tellOnce(`skipped ${event.release} ${event.component}`, () => listSkipped(event, environment, nameOf));
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
          message: `${event.version ?? 'A commit'} was deployed to ${namePlace(event, environment)} by hand.`,
          evidence: [
            describe(event),
            `The event names ${event.by.person ?? 'a person'} and no run; the process says that versions enter by themselves.`,
          ],
        });
    }
    const rule = inForce[0]?.process;
    if (rule?.shape === 'stages' && environment.inProcess && !environment.variants && !environment.ownCommits && !environment.production)
      found.push(...listSeveralVersions(environment, inForce));
    return found;
  });
}

/** What entered: a release, or a part of it that was moved alone. */
function nameSubject({ component, release }: JudgedEvent): string {
  return component === null ? (release ?? 'It') : `${upperFirst(component)} of ${release ?? 'a release'}, moved alone,`;
}

/** Where something entered: an instance, where the event names one. */
function namePlace({ instance }: JudgedEvent, { name, instances }: ProductEnvironment): string {
  return instance === null ? name : `${instances.find(({ id }) => id === instance)?.name ?? instance} in ${name}`;
}

function isByHand({ person, bot, run }: NonNullable<JudgedEvent['by']>): boolean {
  return person !== null && bot === null && run === null;
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
    repository: event.component,
    message: `${nameSubject(event)} reached ${environment.name} and had not been in ${nameOf(missing)}.`,
    evidence: [
      describe(event),
      `No event before says that ${event.release ?? 'it'} or a candidate of it${event.component === null ? '' : `, or ${event.component} alone,`} was in ${nameOf(missing)}.`,
    ],
  }));
}

/** Whether a release was in an environment by this event. */
function isPassage({ order, corrected, release }: JudgedEvent): boolean {
  return order !== null && corrected === null && release !== null;
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
      message: `${release.version} went to ${environment.name}, and ${repository} has no tag for it.`,
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
