import type { Product } from '../../book/schema/book.ts';
import { listLineBranches } from '../../releases/assemble/lines/line-branches.ts';
import { listLineNames } from '../../releases/assemble/lines/line-names.ts';
import type { PlannedColumn } from './plan-columns.ts';

interface ColumnsOptions {
  readonly product: Product;
  readonly repository: Parameters<typeof listLineNames>[0];
  /** Branches that stand for environments, in their order. */
  readonly environments: readonly string[];
  /** What is called that is not on a line yet. */
  readonly nextName: string;
}

/** Environments in their order, then lines, newest first, with the branches of each in a repository. */
export function planRepositoryColumns({ product, repository, environments: named, nextName }: ColumnsOptions): readonly PlannedColumn[] {
  const { history, graph } = repository;
  const names = listLineNames(
    repository,
    [...repository.tags.versions.values()].flatMap((tags) => tags.map(({ version }) => version)),
  );
  const tipOf = (sha: string): number => graph.indexOf.get(sha) ?? -1;
  const environments = named.flatMap((name): readonly PlannedColumn[] => {
    const branch = history.branches.find((each) => each.name === name);
    return branch ? [{ id: name, kind: 'environment', tips: [tipOf(branch.commit)] }] : [];
  });
  let trunk: PlannedColumn | null = null;
  const lines = product.lines.map(({ id }, place): PlannedColumn => {
    const own = listLineBranches({ line: id, newest: false, repository, names });
    const all = place === 0 ? listLineBranches({ line: id, newest: true, repository, names }) : own;
    const beside = all.filter(({ name }) => !own.some((branch) => branch.name === name));
    // Where the newest line has a branch of its own, what goes on beside it is for a line that has no name yet.
    if (own.length > 0 && beside.length > 0 && !named.includes(nextName))
      trunk = { id: nextName, kind: 'line', tips: beside.map(({ commit }) => tipOf(commit)) };
    return { id, kind: 'line', tips: (own.length > 0 ? own : all).map(({ commit }) => tipOf(commit)) };
  });
  return [...environments, ...(trunk === null ? [] : [trunk]), ...lines];
}
