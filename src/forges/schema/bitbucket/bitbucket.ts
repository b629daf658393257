import type { Forge } from '../forge.ts';

/** Bitbucket. */
export const bitbucket = {
  id: 'bitbucket',
  name: 'Bitbucket',
  isHost: (host) => /(^|\.)bitbucket\./.test(host),
  paths: {
    commit: (sha) => `/commits/${sha}`,
    pull: (number) => `/pull-requests/${number}`,
    issue: (number) => `/issues/${number}`,
    compare: (from, to) => `/branches/compare/${to}%0D${from}`,
  },
  pullNoun: 'pull request',
  pullSign: '#',
} as const satisfies Forge;
