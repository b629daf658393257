import type { CollectInputs, CollectPart } from '../book/capability.ts';
import { type BackportsConfig, backportsConfigSchema } from '../book/schema/backports-config.ts';
import type { Change, Product } from '../book/schema/book.ts';
import type { RepositoryConfig } from '../book/schema/config.ts';
import { readPatchTexts } from '../git/read/patches/read-prints.ts';
import { indexCommits } from '../git/schema/commit-graph.ts';
import { findCommits } from '../git/schema/find-commit.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import { readFacts } from '../releases/assemble/changes/commit-facts.ts';
import { knowPulls } from '../releases/assemble/changes/know-pulls.ts';
import { prepareMerged } from '../releases/assemble/changes/list-merged.ts';
import { listLineBranches } from '../releases/assemble/lines/line-branches.ts';
import { listLineNames } from '../releases/assemble/lines/line-names.ts';
import { findSides } from '../releases/assemble/links/line-reach.ts';
import { listTrunkTips } from '../releases/assemble/links/line-targets.ts';
import { findHome } from '../releases/assemble/plan/find-home.ts';
import { readVersionTags } from '../releases/assemble/tags/version-tags.ts';
import { collectLinks, type FoundLinks } from '../releases/collect-links.ts';
import { readTargetBranch } from '../releases/schema/conventions/copies/target-branch.ts';
import { lineOfBranch } from '../releases/schema/line-rule.ts';
import type { Problem } from '../text/schema/problem.ts';
import { findNamed } from './assemble/apply-ledger.ts';
import { assembleBackports } from './assemble/assemble-backports.ts';
import type { LinkedRepository } from './assemble/linked-repository.ts';
import { type PlannedColumn, planColumn } from './assemble/plan-columns.ts';
import { prepareBrought } from './assemble/prepare-brought.ts';
import { readLedger } from './read/read-ledger.ts';
import { readSchedule, type Schedule } from './read/read-schedule.ts';
import {
  branchNotHere,
  copiesNotCompared,
  copiesNotLookedFor,
  ledgerContradiction,
  ledgerUnknown,
  originAmbiguous,
  originCircle,
  originNotHere,
} from './schema/backport-problems.ts';
import { comparePrints } from './schema/compare-copy.ts';
import type { ProductBackports, Support } from './schema/extension.ts';
import { judgeSupport } from './schema/judge-support.ts';
import type { LedgerEntry } from './schema/ledger.ts';

/** So many pairs are compared for how faithful the copy is, the newest first, and of so many that differ the difference is shown. */
const mostCompared = 20_000;
const mostShown = 400;

/** Links copies to their origins and lays the log of each product into the Book: the whole way of backports. Null where there is neither a copy nor a decision. */
export const collectBackports: CollectPart = async (inputs) => {
  const logs: ProductBackports[] = [];
  const problems: Problem[] = [];
  const products: Product[] = [];
  for (const product of inputs.book.products) {
    const { log, product: supported, problems: own } = await collectProduct(product, inputs);
    products.push(supported);
    problems.push(...own);
    if (log) logs.push(log);
  }
  if (logs.length === 0 && problems.length === 0) return null;
  return { book: { ...inputs.book, products, backports: logs }, problems };
};

async function collectProduct(product: Product, inputs: CollectInputs) {
  const { root, book, histories, gitDirs } = inputs;
  const given = inputs.config.products.find(({ id }) => id === product.id);
  const config = given?.backports ?? defaults;
  const problems: Problem[] = [];
  const { entries, problems: wrong } = await readLedger(root, product.id);
  problems.push(...wrong);
  const read = config.schedule === undefined ? null : await readSchedule(root, config.schedule);
  problems.push(...(read?.problems ?? []));
  const supportOf = prepareSupport(config, read?.schedule ?? new Map(), book.asOf);
  const linked: LinkedRepository[] = [];
  let notLookedAt = 0;
  let notCompared = 0;
  const own = histories.get(product.id) ?? [];
  const corrections = new Set<LedgerEntry>();
  const trunks = new Set(own.map(({ head }, at) => given?.repositories[at]?.branch ?? head.branch));
  const [only] = trunks;
  const nextName = trunks.size === 1 && only ? only : 'next';
  for (const [at, history] of own.entries()) {
    const gitDir = gitDirs.get(history.id);
    const repositoryConfig = given?.repositories[at];
    if (gitDir === undefined || repositoryConfig === undefined) continue;
    const found = await linkRepository({
      product,
      history,
      gitDir,
      config,
      repositoryConfig,
      entries,
      several: own.length > 1,
      nextName,
      inputs,
      corrections,
    });
    linked.push(found.repository);
    problems.push(...found.problems);
    notLookedAt += found.notLookedAt;
    notCompared += found.notCompared;
  }
  for (const entry of entries)
    if (entry.decision === 'corrected' && !corrections.has(entry)) problems.push(ledgerUnknown(entry.place, { change: entry.change }));
  const assembled = assembleBackports({ product, repositories: linked, config, ledger: entries, supportOf, asOf: book.asOf });
  const log = { ...assembled.log, notLookedAt, notCompared };
  const releases = product.releases.map((release) => ({ ...release, support: supportOf(release.line) }));
  const told = log.changes.length > 0 || log.lines.some(({ support }) => support !== null);
  return { log: told ? log : null, product: { ...product, releases }, problems: [...problems, ...assembled.problems] };
}

const defaults: BackportsConfig = backportsConfigSchema.parse({});

function prepareSupport(config: BackportsConfig, schedule: Schedule, asOf: string): (line: string) => Support | null {
  return (line) => {
    const own = config.lines[line];
    const read = schedule.get(line);
    if (own === undefined && read === undefined) return null;
    return judgeSupport({ ...read, ...own }, asOf, own === undefined ? (config.schedule ?? '') : 'the configuration');
  };
}

interface LinkOptions {
  readonly product: Product;
  readonly history: RepositoryHistory;
  readonly gitDir: string;
  readonly config: BackportsConfig;
  readonly repositoryConfig: RepositoryConfig;
  readonly entries: readonly LedgerEntry[];
  readonly several: boolean;
  /** What is called that is not on a line yet: the branch where work goes on, where all repositories call it the same. */
  readonly nextName: string;
  readonly inputs: CollectInputs;
  /** Corrections that were found in some repository. */
  readonly corrections: Set<LedgerEntry>;
}

async function linkRepository(options: LinkOptions) {
  const { product, history, gitDir, config, repositoryConfig, entries, several, inputs, corrections } = options;
  const graph = indexCommits(history);
  const factsOf = readFacts(graph);
  const find = findCommits(graph);
  const at = (sha: string): number => graph.indexOf.get(sha) ?? -1;
  const planned = planColumns(options, graph, factsOf);
  const columns = planned.map((column) => planColumn(column, product, history.id, graph));
  const trunkTips = listTrunkTips(history, { branch: repositoryConfig.branch }).map(at);
  const targets = planned.map(({ id, kind, tips }, place) => ({
    id: `${kind} ${id}`,
    tips: [...tips, ...listReleaseTips(product, columns[place]?.id ?? '', history.id, kind).map(at)],
  }));
  const sides = findSides(graph, trunkTips, targets);
  const pulls = knowPulls({ graph, factsOf });
  const listMerged = prepareMerged(graph);
  const problems: Problem[] = [];
  const written = new Map<number, number | null>();
  for (const entry of entries) {
    if (entry.decision !== 'corrected') continue;
    const { commits } = findNamed(entry.change, { id: history.id, graph, find, pulls, listMerged });
    const origin = entry.origin === 'none' ? null : find(entry.origin);
    if (commits.length === 0) continue;
    corrections.add(entry);
    if (origin === -1) problems.push(ledgerUnknown(entry.place, { change: entry.origin }));
    else for (const commit of commits) written.set(commit, origin);
  }
  const found = await collectLinks({
    ...{ history, gitDir, sides, factsOf, find, written, similarity: config.similarity },
    kept: inputs.kept,
    conventions: config.conventions,
  });
  const { compared, missing } = await comparePairs(found, graph);
  const differing = found.links
    .filter(({ from, copy, origin }) => {
      const [one, other] = [compared.get(origin ?? from ?? -1), compared.get(copy)];
      return one && other && !one.cut && !other.cut && comparePrints(one, other).kind === 'differs';
    })
    .slice(0, mostShown);
  const shaOf = (index: number): string => graph.commits[index]?.sha ?? '';
  const texts = await readPatchTexts(
    gitDir,
    differing.flatMap(({ copy, from, origin }) => [shaOf(copy), shaOf(origin ?? from ?? copy)]),
    1500,
  );
  const changes = indexChanges(product, history.id);
  const planFor = { history, config: repositoryConfig, graph, factsOf, tags: readVersionTags(history, repositoryConfig, graph) };
  const broughtWith = prepareBrought({
    sides,
    factsOf,
    tips: trunkTips,
    home: findHome(planFor),
    changeOf: (index) => changes.get(shaOf(index)),
  });
  const repository: LinkedRepository = {
    ...{ id: history.id, prefix: several ? `${history.id}-` : '', graph, factsOf, find, pulls, listMerged, sides, columns },
    links: found.links,
    changeOf: (index) => changes.get(shaOf(index)),
    broughtWith,
    printOf: (index) => compared.get(index),
    textOf: (index) => texts.get(shaOf(index)),
  };
  problems.push(...listLinkProblems(found, repository, entries), ...listUnknownBranches(repository, history, product));
  if (missing > 0) problems.push(copiesNotCompared({ source: history.id }, missing));
  if (found.notLookedAt > 0) problems.push(copiesNotLookedFor({ source: history.id }, found.notLookedAt));
  return { repository, problems, notLookedAt: found.notLookedAt, notCompared: missing };
}

/** Environments in their order, then lines, newest first, with the branches of each in a repository. */
function planColumns(
  { product, history, config, repositoryConfig, nextName }: LinkOptions,
  graph: LinkedRepository['graph'],
  factsOf: LinkedRepository['factsOf'],
): readonly PlannedColumn[] {
  const repository = { history, config: repositoryConfig, graph, factsOf, tags: readVersionTags(history, repositoryConfig, graph) };
  const names = listLineNames(
    repository,
    [...repository.tags.versions.values()].flatMap((tags) => tags.map(({ version }) => version)),
  );
  const tipOf = (sha: string): number => graph.indexOf.get(sha) ?? -1;
  const environments = config.environments.flatMap((name): readonly PlannedColumn[] => {
    const branch = history.branches.find((each) => each.name === name);
    return branch ? [{ id: name, kind: 'environment', tips: [tipOf(branch.commit)] }] : [];
  });
  let trunk: PlannedColumn | null = null;
  const lines = product.lines.map(({ id }, place): PlannedColumn => {
    const own = listLineBranches({ line: id, newest: false, repository, names });
    const all = place === 0 ? listLineBranches({ line: id, newest: true, repository, names }) : own;
    const beside = all.filter(({ name }) => !own.some((branch) => branch.name === name));
    // Where the newest line has a branch of its own, what goes on beside it is for a line that has no name yet.
    if (own.length > 0 && beside.length > 0 && !config.environments.includes(nextName))
      trunk = { id: nextName, kind: 'line', tips: beside.map(({ commit }) => tipOf(commit)) };
    return { id, kind: 'line', tips: (own.length > 0 ? own : all).map(({ commit }) => tipOf(commit)) };
  });
  return [...environments, ...(trunk === null ? [] : [trunk]), ...lines];
}

function listReleaseTips(product: Product, line: string, repository: string, kind: string): readonly string[] {
  if (kind !== 'line') return [];
  return product.releases
    .filter((release) => release.line === line)
    .flatMap((release) => [...release.tags, ...release.candidates.flatMap(({ tags }) => tags)])
    .flatMap((tag) => (tag.repository === repository ? [tag.commit] : []));
}

async function comparePairs(found: FoundLinks, graph: LinkedRepository['graph']) {
  const pairs = found.links
    .filter(({ from }) => from !== null)
    .toSorted((left, right) => left.copy - right.copy)
    .slice(0, mostCompared);
  const wanted = pairs.flatMap(({ copy, from, origin }) => [copy, origin ?? from ?? copy, from ?? copy]);
  const compared = await found.printsOf(wanted.filter((index) => (graph.commits[index]?.parents.length ?? 0) < 2));
  return {
    compared,
    missing: pairs.filter(({ copy, origin, from }) => compared.get(copy) === null || compared.get(origin ?? from ?? copy) === null).length,
  };
}

function indexChanges(product: Product, repository: string): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  const all = [
    ...product.releases.flatMap((release) => release.changes),
    ...product.lines.flatMap(({ unreleased }) => unreleased.flatMap((each) => each.changes)),
  ];
  for (const change of all) {
    if (change.repository !== repository) continue;
    for (const { sha } of change.commits) if (!changes.has(sha)) changes.set(sha, change);
  }
  return changes;
}

function listLinkProblems(found: FoundLinks, { id, graph }: LinkedRepository, entries: readonly LedgerEntry[]): readonly Problem[] {
  const shaOf = (index: number): string => graph.commits[index]?.sha ?? '';
  const absent = found.links.filter(({ from }) => from === null);
  const place = entries.find(({ decision }) => decision === 'corrected')?.place ?? { source: id };
  return [
    ...(absent.length > 0 ? [originNotHere({ source: id, subject: shaOf(absent[0]?.copy ?? -1).slice(0, 12) }, absent.length)] : []),
    ...found.ambiguous.map(({ copy, sha }) => originAmbiguous({ source: id, subject: shaOf(copy).slice(0, 12) }, sha)),
    ...found.circles.map((circle) => originCircle({ source: id, subject: shaOf(circle[0] ?? -1).slice(0, 12) }, circle.map(shaOf))),
    ...found.overruled.map(({ copy, said }) =>
      ledgerContradiction(
        place,
        `The ledger corrects the origin of \`${shaOf(copy).slice(0, 12)}\`, whose message names \`${shaOf(said).slice(0, 12)}\`.`,
      ),
    ),
  ];
}

/** Branches that messages of copies name and that are not here. */
function listUnknownBranches({ id, sides, factsOf }: LinkedRepository, history: RepositoryHistory, product: Product): readonly Problem[] {
  const names = new Set(history.branches.map(({ name }) => name));
  const lines = new Set(product.lines.map((line) => line.id));
  const missing = new Map<string, number>();
  for (const index of sides.side) {
    const branch = readTargetBranch(factsOf(index).commit.subject);
    if (branch === null || names.has(branch)) continue;
    const line = lineOfBranch(branch);
    // A line whose branch was deleted is known by its releases.
    if (lines.has(branch) || (line !== null && lines.has(line)) || [...names].some((name) => line !== null && lineOfBranch(name) === line))
      continue;
    missing.set(branch, (missing.get(branch) ?? 0) + 1);
  }
  return [...missing].slice(0, 20).map(([branch, count]) => branchNotHere({ source: id, subject: branch }, branch, count));
}
