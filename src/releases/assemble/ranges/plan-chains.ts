import { listLineBranches } from '../lines/line-branches.ts';
import { listLineNames } from '../lines/line-names.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import type { Chain, Stop } from './ship-commits.ts';

/** The numbers that stand for the releases of a product, from 1, in the order of its lines. */
export interface Numbering {
  readonly serialOf: ReadonlyMap<PlannedRelease, number>;
  readonly releases: readonly PlannedRelease[];
}

/** The lines of a product as one repository sees them, each behind the one it branched off; `branches` takes what stands on a branch after the last release. */
export function planChains(options: {
  readonly plan: ProductPlan;
  readonly numbering: Numbering;
  readonly repository: PlannedRepository;
  readonly position: number;
  readonly branches: Map<number, { line: PlannedLine; branch: string }>;
}): readonly Chain[] {
  const { plan, numbering, repository, position, branches } = options;
  let serial = numbering.releases.length;
  const compared = new Set([...plan.predecessors.values()].map((base) => base.release));
  const names = listLineNames(
    repository,
    numbering.releases.map(({ version }) => version),
  );
  return plan.lines.flatMap((line, index): readonly Chain[] => {
    const standing = line.releases.filter((release) => !plan.isWithdrawn(release));
    const lastFinal = standing.findLastIndex((release) => release.final);
    const counting = standing.filter((release, place) => release.final || place > lastFinal);
    const stops: Stop[] = counting.map((release) => ({
      serial: numbering.serialOf.get(release) ?? 0,
      tip: plan.tipsOf(release)[position] ?? -1,
      final: release.final || compared.has(release),
    }));
    for (const { name, commit } of listLineBranches({ line: line.id, newest: index === plan.lines.length - 1, repository, names })) {
      serial += 1;
      stops.push({ serial, tip: repository.graph.indexOf.get(commit) ?? -1, final: false });
      branches.set(serial, { line, branch: name });
    }
    const [first] = counting;
    const base = first && plan.predecessors.get(first);
    return [
      { parent: base ? (numbering.serialOf.get(base.release) ?? 0) : 0, contains: base?.contained ?? false, stops },
      ...withdrawnFrom(line),
    ];
  });

  /** What was withdrawn is beside the line: what it brought is in the release after it, too. */
  function withdrawnFrom(line: PlannedLine): readonly Chain[] {
    return line.releases.filter(plan.isWithdrawn).map((release) => {
      const before = plan.predecessors.get(release);
      const stop = { serial: numbering.serialOf.get(release) ?? 0, tip: plan.tipsOf(release)[position] ?? -1, final: true };
      return { parent: before ? (numbering.serialOf.get(before.release) ?? 0) : 0, contains: before?.contained ?? false, stops: [stop] };
    });
  }
}
