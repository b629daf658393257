import type { RepositoryConfig } from '../domain/config.ts';
import type { RepositoryHistory } from '../domain/repository.ts';
import type { FactsOf } from './commit-facts.ts';
import type { CommitGraph } from './commit-graph.ts';
import type { TagsRead } from './version-tags.ts';

/** A repository with its commits numbered and its tags read. */
export interface PlannedRepository {
  readonly history: RepositoryHistory;
  readonly config: RepositoryConfig;
  readonly graph: CommitGraph;
  readonly factsOf: FactsOf;
  readonly tags: TagsRead;
}
