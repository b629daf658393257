import type { Deployment, ForgePerson, Snapshot } from '../../../forges/schema/snapshot/snapshot.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { EnvironmentEvent, EventKind, EventTime } from '../../schema/event.ts';
import { forgeEnvironmentUnknown } from '../../schema/problems/event-source-problems.ts';
import type { ProcessEnvironment } from '../../schema/process.ts';

/** What a snapshot's deployments are read with. */
export interface ForgeSurroundings {
  readonly repository: string;
  readonly product: string;
  readonly environments: readonly ProcessEnvironment[];
  /** What the forge calls environments, by their ids. */
  readonly configured: Readonly<Record<string, string>> | undefined;
  /** The product's tags in the repository by name, with the commit of each. */
  readonly tags: ReadonlyMap<string, string>;
}

/**
 * What the forge says of deployments: each that succeeded is one, at the time when the forge first said so, and each review of an environment an approval or
 * a rejection. What failed, waits or still runs is none. A name of the forge that is no environment is told once.
 */
export function deriveForgeEvents(
  { deployments }: Pick<Snapshot, 'deployments'>,
  surroundings: ForgeSurroundings,
): { readonly events: readonly EnvironmentEvent[]; readonly problems: readonly Problem[] } {
  if (typeof deployments === 'string') return { events: [], problems: [] };
  const events: EnvironmentEvent[] = [];
  const strangers = new Set<string>();
  for (const deployment of deployments) {
    const place = findPlace(deployment.environment, surroundings);
    if (place === null) strangers.add(deployment.environment);
    else events.push(...describeDeployment(deployment, { ...place, repository: surroundings.repository, tags: surroundings.tags }));
  }
  const known = surroundings.environments.map(({ id }) => id);
  return {
    events,
    problems:
      known.length === 0
        ? []
        : [...strangers].map((environment) =>
            forgeEnvironmentUnknown({ source: surroundings.repository }, { environment, product: surroundings.product, known }),
          ),
  };
}

interface DeployedTo {
  readonly environment: string;
  readonly instance: string | null;
}

/** The environment, or the instance of one, that the forge means: as configured, else by id or name. */
function findPlace(name: string, { environments, configured = {} }: ForgeSurroundings): DeployedTo | null {
  const [own] = Object.entries(configured).find(([, given]) => given === name) ?? [];
  if (own !== undefined) return { environment: own, instance: null };
  const wanted = name.toLowerCase();
  const isMeant = (one: { readonly id: string; readonly name: string }): boolean =>
    one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted;
  const whole = environments.find(isMeant);
  if (whole !== undefined) return { environment: whole.id, instance: null };
  const holders = environments.flatMap(({ id, instances }) =>
    instances.filter(isMeant).map((instance) => ({ environment: id, instance: instance.id })),
  );
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

function describeDeployment(
  deployment: Deployment,
  { repository, tags, environment, instance }: DeployedTo & { readonly repository: string; readonly tags: ReadonlyMap<string, string> },
): readonly EnvironmentEvent[] {
  const { id, ref, commit, statuses, reviews, by, createdAt } = deployment;
  // A name that is another commit now, or was then, says nothing of what ran: a tag that was moved, or a branch of the same name.
  const isOfTag = ref !== null && tags.has(ref) && (commit === null || tags.get(ref) === commit);
  const done = statuses.find(({ state }) => /^success$/i.test(state));
  const make = (
    kind: EventKind,
    time: EventTime,
    who: ForgePerson | null,
    more: { readonly name: string; readonly reason: string | null; readonly url: string | null },
  ): EnvironmentEvent => ({
    id: `${repository}-${environment}-forge-${id}${more.name}`,
    kind,
    environment,
    instance,
    variant: null,
    time,
    version: null,
    from: null,
    components: [{ name: repository, version: null, tag: isOfTag ? ref : null, commit, artefacts: [] }],
    share: null,
    change: null,
    by:
      who === null ? null : who.bot ? { person: null, bot: who.login, run: null } : { person: who.name ?? who.login, bot: null, run: null },
    reason: more.reason,
    refs: more.url === null ? [] : [more.url],
    downtime: null,
    override: null,
    approval: [],
    corrects: null,
    origin: { kind: 'forge', repository, commit, path: null, line: null },
  });
  const decided =
    typeof reviews === 'string'
      ? []
      : reviews.map((review, at) => {
          const time = review.at === null ? { at: null, after: createdAt, before: done?.at ?? null } : exactly(review.at);
          return make(review.state, time, review.by, {
            name: `-review-${at + 1}`,
            reason: review.comment === '' ? null : review.comment,
            url: null,
          });
        });
  return done === undefined
    ? decided
    : [...decided, make('deployed', exactly(done.at), done.by ?? by, { name: '', reason: null, url: done.url })];
}

const exactly = (at: string): EventTime => ({ at, after: null, before: null });
