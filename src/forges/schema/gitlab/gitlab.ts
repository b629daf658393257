import type { Forge } from '../forge.ts';

/** GitLab. A number sign stands before its issues, which are counted apart. */
export const gitlab = {
  id: 'gitlab',
  name: 'GitLab',
  isHost: (host) => /(^|\.)gitlab\./.test(host),
  paths: {
    commit: (sha) => `/-/commit/${sha}`,
    pull: (number) => `/-/merge_requests/${number}`,
    issue: (number) => `/-/issues/${number}`,
    compare: (from, to) => `/-/compare/${from}...${to}`,
  },
  pullNoun: 'merge request',
  pullSign: '!',
} as const satisfies Forge;
