import type { RepositoryConfig } from '../../../book/schema/config.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { TagsRead } from '../tags/version-tags.ts';

/** A repository with its commits numbered and its tags read. */
export interface PlannedRepository {
  readonly history: RepositoryHistory;
  readonly config: RepositoryConfig;
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly tags: TagsRead;
}
