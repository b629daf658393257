import type { Repository } from '../../../book/schema/product.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';

const mostComponents = 200;

/** What was read of a repository, for the page about the data. */
export function describeRepository({ history, config, graph, tags, habits }: LearnedRepository): Repository {
  const { branch, commit } = history.head;
  return {
    id: history.id,
    name: config.name ?? history.id,
    web: history.web === null ? null : { url: history.web.url, forge: history.web.forge },
    objectFormat: history.objectFormat,
    head: { branch: branch === null ? null : plainText(branch), commit },
    commits: history.commits.length,
    branches: history.branches.length,
    tags: history.tags.length,
    shallow: history.shallow.length > 0,
    partial: history.partial,
    missingCommits: graph.missing,
    ...(habits.list.length === 0 ? {} : { habits: habits.list }),
    ...(habits.components.length === 0 ? {} : { components: habits.components.slice(0, mostComponents) }),
    unknownTags: tags.unknown.map(({ name, reason }) => ({ name: plainText(name), reason })),
  };
}
