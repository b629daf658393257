import type { ConventionConfig } from '../book/schema/backports-config.ts';
import { openContentStore } from '../git/read/kept/content-store.ts';
import { readPrints, readTouchedPaths } from '../git/read/patches/read-prints.ts';
import { isMerge } from '../git/schema/commit-graph.ts';
import type { FindCommit } from '../git/schema/find-commit.ts';
import type { PatchPrint } from '../git/schema/patches/patch-print.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import { knowPulls } from './assemble/changes/know-pulls.ts';
import { findTwins } from './assemble/copies/find-twins.ts';
import { type FactsOf, readHints } from './assemble/facts/commit-facts.ts';
import { hints } from './assemble/facts/hints.ts';
import { type Declared, prepareDeclared } from './assemble/links/declared-links.ts';
import { findEnclosing } from './assemble/links/enclosing-merges.ts';
import { judgeLink, resolveOrigins } from './assemble/links/judge-links.ts';
import type { Sides } from './assemble/links/line-reach.ts';
import { prepareOwnMarks } from './assemble/links/own-marks.ts';
import { preparePathCandidates } from './assemble/links/path-candidates.ts';
import { prepareSameMessage } from './assemble/links/same-message.ts';
import type { Candidate, Link } from './schema/links/link.ts';

/** What links of one repository are found from. */
export interface LinkSources {
  readonly history: Pick<RepositoryHistory, 'named'>;
  readonly gitDir: string;
  readonly sides: Sides;
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  /** Where what was read of commits is kept, and the code that reads it; null to keep nothing. */
  readonly kept: { readonly folder: string; readonly stamp: () => string } | null;
  /** Origins that a person wrote down, by the number of the copy: a commit, or null for 'it has none'. */
  readonly written?: ReadonlyMap<number, number | null>;
  /** The users' own conventions. */
  readonly conventions?: readonly ConventionConfig[];
  /** Whether what no message tells is looked for among commits that touch the same files. */
  readonly similarity: boolean;
}

/** Links of one repository, with what could not be told. */
export interface FoundLinks {
  readonly links: readonly Link[];
  /** Copies that name each other in a circle. */
  readonly circles: readonly (readonly number[])[];
  /** Abbreviated ids that more than one commit has, by the copy that names them. */
  readonly ambiguous: readonly { readonly copy: number; readonly sha: string }[];
  /** Written corrections that say otherwise than the message does. */
  readonly overruled: readonly { readonly copy: number; readonly said: number }[];
  /** What commits change; null where files are missing here. Asked for after the links are known, for further comparing. */
  readonly printsOf: (commits: readonly number[]) => Promise<ReadonlyMap<number, PatchPrint | null>>;
  /** How many commits were compared by their patch, and how many could not be. */
  readonly compared: number;
  readonly unreadable: number;
  /** How many commits of lines are left without a look at similar ones, because there are too many. */
  readonly notLookedAt: number;
}

/** Candidates that are compared for each copy. */
const shortlist = 8;
/** So many copies are looked for by similarity at most, the newest first. */
const mostSimilar = 6000;
/** From here on no other evidence is looked for. */
const settled = 0.9;

/** Finds which commits of a repository's lines are copies of others: by what messages say first, then by comparing, and only where that is needed. */
export async function collectLinks(sources: LinkSources): Promise<FoundLinks> {
  const { history, gitDir, sides, factsOf, find, kept, written = new Map<number, number | null>(), conventions = [], similarity } = sources;
  const { graph, trunk } = sides;
  const store = openContentStore(kept?.folder ?? null, `patches ${gitDir}`, kept?.stamp ?? (() => ''));
  const shaOf = (index: number): string => graph.commits[index]?.sha ?? '';
  const prints = new Map<number, PatchPrint | null>();
  const printsOf = async (commits: readonly number[]): Promise<ReadonlyMap<number, PatchPrint | null>> => {
    const wanted = commits.filter((index) => !prints.has(index) && !isMerge(graph, index));
    const read = await readPrints({ gitDir, store }, wanted.map(shaOf));
    for (const index of wanted) prints.set(index, read.get(shaOf(index)) ?? null);
    store.save();
    return prints;
  };
  const declare = prepareDeclared({
    sides,
    factsOf,
    find,
    pulls: knowPulls({ graph, factsOf }),
    enclosing: findEnclosing(sides, factsOf),
    named: history.named ?? new Map(),
    readOwn: prepareOwnMarks(conventions),
  });
  const copies = [...sides.side, ...listDeclaring(sides, factsOf)];
  const declared = new Map<number, Declared>();
  for (const copy of copies) declared.set(copy, declare(copy));
  const found = new Map<number, Link>();
  const overruled: { copy: number; said: number }[] = [];
  const judging = { sides, printOf: (index: number) => prints.get(index) };
  const open: number[] = [];
  for (const [copy, says] of declared) {
    const link = judgeLink(copy, says, [], judging);
    if (written.has(copy)) {
      const origin = written.get(copy) ?? null;
      if (link?.certain && link.from !== null && link.from !== origin) overruled.push({ copy, said: link.from });
      if (origin !== null)
        found.set(copy, {
          ...{ copy, from: origin, origin, named: null, score: 1, certain: true, runnerUp: null },
          rungs: [{ kind: 'ledger', score: 1, words: 'the ledger' }],
        });
    } else if (link?.certain) found.set(copy, link);
    else if (trunk[copy] !== 1) open.push(copy);
  }
  const sameMessage = prepareSameMessage(sides, factsOf, findTwins(graph, factsOf));
  const isOlder = (left: number, right: number): boolean => {
    const distance = Date.parse(graph.commits[left]?.committedAt ?? '') - Date.parse(graph.commits[right]?.committedAt ?? '');
    return distance === 0 ? left > right : distance < 0;
  };
  const others = new Map<number, readonly Candidate[]>();
  for (const copy of open) {
    const list = sameMessage(copy).filter(({ commit }) => trunk[commit] === 1 || isOlder(commit, copy));
    if (list.length > 0) others.set(copy, list);
  }
  const withOthers = open.filter((copy) => others.has(copy) || (declared.get(copy)?.candidates.length ?? 0) > 0);
  await printsOf(
    withOthers.flatMap((copy) => [copy, ...(others.get(copy) ?? []).map(({ commit }) => commit), ...listCommits(declared.get(copy))]),
  );
  const unsettled: number[] = [];
  for (const copy of open) {
    const link = judgeLink(copy, declared.get(copy) ?? nothing, others.get(copy) ?? [], judging);
    if (link) found.set(copy, link);
    if (!link || link.score < settled) unsettled.push(copy);
  }
  const looked = similarity ? unsettled.slice(0, mostSimilar) : [];
  if (looked.length > 0) await findSimilar(looked);
  store.save();
  const { links, circles } = resolveOrigins([...found.values()], isOlder);
  return {
    links,
    circles,
    ambiguous: [...declared].flatMap(([copy, { ambiguous }]) => (ambiguous === null ? [] : [{ copy, sha: ambiguous }])),
    overruled,
    printsOf,
    compared: prints.size,
    unreadable: [...prints.values()].filter((print) => print === null).length,
    notLookedAt: similarity ? unsettled.length - looked.length : 0,
  };

  async function findSimilar(looked: readonly number[]): Promise<void> {
    const needing = sides.targets.filter(({ holds }) => looked.some(holds));
    const pool: number[] = [];
    for (let index = 0; index < graph.commits.length; index += 1) {
      if (trunk[index] === 1 && !isMerge(graph, index) && needing.some(({ holds }) => !holds(index))) pool.push(index);
    }
    const touched = await readTouchedPaths({ gitDir, store }, [...pool, ...looked].map(shaOf));
    const candidatesOf = preparePathCandidates(pool, (index) => touched.get(shaOf(index)));
    const near = new Map(
      looked.map((copy) => [copy, candidatesOf(copy, (candidate) => !sides.isHeldBeside(candidate, copy), shortlist)] as const),
    );
    await printsOf([...near].flatMap(([copy, list]) => (list.length === 0 ? [] : [copy, ...list])));
    for (const [copy, list] of near) {
      const known = others.get(copy) ?? [];
      const all = [
        ...known,
        ...list.filter((each) => !known.some(({ commit }) => commit === each)).map((commit) => ({ commit, rungs: [] })),
      ];
      const link = judgeLink(copy, declared.get(copy) ?? nothing, all, judging);
      if (link) found.set(copy, link);
    }
  }
}

const nothing: Declared = { candidates: [], absent: null, ambiguous: null };

function listCommits(declared: Declared | undefined): readonly number[] {
  return declared?.candidates.map(({ commit }) => commit) ?? [];
}

/** Commits of the trunk that say that they were copied: a hot-fix is made on a line first. */
function listDeclaring({ graph, trunk }: Sides, factsOf: FactsOf): readonly number[] {
  const declaring: number[] = [];
  const hintsOf = readHints(graph);
  for (let index = 0; index < graph.commits.length; index += 1) {
    if (trunk[index] !== 1 || isMerge(graph, index) || (hintsOf(index) & hints.marks) === 0) continue;
    if (factsOf(index).marks.some((mark) => mark.kind === 'origin-commit' || (mark.kind === 'origin-pull' && mark.sure)))
      declaring.push(index);
  }
  return declaring;
}
