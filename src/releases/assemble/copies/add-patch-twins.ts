import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import { findPatchTwins } from './find-patch-twins.ts';
import type { FindTwins } from './find-twins.ts';

type Known = Pick<PlannedRepository, 'graph' | 'factsOf'> & { readonly history: Pick<RepositoryHistory, 'patches'> };

/** Adds those of an equal patch to other twins. */
export function addPatchTwins(twinsOf: FindTwins, { graph, factsOf, history }: Known): FindTwins {
  const patchTwinsOf = findPatchTwins(graph, factsOf, history.patches);
  return (index) => {
    const twins = twinsOf(index);
    const more = patchTwinsOf(index);
    return more.length === 0 ? twins : [...twins, ...more.filter(({ twin }) => !twins.some((known) => known.twin === twin))];
  };
}
