import type { Forge } from '../forge.ts';

/** GitHub, in the cloud or on a host of one's own. */
export const github = {
  id: 'github',
  name: 'GitHub',
  isHost: (host) => /(^|\.)github\./.test(host),
  paths: {
    commit: (sha) => `/commit/${sha}`,
    pull: (number) => `/pull/${number}`,
    issue: (number) => `/issues/${number}`,
    compare: (from, to) => `/compare/${from}...${to}`,
  },
  pullNoun: 'pull request',
  pullSign: '#',
} as const satisfies Forge;
