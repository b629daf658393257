import type { Change } from '../../../book/schema/change.ts';
import type { Unreleased } from '../../../book/schema/product.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { findCommits } from '../../../git/schema/find-commit.ts';
import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import type { KeptRanges } from '../../schema/kept-ranges.ts';
import { sortChanges } from '../changes/compare-changes.ts';
import { type Described, describeChange, type Wording } from '../changes/describe-change.ts';
import { prepareRanges } from '../changes/describe-range.ts';
import { draftChanges } from '../changes/draft-changes.ts';
import type { DraftRange } from '../changes/draft-range.ts';
import { knowPulls } from '../changes/know-pulls.ts';
import { prepareMerged } from '../changes/list-merged.ts';
import { findPatchTwins } from '../copies/find-patch-twins.ts';
import { type FindTwins, findTwins } from '../copies/find-twins.ts';
import { type Relations, startRelations } from '../copies/relate-changes.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import { findHome } from '../plan/find-home.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import { type Numbering, planChains } from './plan-chains.ts';
import { type Chain, type Shipment, shipCommits } from './ship-commits.ts';
import { startHistory } from './shipped-before.ts';

/** What a release holds of one repository. */
export interface Shipped {
  readonly range: DraftRange;
  readonly described: readonly Described[];
  /** The changes in the order of a page, where they are written down and stayed as they are there. */
  readonly changes: readonly Change[] | null;
  readonly graph: CommitGraph;
  readonly web: RepositoryWeb | null;
}

/** Everything that the releases of a product and the branches of its lines hold. */
export interface ProductShipment {
  /** Per release and repository. Empty for candidates that a later final of their line made pointless: what they held is listed there. */
  readonly shippedOf: (release: PlannedRelease) => readonly Shipped[];
  readonly releaseOf: (serial: number) => PlannedRelease | undefined;
  /** The change that lists a commit of a repository, and its release. */
  readonly placeOf: (repository: number, index: number) => ReturnType<Relations['placeOf']>;
  /** The commits of a repository that a revert took back within a release, and that release. */
  readonly cancelledBy: (repository: number, revert: number) => readonly { readonly commit: number; readonly version: string }[];
  readonly unreleasedOf: (line: PlannedLine) => readonly Unreleased[];
  /** The branch of a line, in the first repository that has one. */
  readonly branchOf: (line: PlannedLine) => string | null;
}

/** A plan whose repositories' habits are known. */
export interface LearnedPlan extends ProductPlan {
  readonly repositories: readonly LearnedRepository[];
}

/** How the changes of a product's repositories are put into words, by repository. */
export type WordingOf = (repository: LearnedRepository) => Wording;

/** Gives every commit of every repository to the releases of each line, and puts the changes into words. */
export function shipProduct(plan: LearnedPlan, wordingOf: WordingOf, kept?: KeptRanges): ProductShipment {
  const numbering = numberReleases(plan);
  const shipped = new Map<PlannedRelease, Shipped[]>();
  const unreleased = new Map<PlannedLine, Unreleased[]>();
  const branchOf = new Map<PlannedLine, string>();
  const placesOf: Relations['placeOf'][] = [];
  const cancelled: Map<number, { readonly commit: number; readonly version: string }[]>[] = [];
  plan.repositories.forEach((repository, position) => {
    const branches = new Map<number, { readonly line: PlannedLine; readonly branch: string }>();
    const chains = planChains({ plan, numbering, repository, position, branches });
    for (const { line, branch } of branches.values()) if (!branchOf.has(line)) branchOf.set(line, branch);
    const ranges = new Map<number, DraftRange>();
    const { graph, factsOf, history } = repository;
    const find = findCommits(graph);
    const wording = wordingOf(repository);
    const describeRange = prepareRanges(wording, kept);
    const written: { readonly list: Shipped[]; readonly made: readonly Described[] }[] = [];
    const twinsOf = findTwins(graph, factsOf);
    const cancelledHere = new Map<number, { readonly commit: number; readonly version: string }[]>();
    cancelled.push(cancelledHere);
    const patchTwinsOf = findPatchTwins(graph, factsOf, history.patches);
    const likelyOf: FindTwins = (index) => {
      const twins = twinsOf(index);
      const more = patchTwinsOf(index);
      return more.length === 0 ? twins : [...twins, ...more.filter(({ twin }) => !twins.some((known) => known.twin === twin))];
    };
    const relations = startRelations({ graph, factsOf, find, twinsOf: likelyOf });
    const context = {
      web: history.web,
      graph,
      factsOf,
      find,
      twinsOf: likelyOf,
      home: findHome(repository),
      history: startHistory({ factsOf, find, twinsOf, isBefore: isBeforeIn(chains) }),
      touching: history.touching,
      pulls: knowPulls(repository),
      listMerged: prepareMerged(graph),
      rangeOf: (serial: number) => ranges.get(serial),
      taken: new Int32Array(graph.commits.length),
    };
    for (const shipment of shipCommits(graph, chains)) {
      const range = draftChanges(shipment, context);
      ranges.set(shipment.stop.serial, range);
      const release = numbering.releases[shipment.stop.serial - 1];
      const { described, changes } = release
        ? describeRange(range.changes)
        : { described: range.changes.map((draft) => describeChange(draft, wording)), changes: null };
      const branch = branches.get(shipment.stop.serial);
      if (release) {
        const list = shipped.get(release) ?? [];
        list[position] = { range, described, changes, graph, web: history.web };
        if (changes !== null) written.push({ list, made: [...described] });
        relations.add(described, release.version.text);
        const version = release.version.text;
        for (const { commit, revert } of range.cancelled) {
          const known = cancelledHere.get(revert);
          if (known) known.push({ commit, version });
          else cancelledHere.set(revert, [{ commit, version }]);
        }
        shipped.set(release, list);
      } else if (branch && described.length > 0) {
        const list = unreleased.get(branch.line) ?? [];
        list.push(describeUnreleased({ shipment, branch: branch.branch, repository, changes: described.map(({ change }) => change) }));
        unreleased.set(branch.line, list);
      }
    }
    relations.relate();
    for (const { list, made } of written) {
      const part = list[position];
      // What was related to another change says so in its own words.
      if (part?.described.some((each, at) => each !== made[at])) list[position] = { ...part, changes: null };
    }
    placesOf.push(relations.placeOf);
  });
  return {
    shippedOf: (release) => shipped.get(release) ?? [],
    releaseOf: (serial) => numbering.releases[serial - 1],
    branchOf: (line) => branchOf.get(line) ?? null,
    placeOf: (repository, index) => placesOf[repository]?.(index),
    cancelledBy: (repository, revert) => cancelled[repository]?.get(revert) ?? [],
    unreleasedOf: (line) => unreleased.get(line) ?? [],
  };
}

function numberReleases(plan: ProductPlan): Numbering {
  const releases = plan.lines.flatMap((line) => line.releases);
  return { releases, serialOf: new Map(releases.map((release, index) => [release, index + 1])) };
}

/**
 * Tells whether a stop is before a shipment: earlier on its line, or up to a release that the line contains. A copy on a line that this one
 * does not contain makes the original no old change here: it got here only now, and projects' own notes say so too.
 */
function isBeforeIn(chains: readonly Chain[]): (serial: number, shipment: Shipment) => boolean {
  const chainOf = new Map<number, Chain>();
  for (const chain of chains) for (const stop of chain.stops) chainOf.set(stop.serial, chain);
  return (serial, { stop, chain }) => {
    const sought = chainOf.get(serial);
    let limit = stop.serial - 1;
    for (let at: Chain | undefined = chain; at; at = chainOf.get(limit)) {
      if (sought === at) return serial <= limit;
      if (!at.contains) return false;
      limit = at.parent;
    }
    return false;
  };
}

function describeUnreleased(options: {
  readonly shipment: Shipment;
  readonly branch: string;
  readonly repository: PlannedRepository;
  readonly changes: readonly Change[];
}): Unreleased {
  const { shipment, branch, repository, changes } = options;
  const commit = repository.graph.commits[shipment.stop.tip]?.sha ?? '';
  return { branch, repository: repository.history.id, commit, changes: sortChanges(changes) };
}
