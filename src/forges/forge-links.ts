import type { Repository } from '../book/schema/book.ts';

/** Addresses of a repository's commits and pull requests on its forge. */
export interface ForgeLinks {
  readonly commit: (sha: string) => string;
  readonly pull: (number: number) => string;
}

const paths = {
  github: { commit: '/commit/', pull: '/pull/' },
  gitlab: { commit: '/-/commit/', pull: '/-/merge_requests/' },
  gitea: { commit: '/commit/', pull: '/pulls/' },
  bitbucket: { commit: '/commits/', pull: '/pull-requests/' },
} as const;

/** How to link into a repository; null when its pages are not known. */
export function forgeLinks(web: Repository['web']): ForgeLinks | null {
  if (web === null || !isWebAddress(web.url)) return null;
  const { commit, pull } = paths[web.forge];
  return { commit: (sha) => web.url + commit + sha, pull: (number) => web.url + pull + number };
}

/** True for an address that may become a link. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address);
}
