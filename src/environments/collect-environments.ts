import type { CollectInputs, CollectPart } from '../book/capability.ts';
import type { ProductConfig } from '../book/schema/config.ts';
import { unknownHistory } from '../git/schema/content-history.ts';
import type { Problem } from '../text/schema/problem.ts';
import { type AssembledProduct, layIntoBook } from './assemble/assemble-environments.ts';
import { listEditedEvents } from './assemble/events/list-edited-events.ts';
import { type BranchHead, collectProduct } from './collect-product-environments.ts';
import { readAllPromotions } from './read/gitops/read-all-promotions.ts';
import { listDecisions, listPolicies } from './read/list-policies.ts';
import { listProcesses } from './read/list-processes.ts';
import { type EnvironmentsContent, readEnvironments } from './read/read-environments.ts';
import { environmentProductUnknown } from './schema/problems/file-problems.ts';
import type { VersionedDocument } from './schema/versioned-document.ts';

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
