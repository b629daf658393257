import type { CollectInputs } from '../book/capability.ts';
import type { Product } from '../book/schema/book.ts';
import type { ProductConfig } from '../book/schema/config.ts';
import type { Problem } from '../text/schema/problem.ts';
import { foldName } from '../validation/schema/signoffs/people-names.ts';
import { assembleProductEnvironments } from './assemble/assemble-environments.ts';
import { checkEvents } from './assemble/events/check-events.ts';
import { listContradictions } from './assemble/events/list-contradictions.ts';
import { fitEnvironments } from './assemble/fit-environments.ts';
import { listRecordsElsewhere } from './assemble/list-records-elsewhere.ts';
import { findInForce, listProcessesInForce } from './assemble/processes-in-force.ts';
import { deriveEvents } from './read/derived/derive-events.ts';
import type { ProductPromotions } from './read/gitops/read-all-promotions.ts';
import type { ReadProcesses } from './read/list-processes.ts';
import type { EnvironmentsContent } from './read/read-environments.ts';
import { readVersionedDocuments } from './read/versioned-documents.ts';
import { listBranchFindings } from './schema/branches/branch-findings.ts';
import type { Hold } from './schema/environment.ts';
import { orderEvents } from './schema/order-events.ts';
import type { Policy } from './schema/policy.ts';
import { policyEnvironmentUnknown } from './schema/problems/file-problems.ts';
import { processNotDated } from './schema/problems/process-problems.ts';
import type { ProcessEnvironment } from './schema/process.ts';

/** The head of a branch that stands for an environment. */
export interface BranchHead {
  readonly product: string;
  readonly environment: string;
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
}

/** What of one product is collected from. */
interface Reading {
  readonly config: ProductConfig;
  readonly content: EnvironmentsContent;
  readonly processes: ReadProcesses;
  readonly policies: readonly Policy[];
  readonly inputs: CollectInputs;
  readonly promotions: ProductPromotions | undefined;
}

/** Derives, checks and orders the events of a product, and says what ran where; `assembled` is null where nobody began with it. */
export async function collectProduct(product: Product, { config, content, processes, policies, inputs, promotions }: Reading) {
  const { book, histories, gitDirs, pulls } = inputs;
  const problems: Problem[] = [];
  const inForce = listProcessesInForce(config.process, processes.versions);
  const current = (findInForce(inForce, Date.parse(book.asOf)) ?? inForce[0])?.process;
  if (current !== undefined && inForce.every(({ from }) => from === null))
    problems.push(processNotDated({ source: 'docket.config.ts', subject: product.id }, { product: product.name, process: current.id }));
  const own = policies.filter((policy) => policy.product === product.id);
  const byEnvironment = Map.groupBy(own, ({ environment }) => environment);
  const environments: readonly ProcessEnvironment[] = fitEnvironments(current?.environments ?? [], {
    policies: byEnvironment,
    asOf: book.asOf,
  });
  const derived = await deriveEvents({ product, config, environments, histories: histories.get(product.id) ?? [], gitDirs, pulls });
  const written = content.events.filter((each) => each.product === product.id);
  const former = inForce.flatMap(({ process: { environments: then } }) =>
    then.filter(({ id }) => environments.every((each) => each.id !== id)),
  );
  const checked = checkEvents(written, {
    product,
    environments: [...environments, ...former],
    histories: histories.get(product.id) ?? [],
    branches: derived.branches,
    isPerson: findPeople(inputs),
    asOf: book.asOf,
  });
  const merges = Map.groupBy(
    derived.events.filter(({ origin: { kind: from }, kind }) => from === 'merge' && kind === 'deployed'),
    ({ origin, environment }) => `${origin.repository} ${environment}`,
  );
  const loose = derived.events.filter(({ origin: { kind: from }, kind }) => from !== 'merge' || kind !== 'deployed');
  const events = orderEvents(
    [...checked.events, ...loose],
    // Merges of a branch are read from its head back.
    [...(promotions?.histories ?? []), ...[...merges.values()].map((own) => own.toReversed())],
  );
  const nameOf = (id: string): string => environments.find((each) => each.id === id)?.name ?? id;
  problems.push(
    ...derived.problems,
    ...(promotions?.problems ?? []),
    ...checked.problems,
    ...listContradictions(events, { written, nameOf }),
  );
  const known = environments.map(({ id }) => id);
  for (const { environment, file } of new Map(own.map((policy) => [policy.file, policy])).values())
    if (!known.includes(environment))
      problems.push(policyEnvironmentUnknown({ source: file }, { environment, product: product.name, known }));
  if (current !== undefined) problems.push(...listRecordsElsewhere(product, [...environments, ...former]));
  const read = await readVersionedDocuments(product, config.documents ?? [], gitDirs);
  problems.push(...read.problems);
  const heads = derived.branches.flatMap(({ history, graph, branches }) =>
    branches.map(({ environment, branch, head }): BranchHead => {
      const commit = graph.commits[head]?.sha ?? '';
      return { product: product.id, environment, repository: history.id, branch, commit };
    }),
  );
  if (config.process === undefined && events.length === 0 && own.length === 0)
    return { problems, documents: read.documents, heads, assembled: null };
  const assembled = assembleProductEnvironments({
    product,
    process: config.process,
    phases: config.phases ?? [],
    processes: processes.versions,
    environments,
    policies: byEnvironment,
    events,
    members: promotions?.members ?? new Map(),
    holds: groupHolds(promotions?.holds ?? []),
    branchFindings: derived.branches.flatMap((branches) => listBranchFindings(branches, environments)),
    documents: read.documents.map(({ slug }) => slug),
    asOf: book.asOf,
  });
  return { problems, documents: read.documents, heads, assembled };
}

/** The names of environments stand at the holds themselves no more. */
function groupHolds(holds: ProductPromotions['holds']): ReadonlyMap<string, readonly Hold[]> {
  const groups = Map.groupBy(holds, ({ environment }) => environment);
  return new Map([...groups].map(([id, own]) => [id, own.map(({ environment: _environment, ...hold }) => hold)]));
}

/** Whether somebody is of people.yaml; nobody is asked where there is none. */
function findPeople({ book: { people = [] } }: CollectInputs): ((name: string) => boolean) | null {
  if (people.length === 0) return null;
  const known = new Set(people.flatMap(({ principal, name, aliases }) => [principal, name, ...aliases].map(foldName)));
  return (name) => known.has(foldName(name));
}
