import type { Forge } from '../forge.ts';

/** Bitbucket. */
export const bitbucket = {
  id: 'bitbucket',
  isHost: (host) => /(^|\.)bitbucket\./.test(host),
  paths: { commit: (sha) => `/commits/${sha}`, pull: (number) => `/pull-requests/${number}`, issue: (number) => `/issues/${number}` },
  pullNoun: 'pull request',
  pullSign: '#',
} as const satisfies Forge;
