import type { RepositoryWeb } from '../../git/schema/repository.ts';
import { findForge } from './known-forges.ts';

/** Address of an issue on its forge; null when the repository's pages are not known. */
export function issueUrl(web: RepositoryWeb | null, number: number): string | null {
  const forge = web === null ? undefined : findForge(web.forge);
  return web === null || forge === undefined ? null : web.url + forge.paths.issue(number);
}
