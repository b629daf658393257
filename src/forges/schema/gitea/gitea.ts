import type { Forge } from '../forge.ts';

/** Gitea and Forgejo. */
export const gitea = {
  id: 'gitea',
  isHost: (host) => /(^|\.)(gitea|forgejo)\./.test(host) || host === 'codeberg.org',
  paths: { commit: (sha) => `/commit/${sha}`, pull: (number) => `/pulls/${number}`, issue: (number) => `/issues/${number}` },
  pullNoun: 'pull request',
  pullSign: '#',
} as const satisfies Forge;
