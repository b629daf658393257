import type { Product, Release } from '../../../book/schema/book.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import type { RepositoryBranches } from '../../schema/branches/environment-branches.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { spanOf } from '../../schema/event-time.ts';
import {
  eventEnvironmentUnknown,
  eventInstanceUnknown,
  eventPersonUnknown,
  eventRecordUnknown,
  eventSectionUnknown,
  eventTagUnknown,
  eventVersionUnknown,
} from '../../schema/problems/event-name-problems.ts';
import {
  eventBeforeTag,
  eventBoundsCrossed,
  eventInFuture,
  eventNameTwice,
  eventNotOnBranch,
} from '../../schema/problems/event-problems.ts';
import type { ProcessEnvironment } from '../../schema/process.ts';
import { isRecord } from '../approvals.ts';
import { isEntry } from '../judge-order.ts';
import { indexVersions } from '../resolve-version.ts';

/** A written event and the places of its settings. */
export interface CheckedEvent {
  readonly event: EnvironmentEvent;
  readonly source: string;
  readonly placeOf: (field: string) => Place;
}

/** What written events are checked against. */
export interface CheckSources {
  readonly product: Product;
  readonly environments: readonly ProcessEnvironment[];
  readonly histories: readonly RepositoryHistory[];
  readonly branches: readonly RepositoryBranches[];
  /** Tells whether somebody is of people.yaml; null where there is none. */
  readonly isPerson: ((name: string) => boolean) | null;
  readonly asOf: string;
}

/** Events that can be used, and what is wrong with the others or doubtful with these. */
export interface Checked {
  readonly events: readonly EnvironmentEvent[];
  readonly problems: readonly Problem[];
}

/** Checks the written events of a product, in order of path. One of an unknown environment or version, and a second one of the same name, is not used. */
export function checkEvents(
  written: readonly CheckedEvent[],
  { product, environments, histories, branches, isPerson, asOf }: CheckSources,
): Checked {
  const problems: Problem[] = [];
  const events: EnvironmentEvent[] = [];
  const sources = new Map<string, string>();
  const index = indexVersions(product);
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const byVersion = new Map(product.releases.map((release) => [release.version, release]));
  const now = instantOf(asOf);
  const tags = new Map(histories.map((history) => [history.id, new Set(history.tags.map(({ name }) => name))]));
  for (const { event, source, placeOf } of written) {
    const other = sources.get(event.id);
    if (other !== undefined) {
      problems.push(eventNameTwice({ source }, { id: event.id, other }));
      continue;
    }
    sources.set(event.id, source);
    const environment = byId.get(event.environment);
    if (environment === undefined) {
      const known = environments.map(({ id }) => id);
      problems.push(eventEnvironmentUnknown(placeOf('environment'), { environment: event.environment, product: product.name, known }));
      continue;
    }
    const unknown = [event.version, event.from].filter((version) => version !== null).find((version) => index.ofVersion(version) === null);
    if (unknown !== undefined) {
      problems.push(eventVersionUnknown(placeOf('version'), { version: unknown, product: product.name }));
      continue;
    }
    const untagged = event.components.find(({ name, tag }) => tag !== null && tags.get(name)?.has(tag) === false);
    if (untagged !== undefined) {
      const repository = product.repositories.find(({ id }) => id === untagged.name)?.name ?? untagged.name;
      problems.push(eventTagUnknown(placeOf('components'), { tag: untagged.tag ?? '', repository }));
      continue;
    }
    const { earliest, latest } = spanOf(event.time);
    if (earliest > latest) {
      problems.push(eventBoundsCrossed(placeOf('after')));
      continue;
    }
    events.push(event);
    problems.push(...listPlaceProblems(event, environment, placeOf));
    const named = event.version ?? event.from;
    const resolved = named === null ? null : index.ofVersion(named);
    const release = byVersion.get(resolved?.release ?? '');
    const candidate = release?.candidates.find(({ version }) => version === resolved?.candidate);
    const tagged = (candidate === undefined ? release?.date : candidate.date) ?? null;
    // What is planned or approved may be tagged afterwards.
    if (isEntry(event) && named !== null && tagged !== null && latest < instantOf(tagged))
      problems.push(eventBeforeTag(placeOf('at'), { version: named, at: event.time.at ?? event.time.before ?? '', tagged }));
    if (event.kind !== 'planned' && earliest > now && Number.isFinite(earliest))
      problems.push(eventInFuture(placeOf('at'), event.time.at ?? event.time.after ?? ''));
    if (event.kind === 'deployed' && environment.accepts !== 'commits' && release !== undefined)
      problems.push(...listOffBranch(event, { environment, tags: candidate?.tags ?? release.tags, branches, product, placeOf }));
    for (const [field, person] of [['by', event.by?.person] as const, ['override', event.override?.by] as const])
      if (isPerson !== null && typeof person === 'string' && !isPerson(person)) problems.push(eventPersonUnknown(placeOf(field), person));
    for (const record of event.approval)
      if (release?.validation !== undefined && !release.validation.records.some((each) => isRecord(each, record)))
        problems.push(eventRecordUnknown(placeOf('approval'), { record, version: release.version }));
  }
  return { events, problems };
}

/** The tags of what an event deployed that the branch of the environment does not contain. */
function listOffBranch(
  { version }: EnvironmentEvent,
  {
    environment,
    tags,
    branches,
    product,
    placeOf,
  }: {
    readonly environment: ProcessEnvironment;
    readonly tags: Release['tags'];
    readonly branches: readonly RepositoryBranches[];
    readonly product: Product;
    readonly placeOf: (field: string) => Place;
  },
): readonly Problem[] {
  return branches.flatMap(({ history, graph, branches: own }) => {
    const branch = own.find((each) => each.environment === environment.id);
    const tag = tags.find(({ repository }) => repository === history.id);
    const at = tag === undefined ? undefined : graph.indexOf.get(tag.commit);
    if (branch === undefined || tag === undefined || at === undefined || branch.contains(at)) return [];
    const repository = product.repositories.find(({ id }) => id === history.id)?.name ?? history.id;
    const told = { version: version ?? tag.name, environment: environment.name, branch: branch.branch, repository, tag: tag.name };
    return [eventNotOnBranch(placeOf('environment'), told)];
  });
}

function listPlaceProblems(
  event: EnvironmentEvent,
  environment: ProcessEnvironment,
  placeOf: (field: string) => Place,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { instances, sections, name } = environment;
  const known = instances.map(({ id }) => id);
  if (event.instance !== null && known.length > 0 && !known.includes(event.instance))
    problems.push(eventInstanceUnknown(placeOf('instance'), { instance: event.instance, environment: name, known }));
  const ids = sections.map(({ id }) => id);
  for (const section of event.share?.sections ?? [])
    if (ids.length > 0 && !ids.includes(section))
      problems.push(eventSectionUnknown(placeOf('share'), { section, environment: name, known: ids }));
  return problems;
}
