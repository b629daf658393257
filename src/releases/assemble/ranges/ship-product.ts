import type { Change } from '../../../book/schema/change.ts';
import type { Unreleased } from '../../../book/schema/product.ts';
import type { KeptRanges } from '../../schema/kept-ranges.ts';
import { sortChanges } from '../changes/compare-changes.ts';
import type { Wording } from '../changes/describe-change.ts';
import type { Relations } from '../copies/relate-changes.ts';
import type { PlaceOfShipment } from '../kept/place-shipments.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import { findHome } from '../plan/find-home.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import { type Numbering, planChains } from './plan-chains.ts';
import type { Shipment } from './ship-commits.ts';
import { shipRepository } from './ship-repository.ts';
import type { Shipped } from './shipped.ts';

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

/** What the shipments of a product are kept by. */
export interface ShippedSources {
  readonly wordingOf: WordingOf;
  readonly kept: KeptRanges | undefined;
  readonly placeOf: PlaceOfShipment;
}

/** Gives every commit of every repository to the releases of each line, and puts the changes into words. */
export function shipProduct(plan: LearnedPlan, { wordingOf, kept, placeOf }: ShippedSources): ProductShipment {
  const numbering = numberReleases(plan);
  const unreleased = new Map<PlannedLine, Unreleased[]>();
  const branchOf = new Map<PlannedLine, string>();
  const shipments = plan.repositories.map((repository, position) => {
    const branches = new Map<number, { readonly line: PlannedLine; readonly branch: string }>();
    const chains = planChains({ plan, numbering, repository, position, branches });
    for (const { line, branch } of branches.values()) if (!branchOf.has(line)) branchOf.set(line, branch);
    const home = findHome(repository);
    const place = placeOf(repository, position, home);
    const shipment = shipRepository({ repository, chains, numbering, home, wording: wordingOf(repository), kept, place });
    for (const [serial, { shipment: own, described }] of shipment.beyond) {
      const branch = branches.get(serial);
      if (branch === undefined || described.length === 0) continue;
      const list = unreleased.get(branch.line) ?? [];
      list.push(describeUnreleased({ shipment: own, branch: branch.branch, repository, changes: described.map(({ change }) => change) }));
      unreleased.set(branch.line, list);
    }
    return shipment;
  });
  const shipped = new Map<PlannedRelease, Shipped[]>();
  for (const [position, own] of shipments.entries()) {
    for (const [serial, part] of own.shipped) {
      const release = numbering.releases[serial - 1];
      if (release === undefined) continue;
      const list = shipped.get(release) ?? [];
      list[position] = part;
      shipped.set(release, list);
    }
  }
  return {
    shippedOf: (release) => shipped.get(release) ?? [],
    releaseOf: (serial) => numbering.releases[serial - 1],
    branchOf: (line) => branchOf.get(line) ?? null,
    placeOf: (repository, index) => shipments[repository]?.placeOf(index),
    cancelledBy: (repository, revert) => shipments[repository]?.cancelledBy(revert) ?? [],
    unreleasedOf: (line) => unreleased.get(line) ?? [],
  };
}

function numberReleases(plan: ProductPlan): Numbering {
  const releases = plan.lines.flatMap((line) => line.releases);
  return { releases, serialOf: new Map(releases.map((release, index) => [release, index + 1])) };
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
