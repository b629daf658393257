import type { RepositoryWeb } from '../git/schema/repository.ts';

/** Address of an issue on its forge; null when the repository's pages are not known. */
export function issueUrl(web: RepositoryWeb | null, number: number): string | null {
  if (web === null) return null;
  return `${web.url}/${web.forge === 'gitlab' ? '-/' : ''}issues/${number}`;
}
