import type { Product, Release } from '../../book/schema/book.ts';
import type { RepositoryHistory } from '../../git/schema/repository.ts';

/** Commits at which the files of a repository are listed: its head, and the newest release of each of its newest lines. */
export function listNotePlaces(product: Product, history: RepositoryHistory): readonly string[] {
  const newest = product.lines.slice(0, 8).flatMap(({ versions }) => {
    const release = product.releases.find(({ version }) => version === versions[0]);
    return release === undefined ? [] : (commitOf(release, history.id) ?? []);
  });
  const { commit } = history.head;
  return [...new Set([...(commit === null ? [] : [commit]), ...newest])];
}

/** The commit of a release in one of its repositories; null where it has none of its own there. */
export function commitOf({ components, candidates }: Release, repository: string): string | null {
  const own = components.find((component) => component.repository === repository);
  if (own !== undefined && own.commit !== null) return own.commit;
  return candidates.at(-1)?.tags.find((tag) => tag.repository === repository)?.commit ?? null;
}

/** What the notes for the next release of a line are found under; no version is written so. */
export function nextKey(line: string, branch: string): string {
  return `${line}\n${branch}`;
}
