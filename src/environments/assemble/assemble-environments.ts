import type { Book, Product, Release } from '../../book/schema/book.ts';
import type { Hold, Members, ProductEnvironment, ProductEnvironments } from '../schema/environment.ts';
import type { EnvironmentEvent } from '../schema/event.ts';
import { momentOf } from '../schema/event-time.ts';
import { findRejectionOf } from '../schema/find-rejection.ts';
import type { Finding } from '../schema/finding.ts';
import type { Journey } from '../schema/journey.ts';
import type { Policy } from '../schema/policy.ts';
import type { Process, ProcessEnvironment } from '../schema/process.ts';
import type { JudgedEvent } from '../schema/stay.ts';
import { findSigners } from './approvals.ts';
import { assembleEnvironment } from './assemble-environment.ts';
import { assembleParity } from './assemble-parity.ts';
import { assembleJourney } from './journeys/assemble-journey.ts';
import { indexPlaces } from './journeys/release-places.ts';
import { indexEntries } from './judge-order.ts';
import { listFindings } from './list-findings.ts';
import type { ResolvedEvent } from './places.ts';
import type { ConfiguredProcess } from './processes-in-force.ts';
import { findInForce, listProcessesInForce } from './processes-in-force.ts';
import { leaveOutBounds, resolveEvents } from './resolve-events.ts';
import { indexVersions } from './resolve-version.ts';

/** What is known of where one product runs, before it is put together. */
export interface ProductSources {
  readonly product: Product;
  readonly process: ConfiguredProcess;
  readonly phases: readonly { readonly phase: string; readonly from?: string | undefined }[];
  /** The versions of each process by its id, newest first. */
  readonly processes: ReadonlyMap<string, readonly Process[]>;
  /** Those of the process in force as they are for this product, in its order. */
  readonly environments: readonly ProcessEnvironment[];
  /** Newest first, by environment. */
  readonly policies: ReadonlyMap<string, readonly Policy[]>;
  /** Written and derived ones, oldest first. */
  readonly events: readonly EnvironmentEvent[];
  readonly members: ReadonlyMap<string, Members>;
  /** Oldest first, by environment. */
  readonly holds: ReadonlyMap<string, readonly Hold[]>;
  /** What branches show. */
  readonly branchFindings: readonly Finding[];
  readonly documents: readonly string[];
  readonly asOf: string;
}

/** What became of one product: its environments, and its releases with their journeys. */
export interface AssembledProduct {
  readonly environments: ProductEnvironments;
  readonly releases: readonly Release[];
}

/** Puts together what is known of where a product runs. Linear in the number of events. */
export function assembleProductEnvironments(sources: ProductSources): AssembledProduct {
  const { product, policies, asOf } = sources;
  const inForce = listProcessesInForce(sources.process, sources.processes);
  const current = findInForce(inForce, Date.parse(asOf)) ?? inForce[0] ?? null;
  const index = indexVersions(product);
  const events = leaveOutBounds(resolveEvents(sources.events, index, product));
  const corrected = new Map(sources.events.flatMap(({ id, corrects }) => (corrects === null ? [] : [[corrects, id]])));
  const entries = indexEntries(events.filter(({ event }) => !corrected.has(event.id)));
  const byEnvironment = Map.groupBy(events, ({ event }) => event.environment);
  const own = sources.environments;
  const named = new Set([...byEnvironment.keys(), ...sources.members.keys()]);
  const all = [...own, ...listOthers(own, [...named])];
  const signers = findSigners(product.releases);
  const predecessors = new Map(product.releases.map(({ version, predecessor }) => [version, predecessor?.version ?? null]));
  const environments = all.map((environment) =>
    assembleEnvironment({
      environment,
      inProcess: own.includes(environment),
      events: byEnvironment.get(environment.id) ?? [],
      corrected,
      entries,
      inForce,
      policies: policies.get(environment.id) ?? [],
      signers,
      members: sources.members.get(environment.id) ?? null,
      holds: sources.holds.get(environment.id) ?? [],
      predecessors,
      asOf,
    }),
  );
  const production = all.find((each) => each.production)?.id ?? null;
  const releases = addJourneys(product.releases, { environments, events, corrected, inForce, production, signers });
  const findings = [...listFindings({ releases, environments, inForce }), ...judgeBranchFindings(sources.branchFindings, inForce)];
  return {
    releases,
    environments: {
      product: product.id,
      processes: inForce.map(({ process: own, from }) => ({ process: own.id, version: own.version, from })),
      phases: sources.phases.map(({ phase, from }) => ({
        phase,
        name: current?.process.phases.find(({ id }) => id === phase)?.name ?? phase,
        from: from === undefined ? null : `${from}T00:00:00+00:00`,
      })),
      environments: environments.map((environment) => blockNext(environment, releases)),
      production,
      findings: findings.sort((left, right) => momentOf(right.time) - momentOf(left.time)),
      parity: assembleParity(environments),
      documents: sources.documents,
    },
  };
}

/** What is on its way goes no further while a rejection stands against it, whoever planned or approved it. */
function blockNext(environment: ProductEnvironment, releases: readonly Release[]): ProductEnvironment {
  if (environment.next.length === 0) return environment;
  const next = environment.next.map((one) => {
    const journey = releases.find(({ version }) => version === one.release)?.journey ?? null;
    return one.state === 'rejected' ? one : { ...one, blocked: journey === null ? null : findRejectionOf(one, journey) };
  });
  return { ...environment, next };
}

/** The Book with what was put together of its products. */
export function layIntoBook(
  book: Book,
  assembled: ReadonlyMap<string, AssembledProduct>,
  rest: Pick<Book, 'processes' | 'decisions' | 'versionedDocuments'>,
): Book {
  return {
    ...book,
    ...rest,
    environments: book.products.flatMap(({ id }) => assembled.get(id)?.environments ?? []),
    products: book.products.map((product) => ({ ...product, releases: assembled.get(product.id)?.releases ?? product.releases })),
  };
}

/** Environments that only events name, in the order of their names. */
function listOthers(own: readonly ProcessEnvironment[], named: readonly string[]): readonly ProcessEnvironment[] {
  const known = new Set(own.map(({ id }) => id));
  const hasProduction = own.some(({ production }) => production);
  return named
    .filter((id) => !known.has(id))
    .sort()
    .map((id) => ({
      id,
      name: id,
      description: null,
      after: [],
      audience: null,
      users: null,
      instances: [],
      sections: [],
      channel: 'deployment',
      madeAt: null,
      entry: 'automatic',
      approvers: [],
      accepts: 'commits',
      variants: true,
      ownCommits: true,
      production: !hasProduction && id === 'production',
      branch: null,
    }));
}

interface JourneyBase {
  readonly environments: readonly ProductEnvironment[];
  readonly events: readonly ResolvedEvent[];
  readonly corrected: ReadonlyMap<string, string>;
  readonly inForce: ReturnType<typeof listProcessesInForce>;
  readonly production: string | null;
  readonly signers: ReturnType<typeof findSigners>;
}

function addJourneys(
  releases: readonly Release[],
  { environments, events, corrected, inForce, production, signers }: JourneyBase,
): readonly Release[] {
  const byRelease = new Map<string, Map<string, ResolvedEvent[]>>();
  for (const each of events) {
    const { release } = each.resolved;
    if (release === null || corrected.has(each.event.id)) continue;
    const own = byRelease.get(release) ?? new Map<string, ResolvedEvent[]>();
    const list = own.get(each.event.environment) ?? [];
    list.push(each);
    own.set(each.event.environment, list);
    byRelease.set(release, own);
  }
  const judged = new Map(
    environments.flatMap((environment) => environment.events.map((event): [string, JudgedEvent] => [event.id, event])),
  );
  const places = new Map(environments.map((environment) => [environment.id, indexPlaces(environment)]));
  const shown = environments.filter(({ inProcess }) => inProcess || inForce.length === 0);
  return releases.map((release) => {
    const own = byRelease.get(release.version) ?? new Map<string, ResolvedEvent[]>();
    const first = [...own.values()].flat().reduce((least, { event }) => Math.min(least, momentOf(event.time)), Number.POSITIVE_INFINITY);
    const rule = findInForce(inForce, first);
    const process = rule === null ? null : `${rule.process.id}@${rule.process.version}`;
    const journey: Journey = assembleJourney({ release, environments: shown, events: own, judged, production, process, signers, places });
    return { ...release, journey };
  });
}

/** A process is judged from its day. */
function judgeBranchFindings(findings: readonly Finding[], inForce: JourneyBase['inForce']): readonly Finding[] {
  return findings.filter(({ time }) => findInForce(inForce, momentOf(time)) !== null);
}
