import type { Forge } from '../forge.ts';

/** Gitea and Forgejo. */
export const gitea = {
  id: 'gitea',
  name: 'Gitea',
  isHost: (host) => /(^|\.)(gitea|forgejo)\./.test(host) || host === 'codeberg.org',
  paths: {
    commit: (sha) => `/commit/${sha}`,
    pull: (number) => `/pulls/${number}`,
    issue: (number) => `/issues/${number}`,
    compare: (from, to) => `/compare/${from}...${to}`,
  },
  pullNoun: 'pull request',
  pullSign: '#',
} as const satisfies Forge;
