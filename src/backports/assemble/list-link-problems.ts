import type { Product } from '../../book/schema/book.ts';
import type { RepositoryHistory } from '../../git/schema/repository.ts';
import type { FoundLinks } from '../../releases/collect-links.ts';
import { readTargetBranch } from '../../releases/schema/conventions/copies/target-branch.ts';
import { lineOfBranch } from '../../releases/schema/line-rule.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { branchNotHere, ledgerContradiction, originAmbiguous, originCircle, originNotHere } from '../schema/backport-problems.ts';
import type { LedgerEntry } from '../schema/ledger.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** What the links of a repository's copies say that cannot be right, or that nobody can see from here. */
export function listLinkProblems(found: FoundLinks, { id, graph }: LinkedRepository, entries: readonly LedgerEntry[]): readonly Problem[] {
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
export function listUnknownBranches(
  { id, sides, factsOf }: LinkedRepository,
  history: RepositoryHistory,
  product: Product,
): readonly Problem[] {
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
