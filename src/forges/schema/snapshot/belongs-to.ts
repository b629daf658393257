import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import type { Snapshot } from './snapshot.ts';

/** The repository that a snapshot was collected from, where it is another than the one that the pages of a repository name; null where the two agree, or nothing tells. */
export function otherSource(
  { source }: Snapshot,
  web: RepositoryWeb | null,
): { readonly collected: string; readonly configured: string } | null {
  if (source.host === null || source.project === null || web === null) return null;
  const { host, pathname } = new URL(web.url);
  const collected = `${source.host}/${source.project}`;
  const configured = host + pathname.replace(/\/+$/, '');
  return collected.toLowerCase() === configured.toLowerCase() ? null : { collected, configured };
}
