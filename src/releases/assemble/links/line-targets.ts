import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { lineOfBranch } from '../../schema/line-rule.ts';
import type { Target } from './line-reach.ts';

/** What tells lines by their branches. */
export interface LineNaming {
  /** The branch where work goes on; by default the repository's HEAD. */
  readonly branch?: string | undefined;
  /** As for `lineOfBranch`. */
  readonly names?: readonly string[] | undefined;
}

/** The commits where work goes on: of the configured branch, else of the one that HEAD names. */
export function listTrunkTips({ head, branches }: Pick<RepositoryHistory, 'head' | 'branches'>, { branch }: LineNaming): readonly string[] {
  const name = branch ?? head.branch;
  const own = branches.filter((each) => each.name === name).map(({ commit }) => commit);
  return own.length > 0 ? own : head.commit === null ? [] : [head.commit];
}

/** Lines as their branches alone tell, with the commits that these stand at. */
export function listLineTargets(
  { branches }: Pick<RepositoryHistory, 'branches'>,
  { names = [''] }: LineNaming,
): readonly { readonly id: string; readonly tips: readonly string[] }[] {
  const tips = new Map<string, string[]>();
  for (const { name, commit } of branches) {
    const line = lineOfBranch(name, names);
    if (line !== null) tips.set(line, [...(tips.get(line) ?? []), commit]);
  }
  return [...tips].map(([id, own]) => ({ id, tips: own }));
}

/** Targets with numbers of commits for their ids. */
export function resolveTargets(
  targets: readonly { readonly id: string; readonly tips: readonly string[] }[],
  indexOf: { readonly get: (sha: string) => number | undefined },
): readonly Target[] {
  return targets.map(({ id, tips }) => ({ id, tips: tips.map((sha) => indexOf.get(sha) ?? -1) }));
}
