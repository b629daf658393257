import type { Config } from '../book/schema/config.ts';
import { capabilities } from '../capabilities.ts';
import { locateRepository, type RepositoryPlaces } from '../git/read/places/locate-repository.ts';
import type { ContentHistory, ContentPaths } from '../git/schema/content-history.ts';

/** The history of the content folder, read when it is asked for first. */
export function readHistoryOnce({ records }: Config, places: RepositoryPlaces, now: string | undefined): () => Promise<ContentHistory> {
  let reading: Promise<ContentHistory> | undefined;
  const read = async () => {
    const { readContentHistory } = await import('../git/read/content-history/content-history.ts');
    const repository = records?.history === undefined ? undefined : await locateRepository(records.history, places);
    return readContentHistory(places.root, { content: allContent, repository, prefix: records?.prefix, now });
  };
  return () => (reading ??= read());
}

/** The content of all capabilities; the first that knows a file says what kind it is. */
const allContent: ContentPaths = {
  paths: [...new Set(capabilities.flatMap(({ content }) => content.paths))],
  kindOf: (path) => {
    for (const { content } of capabilities) {
      const kind = content.kindOf(path);
      if (kind !== null) return kind;
    }
    return null;
  },
};
