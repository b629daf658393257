import type { Product } from '../../../book/schema/book.ts';
import type { ProductConfig } from '../../../book/schema/config.ts';
import type { Snapshot } from '../../../forges/schema/snapshot/snapshot.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { repositoryId } from '../../../git/schema/repository-id.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { deriveBranchEvents } from '../../schema/branches/branch-events.ts';
import type { RepositoryBranches } from '../../schema/branches/environment-branches.ts';
import { findEnvironmentBranches } from '../../schema/branches/environment-branches.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { environmentBranchUnknown } from '../../schema/problems/event-source-problems.ts';
import type { ProcessEnvironment } from '../../schema/process.ts';
import { deriveForgeEvents } from './forge-deployments.ts';
import { promotionNotes, readPromotionNotes } from './promotion-notes.ts';

/** What events are derived from. */
export interface DerivingSources {
  readonly product: Product;
  readonly config: ProductConfig;
  /** Of the process in force, in its order. */
  readonly environments: readonly ProcessEnvironment[];
  readonly histories: readonly RepositoryHistory[];
  /** Where git keeps each repository, by its id. */
  readonly gitDirs: ReadonlyMap<string, string>;
  /** What was collected from forges, by repository id. */
  readonly pulls: ReadonlyMap<string, Snapshot>;
}

/** Events that histories tell, and what was found on the way. */
export interface DerivedEvents {
  readonly events: readonly EnvironmentEvent[];
  readonly branches: readonly RepositoryBranches[];
  readonly problems: readonly Problem[];
}

/** Derives events from the repositories of a product: from merges into environment branches, from the notes of promotion tools, and from what forges say of deployments. */
export async function deriveEvents({ product, config, environments, histories, gitDirs, pulls }: DerivingSources): Promise<DerivedEvents> {
  const events: EnvironmentEvent[] = [];
  const branches: RepositoryBranches[] = [];
  const problems: Problem[] = [];
  for (const repository of config.repositories) {
    const id = repositoryId(repository);
    const history = histories.find((each) => each.id === id);
    const gitDir = gitDirs.get(id);
    if (history === undefined) continue;
    const own = findEnvironmentBranches(history, { environments, configured: repository.environments });
    if (own !== null) {
      branches.push(own);
      problems.push(...own.absent.map((absent) => environmentBranchUnknown({ source: id }, absent)));
      events.push(...deriveBranchEvents(own, listVersionTags(product, id)));
    }
    const snapshot = pulls.get(id);
    if (snapshot !== undefined) {
      const tags = new Map(listVersionTags(product, id).map(({ name, commit }) => [name, commit]));
      const told = deriveForgeEvents(snapshot, {
        repository: id,
        product: product.name,
        environments,
        configured: repository.deployments,
        tags,
      });
      events.push(...told.events);
      problems.push(...told.problems);
    }
    const isNoted = gitDir !== undefined && history.notesRefs?.includes(promotionNotes);
    const noted = !isNoted ? null : await readPromotionNotes(gitDir, { repository: id, branches: own?.branches ?? [] });
    events.push(...(noted?.events ?? []));
    problems.push(...(noted?.problems ?? []));
  }
  return { events: leaveOutMerges(events), branches, problems };
}

/** What a note or a forge tells of is also a merge, where a branch stands for the environment; the merge knows least. */
function leaveOutMerges(events: readonly EnvironmentEvent[]): readonly EnvironmentEvent[] {
  const told = new Set(
    events.flatMap(({ origin, environment, kind }) =>
      origin.kind === 'git-note' || (origin.kind === 'forge' && kind === 'deployed') ? [`${environment} ${origin.commit}`] : [],
    ),
  );
  return events.filter(
    ({ origin, environment, components }) =>
      origin.kind !== 'merge' ||
      ![origin.commit, ...components.map(({ commit }) => commit)].some((commit) => told.has(`${environment} ${commit}`)),
  );
}

/** The tags of a product's versions in one repository; the final one of a release after its candidates. */
function listVersionTags({ releases }: Product, repository: string) {
  return releases.flatMap(({ tags, candidates }) =>
    [...candidates.flatMap((candidate) => candidate.tags), ...tags].flatMap((tag) =>
      tag.repository === repository ? [{ name: tag.name, commit: tag.commit }] : [],
    ),
  );
}
