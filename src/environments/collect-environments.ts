import type { CollectInputs, CollectPart } from '../book/capability.ts';
import type { Product } from '../book/schema/book.ts';
import type { ProductConfig } from '../book/schema/config.ts';
import { unknownHistory } from '../git/schema/content-history.ts';
import type { Problem } from '../text/schema/problem.ts';
import { foldName } from '../validation/schema/signoffs/people-names.ts';
import { type AssembledProduct, assembleProductEnvironments, layIntoBook } from './assemble/assemble-environments.ts';
import { checkEvents, listContradictions, listEditedEvents } from './assemble/check-events.ts';
import { fitEnvironments } from './assemble/fit-environments.ts';
import { listRecordsElsewhere } from './assemble/list-records-elsewhere.ts';
import { findInForce, listProcessesInForce } from './assemble/processes-in-force.ts';
import { deriveEvents } from './read/derived/derive-events.ts';
import { type ProductPromotions, readAllPromotions } from './read/gitops/read-all-promotions.ts';
import { listDecisions, listPolicies } from './read/list-policies.ts';
import { listProcesses, type ReadProcesses } from './read/list-processes.ts';
import { type EnvironmentsContent, readEnvironments } from './read/read-environments.ts';
import { readVersionedDocuments } from './read/versioned-documents.ts';
import { listBranchFindings } from './schema/branches/branch-findings.ts';
import type { Hold } from './schema/environment.ts';
import { orderEvents } from './schema/order-events.ts';
import type { Policy } from './schema/policy.ts';
import { environmentProductUnknown, policyEnvironmentUnknown } from './schema/problems/file-problems.ts';
import { processNotDated } from './schema/problems/process-problems.ts';
import type { ProcessEnvironment } from './schema/process.ts';
import type { VersionedDocument } from './schema/versioned-document.ts';

/** The head of a branch that stands for an environment. */
export interface BranchHead {
  readonly product: string;
  readonly environment: string;
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
}

declare module '../book/capability.ts' {
  interface CollectedSources {
    /** Where the branches of environments stand, for who remembers it. */
    readonly environmentHeads: readonly BranchHead[];
  }
}

/** Reads processes, policies and events, derives events from histories, and lays what runs where into the Book. Null where nobody began with it. */
export const collectEnvironments: CollectPart = async (inputs) => {
  const { root, config } = inputs;
  const content = await readEnvironments(root);
  if (!config.products.some(isConfigured) && isEmpty(content)) return null;
  const book = { ...inputs.book, asOf: inputs.asOfGiven ? inputs.book.asOf : findNewest(content, inputs) };
  const history = isEmpty(content) ? unknownHistory : await inputs.history();
  const named = config.products.flatMap(({ process }) => (typeof process === 'string' ? [process] : (process ?? []).map(({ id }) => id)));
  const processes = await listProcesses(content.processes, { history, named });
  const policies = listPolicies(content.policies, history);
  const decisions = listDecisions(content.decisions, history);
  const problems: Problem[] = [
    ...content.problems,
    ...processes.problems,
    ...policies.problems,
    ...decisions.problems,
    ...listStrayFolders(content, inputs),
    ...listEditedEvents(history),
  ];
  const promotions = await readAllPromotions({
    ...inputs,
    products: inputs.book.products,
    configs: config.products.filter(({ id }) => !inputs.elsewhere.has(id)),
  });
  const assembled = new Map<string, AssembledProduct>();
  const documents: VersionedDocument[] = [];
  const environmentHeads: BranchHead[] = [];
  for (const product of book.products) {
    const own = config.products.find(({ id }) => id === product.id);
    if (own === undefined) continue;
    const part = await collectProduct(product, {
      config: own,
      content,
      processes,
      policies: policies.documents.flat(),
      inputs: { ...inputs, book },
      promotions: promotions.get(product.id),
    });
    problems.push(...part.problems);
    documents.push(...part.documents);
    environmentHeads.push(...part.heads);
    if (part.assembled !== null) assembled.set(product.id, part.assembled);
  }
  const laid = layIntoBook(book, assembled, {
    processes: [...processes.versions.values()].flat(),
    decisions: decisions.documents.flat(),
    versionedDocuments: documents,
  });
  return { book: laid, problems, sources: { environmentHeads } };
};

/** The newest date in the inputs, with those of written events that are not to come. */
function findNewest({ events }: EnvironmentsContent, { book, now }: CollectInputs): string {
  const latest = now === null ? Number.POSITIVE_INFINITY : Date.parse(now);
  return events.reduce((newest, { event }) => {
    const moment = event.kind === 'planned' ? null : event.time.at;
    return moment !== null && Date.parse(moment) <= latest && Date.parse(moment) > Date.parse(newest) ? moment : newest;
  }, book.asOf);
}

interface Reading {
  readonly config: ProductConfig;
  readonly content: EnvironmentsContent;
  readonly processes: ReadProcesses;
  readonly policies: readonly Policy[];
  readonly inputs: CollectInputs;
  readonly promotions: ProductPromotions | undefined;
}

async function collectProduct(product: Product, { config, content, processes, policies, inputs, promotions }: Reading) {
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

function isConfigured({ process, documents, promotions, repositories }: ProductConfig): boolean {
  return (
    process !== undefined ||
    documents !== undefined ||
    promotions !== undefined ||
    repositories.some(({ environments }) => environments !== undefined)
  );
}

function isEmpty({ processes, policies, decisions, events, problems }: EnvironmentsContent): boolean {
  return [processes, policies, decisions, events, problems].every((list) => list.length === 0);
}

/** Whether somebody is of people.yaml; nobody is asked where there is none. */
function findPeople({ book: { people } }: CollectInputs): ((name: string) => boolean) | null {
  if (people.length === 0) return null;
  const known = new Set(people.flatMap(({ principal, name, aliases }) => [principal, name, ...aliases].map(foldName)));
  return (name) => known.has(foldName(name));
}

function listStrayFolders({ policies, events }: EnvironmentsContent, { book }: CollectInputs): readonly Problem[] {
  const known = new Set(book.products.map(({ id }) => id));
  const folders = new Map([
    ...policies.map(({ folder }): [string, string] => [folder, folder.replace(/^.*\//, '')]),
    ...events.flatMap(({ source, product, folder }): [string, string][] =>
      folder === null ? [[source.replace(/\/[^/]*$/, ''), product]] : [],
    ),
  ]);
  return [...folders].flatMap(([source, product]) => (known.has(product) ? [] : [environmentProductUnknown({ source }, product)]));
}
