import type { Product } from '../../../book/schema/book.ts';
import type { ProductConfig } from '../../../book/schema/config.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { repositoryId } from '../../../git/schema/repository-id.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { deriveBranchEvents } from '../../schema/branches/branch-events.ts';
import type { RepositoryBranches } from '../../schema/branches/environment-branches.ts';
import { findEnvironmentBranches } from '../../schema/branches/environment-branches.ts';
import type { EnvironmentEvent } from '../../schema/event.ts';
import { environmentBranchUnknown } from '../../schema/problems/event-problems.ts';
import type { ProcessEnvironment } from '../../schema/process.ts';
import { readPromotionNotes } from './promotion-notes.ts';

/** What events are derived from. */
export interface DerivingSources {
  readonly product: Product;
  readonly config: ProductConfig;
  /** Of the process in force, in its order. */
  readonly environments: readonly ProcessEnvironment[];
  readonly histories: readonly RepositoryHistory[];
  /** Where git keeps each repository, by its id. */
  readonly gitDirs: ReadonlyMap<string, string>;
}

/** Events that histories tell, and what was found on the way. */
export interface DerivedEvents {
  readonly events: readonly EnvironmentEvent[];
  readonly branches: readonly RepositoryBranches[];
  readonly problems: readonly Problem[];
}

/** Derives events from the histories of a product's repositories: from merges into environment branches, and from the notes of promotion tools. */
export async function deriveEvents({ product, config, environments, histories, gitDirs }: DerivingSources): Promise<DerivedEvents> {
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
    const noted = gitDir === undefined ? null : await readPromotionNotes(gitDir, { repository: id, branches: own?.branches ?? [] });
    events.push(...(noted?.events ?? []));
    problems.push(...(noted?.problems ?? []));
  }
  return { events: joinNotes(events), branches, problems };
}

/** A promotion that a note tells of is also a merge; the note knows more. */
function joinNotes(events: readonly EnvironmentEvent[]): readonly EnvironmentEvent[] {
  const noted = new Set(
    events.flatMap(({ origin, environment }) => (origin.kind === 'git-note' ? [`${environment} ${origin.commit}`] : [])),
  );
  return events.filter(({ origin, environment }) => origin.kind !== 'merge' || !noted.has(`${environment} ${origin.commit}`));
}

/** The tags of a product's versions in one repository; the final one of a release after its candidates. */
function listVersionTags({ releases }: Product, repository: string) {
  return releases.flatMap(({ tags, candidates }) =>
    [...candidates.flatMap((candidate) => candidate.tags), ...tags].flatMap((tag) =>
      tag.repository === repository ? [{ name: tag.name, commit: tag.commit }] : [],
    ),
  );
}
