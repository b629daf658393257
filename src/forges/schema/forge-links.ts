import type { RepositoryWeb } from '../../git/schema/repository.ts';
import { findForge } from './known-forges.ts';

/** Addresses of a repository's commits and pull requests on its forge. */
export interface ForgeLinks {
  readonly commit: (sha: string) => string;
  readonly pull: (number: number) => string;
}

/** How to link into a repository; null when its pages are not known. */
export function forgeLinks(web: RepositoryWeb | null): ForgeLinks | null {
  const paths = web === null ? undefined : findForge(web.forge)?.paths;
  if (web === null || paths === undefined || !isWebAddress(web.url)) return null;
  return { commit: (sha) => web.url + paths.commit(sha), pull: (number) => web.url + paths.pull(number) };
}

/** True for an address that may become a link. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address);
}
