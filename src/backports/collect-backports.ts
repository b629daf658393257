import type { CollectInputs, CollectPart } from '../book/capability.ts';
import { type BackportsConfig, backportsConfigSchema } from '../book/schema/backports-config.ts';
import type { Product } from '../book/schema/book.ts';
import type { Problem } from '../text/schema/problem.ts';
import { assembleBackports, type BackportDrafts, draftBackports } from './assemble/assemble-backports.ts';
import type { Missing } from './assemble/find-missing.ts';
import type { LinkedRepository } from './assemble/linked-repository.ts';
import { linkRepository } from './link-repository.ts';
import { openKeptStandings } from './read/kept-standings.ts';
import { readLedger } from './read/read-ledger.ts';
import { readSchedule, type Schedule } from './read/read-schedule.ts';
import { type Lookup, readStandings } from './read/read-standings.ts';
import { ledgerUnknown } from './schema/backport-problems.ts';
import type { ProductBackports, Support } from './schema/extension.ts';
import { judgeSupport, tellLineState } from './schema/judge-support.ts';
import type { LedgerEntry } from './schema/ledger.ts';
import type { Standing } from './schema/standing/judge-standing.ts';

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
  const sources = { product, repositories: linked, config, ledger: entries, supportOf, asOf: book.asOf };
  const drafts = draftBackports(sources);
  const standings = await lookForMissing(drafts, { ...inputs, product: product.id });
  const assembled = assembleBackports(sources, drafts, (missing) => standings.get(missing) ?? null);
  const log = { ...assembled.log, notLookedAt, notCompared };
  const releases = product.releases.map((release) => ({ ...release, support: supportOf(release.line) }));
  const told = log.changes.length > 0 || log.lines.some(({ support }) => support !== null);
  const lines = product.lines.map((line) => ({ ...line, state: tellLineState(line, supportOf(line.id)) }));
  return { log: told ? log : null, product: { ...product, releases, lines }, problems: [...problems, ...assembled.problems] };
}

/** Looks in files for what no commit brought: people copy by hand, and words never tell it all. */
async function lookForMissing(
  { changes }: BackportDrafts,
  { product, gitDirs, kept }: Pick<CollectInputs, 'gitDirs' | 'kept'> & { readonly product: string },
): Promise<ReadonlyMap<Missing, Standing | null>> {
  const found = new Map<Missing, Standing | null>();
  for (const repository of new Set(changes.map((draft) => draft.repository))) {
    const gitDir = gitDirs.get(repository.id);
    const own = changes.filter((draft) => draft.repository === repository);
    const draftOf = new Map(own.flatMap((draft) => draft.group.commits.map((index) => [index, draft] as const)));
    const isAnswered = (sha: string, { id, holds }: Missing['at']): boolean => {
      const index = repository.graph.indexOf.get(sha) ?? -1;
      const draft = draftOf.get(index);
      return index >= 0 && (holds(index) || (draft !== undefined && (draft.group.commits.some(holds) || draft.missing.has(id))));
    };
    const lookups = own.flatMap(({ missing, words }) =>
      [...missing.values()].map((each): readonly [Missing, Lookup] => {
        const tipOf = ({ tip }: Missing['at']): string => repository.graph.commits[tip]?.sha ?? '';
        const places = { carriers: each.carriers, at: tipOf(each.at), from: tipOf(each.from) };
        return [each, { ...places, security: words.security, isAnswered: (sha) => isAnswered(sha, each.at) }];
      }),
    );
    if (gitDir === undefined || lookups.length === 0) continue;
    const all = lookups.map(([, lookup]) => lookup);
    const standings = await readStandings(gitDir, all, {
      moves: repository.treeMoves,
      kept: openKeptStandings(`${product} ${gitDir}`, kept),
    });
    for (const [missing, lookup] of lookups) found.set(missing, standings.get(lookup) ?? null);
  }
  return found;
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
