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
    // Where only other repositories were tagged for the newest line, nothing says that what goes on here is on it.
    if (own.length === 0 && all.length > 0 && !named.includes(nextName) && isTaggedElsewhere(product, id, history.id)) {
      trunk = { id: nextName, kind: 'line', tips: all.map(({ commit }) => tipOf(commit)) };
      return { id, kind: 'line', tips: [] };
    }
    return { id, kind: 'line', tips: (own.length > 0 ? own : all).map(({ commit }) => tipOf(commit)) };
  });
  return [...environments, ...(trunk === null ? [] : [trunk]), ...lines];
}

/** Whether a line has tags, of candidates too, in other repositories of its product and none in this one. */
function isTaggedElsewhere({ releases }: Product, line: string, repository: string): boolean {
  const tagged = new Set(
    releases
      .filter((release) => release.line === line)
      .flatMap(({ tags, candidates }) => [...tags, ...candidates.flatMap((candidate) => candidate.tags)])
      .map((tag) => tag.repository),
  );
  return tagged.size > 0 && !tagged.has(repository);
}
