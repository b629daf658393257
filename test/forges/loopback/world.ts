/** What a made-up forge knows of one repository; each server puts it into its own words. */
export interface World {
  readonly project: string;
  readonly pulls: WorldPull[];
  /** Whether the token may not see pipelines, on a forge that then shows none. */
  pipelinesHidden?: boolean;
  readonly milestones: { title: string; open: boolean; dueOn: string | null; openIssues: number }[];
  readonly releases: { tag: string; at: string; assets: { name: string; size: number; digest: string | null }[] }[];
  readonly deployments: {
    id: number;
    environment: string;
    commit: string;
    ref: string;
    at: string;
    statuses: { state: string; at: string }[];
    approvedBy: string | null;
  }[];
}

export interface WorldPull {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'merged' | 'closed';
  createdAt: string;
  updatedAt: string;
  mergedAt: string | null;
  author: string | null;
  labels: string[];
  milestone: string | null;
  approvedBy: string[];
  issues: { number: number; title: string; open: boolean }[];
  headCheck: 'success' | 'failure' | 'pending' | null;
  mergeCheck: 'success' | 'failure' | 'pending' | null;
  /** How it is merged, on a forge that says so: as a merge commit where nothing is said. */
  how?: 'squash' | 'fast-forward';
}

/** When every loopback forge says that it is. */
export const worldNow = Date.parse('2026-11-30T12:00:00Z');
const minute = 60_000;

/** A repository of some pull requests, the same each time. The newest was changed an hour before now; every seventh is open, the sixth of eleven closed. */
export function makeWorld(count: number, project = 'portal-lab/portal-api'): World {
  const pulls = Array.from({ length: count }, (_, index): WorldPull => {
    const number = index + 1;
    const created = worldNow - (count - index) * 90 * minute - 60 * minute;
    const state = number % 7 === 0 ? 'open' : number % 11 === 5 ? 'closed' : 'merged';
    const mergedAt = state === 'merged' ? instant(created + 30 * minute) : null;
    // Old ones are still talked about, so that the order of change is not that of numbers.
    const updated = number % 5 === 0 ? created + 400 * minute : created + 31 * minute;
    return {
      number,
      title: `Add thing ${number}`,
      body: number % 3 === 0 ? `Why.\r\n<!-- template -->\n\`\`\`release-note\nThings are number ${number}.\n\`\`\`` : '',
      state,
      createdAt: instant(created),
      updatedAt: instant(Math.min(updated, worldNow - 60 * minute)),
      mergedAt,
      author: number % 13 === 0 ? null : (['alice', 'bob', 'renovate[bot]'][number % 3] ?? 'alice'),
      labels: number % 2 === 0 ? ['kind/bug', 'area/api'] : [],
      milestone: number % 4 === 0 ? '2.3' : null,
      approvedBy: number % 6 === 0 ? ['carol', 'dave'] : ['carol'],
      issues: number % 9 === 0 ? [{ number: 100_000 + number, title: `Thing ${number} is missing`, open: number % 2 === 0 }] : [],
      headCheck: number === count ? 'pending' : 'success',
      mergeCheck: state === 'merged' ? 'success' : null,
    };
  });
  return {
    project,
    pulls,
    milestones: [
      { title: '2.3', open: true, dueOn: '2026-12-01T00:00:00Z', openIssues: 3 },
      { title: '2.2', open: false, dueOn: null, openIssues: 0 },
    ],
    releases: [
      { tag: 'v2.3.0', at: '2026-11-20T10:00:00Z', assets: [{ name: 'portal.tgz', size: 1234, digest: `sha256:${'ab'.repeat(32)}` }] },
      { tag: 'v2.2.0', at: '2026-10-20T10:00:00Z', assets: [] },
    ],
    deployments: [
      {
        id: 7,
        environment: 'production',
        commit: commitId('merge', 1),
        ref: 'v2.3.0',
        at: '2026-11-21T10:00:00Z',
        statuses: [
          { state: 'IN_PROGRESS', at: '2026-11-21T10:01:00Z' },
          { state: 'SUCCESS', at: '2026-11-21T10:05:00Z' },
        ],
        approvedBy: 'erin',
      },
    ],
  };
}

/** The description of a pull request on a forge that knows from there alone which issues it closes. */
export function describeClosing({ body, issues }: WorldPull): string {
  return [body, ...issues.map(({ number }) => `Closes #${number}`)].filter((part) => part !== '').join('\n\n');
}

/** The id of a commit of a pull request. */
export function commitId(kind: 'head' | 'base' | 'merge', number: number): string {
  return { head: 'a', base: 'b', merge: 'c' }[kind] + number.toString(16).padStart(39, '0');
}

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
