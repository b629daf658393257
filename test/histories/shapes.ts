import type { RightRelease, Step } from './play-history.ts';

/** A history whose branches and tags tell what is right, by product. Versions are newest first; what a product is compared with is by version. */
export interface ShapedHistory {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly right: Readonly<Record<string, RightProduct>>;
}

export interface RightProduct {
  readonly versions?: readonly string[];
  readonly comparedWith?: Readonly<Record<string, string | null>>;
  readonly releases?: Readonly<Record<string, RightRelease>>;
  /** Candidates that are the release itself, by version. */
  readonly same?: Readonly<Record<string, readonly string[]>>;
  readonly unknownTags?: readonly string[];
}

/** A release made on a branch of its own, tagged there, and squashed into the main one. */
function squashed(version: string, number: number): readonly Step[] {
  return [
    { branch: `cut-${version}` },
    { commit: `build: get ${version} ready`, file: 'version.txt' },
    { tag: version },
    { go: 'main' },
    { squash: `cut-${version}`, message: `build: ship ${version} (#${number})` },
  ];
}

const calendar = [
  '19.08',
  '20.01',
  '20.01.07',
  '20.02.11',
  '20.4.1',
  '20.11.03',
  '21.3.2',
  'v2023.04.09.1',
  'v2023.04.09.2',
  'v2024.0117.0',
];
const calendarVersions = calendar.map((tag) => tag.replace(/^v/, '')).toReversed();

const pair = (name: string): string => `{"name":"${name}"}\n`;

/** Histories as people make them. */
export const shapedHistories: readonly ShapedHistory[] = [
  {
    name: 'tags on branches that a squash leaves off the main one',
    steps: [
      { commit: 'feat: parcels (#1)' },
      { tag: '4.1.0' },
      { commit: 'feat: labels (#2)' },
      ...squashed('4.2.0', 3),
      { commit: 'fix: labels in print (#4)' },
      ...squashed('4.3.0', 5),
      { commit: 'feat: returns (#6)' },
      { commit: 'fix: returns by night (#7)' },
      ...squashed('4.4.0', 8),
    ],
    right: {
      shop: {
        comparedWith: { '4.4.0': '4.3.0', '4.3.0': '4.2.0', '4.2.0': '4.1.0', '4.1.0': null },
        releases: { '4.4.0': { changes: ['get 4.4.0 ready', 'returns', 'returns by night', 'ship 4.3.0'] } },
      },
    },
  },
  {
    name: 'a branch whose commits are older than the release that they are not in',
    steps: [
      { commit: 'chore: begin' },
      { tag: '0.4.0' },
      { branch: 'topic' },
      { commit: 'feat: a map' },
      { go: 'main' },
      { commit: 'fix: the clock' },
      { tag: '1.0.0' },
      { go: 'topic' },
      { commit: 'feat: a legend' },
      { go: 'main' },
      { merge: 'topic', message: "Merge branch 'topic'" },
      { tag: '1.1.0' },
    ],
    right: { shop: { releases: { '1.0.0': { changes: ['the clock'] }, '1.1.0': { changes: ['a legend', 'a map'] } } } },
  },
  {
    name: 'a tag of a tag of a tag, and tags of a tree and a file',
    steps: [
      { commit: 'feat: begin', file: 'a.txt' },
      { tag: 'v3.0.0', of: 'HEAD' },
      { commit: 'feat: a bell', file: 'b.txt' },
      { tag: 'v3.1.0-rc.1', of: 'HEAD' },
      { tag: 'v3.1.0-rc.2', of: 'v3.1.0-rc.1' },
      { tag: 'v3.1.0', of: 'v3.1.0-rc.2' },
      { tag: 'v3.1.1', of: 'HEAD^{tree}' },
      { tag: 'key-of-ada', of: 'HEAD:a.txt' },
      { commit: 'fix: the bell', file: 'b.txt' },
      { tag: 'v3.2.0', of: 'HEAD' },
    ],
    right: {
      shop: {
        versions: ['3.2.0', '3.1.0', '3.0.0'],
        releases: { '3.1.0': { changes: ['a bell'] } },
        same: { '3.1.0': ['3.1.0-rc.1', '3.1.0-rc.2'] },
        unknownTags: ['key-of-ada', 'v3.1.1'],
      },
    },
  },
  {
    name: 'calendar versions with noughts, of two to four parts',
    steps: calendar.flatMap((tag, at): readonly Step[] => [{ commit: `fix: thing ${at}` }, { tag }]),
    right: {
      shop: {
        versions: calendarVersions,
        comparedWith: Object.fromEntries(calendarVersions.map((version, at) => [version, calendarVersions[at + 1] ?? null])),
      },
    },
  },
  {
    name: 'packages of one name in two scopes, and one whose name begins as another does',
    steps: [
      { commit: 'chore: begin', file: 'packages/east-core/package.json', text: pair('@east/core') },
      { commit: 'chore: west', file: 'packages/west-core/package.json', text: pair('@west/core') },
      { commit: 'chore: west for the web', file: 'packages/west-core-web/package.json', text: pair('@west/core-web') },
      { tag: '@east/core@0.3.0' },
      { tag: '@west/core@0.3.0' },
      { tag: '@west/core-web@0.1.0' },
      { commit: 'fix: east alone', file: 'packages/east-core/a.txt' },
      { tag: '@east/core@0.3.1' },
      { commit: 'feat!: the web alone', file: 'packages/west-core-web/a.txt' },
      { tag: '@west/core-web@1.0.0' },
      { commit: 'feat: west alone', file: 'packages/west-core/a.txt' },
      { tag: '@west/core@0.4.0' },
    ],
    right: {
      'east-core': { versions: ['0.3.1', '0.3.0'], releases: { '0.3.1': { changes: ['east alone'] } } },
      'west-core': { versions: ['0.4.0', '0.3.0'], releases: { '0.4.0': { changes: ['west alone'] } } },
      'west-core-web': { versions: ['1.0.0', '0.1.0'], releases: { '1.0.0': { changes: ['the web alone'] } } },
    },
  },
  {
    name: 'another project with its own root and tags, merged into a folder',
    steps: [
      { commit: 'feat: the shop', file: 'a.txt' },
      { tag: 'v2.0.0' },
      { commit: 'fix: the door of the shop', file: 'a.txt' },
      { tag: 'v2.1.0' },
      { orphan: 'till' },
      { commit: 'feat: the till', file: 'till/a.txt' },
      { tag: 'v0.4.0' },
      { commit: 'fix: change in coins', file: 'till/a.txt' },
      { tag: 'v0.5.0' },
      { go: 'main' },
      { merge: 'till', message: 'Bring the till in', unrelated: true },
      { commit: 'feat: one door for both', file: 'a.txt' },
      { tag: 'v3.0.0' },
    ],
    right: {
      shop: {
        comparedWith: { '3.0.0': '2.1.0', '2.0.0': null },
        releases: { '3.0.0': { changes: ['change in coins', 'one door for both', 'the till'] } },
      },
    },
  },
  {
    name: 'the same changes under other commits on two branches that are merged later',
    steps: [
      { commit: 'Begin (#1)' },
      { tag: '5.1.0' },
      { branch: 'next' },
      { commit: 'Add a siren (#2)', name: 'siren' },
      { commit: 'Fix the siren (#3)', name: 'mended' },
      { go: 'main' },
      { commit: 'Prepare 5.2.0', file: 'version.txt' },
      { pick: 'siren' },
      { pick: 'mended' },
      { tag: '5.2.0' },
      { go: 'next' },
      { commit: 'Add a lamp (#4)' },
      { go: 'main' },
      { merge: 'next', message: "Merge branch 'next'" },
      { tag: '5.3.0' },
    ],
    right: {
      shop: {
        releases: { '5.3.0': { changes: ['Add a lamp'], shippedBefore: ['Add a siren (#2) in 5.2.0', 'Fix the siren (#3) in 5.2.0'] } },
      },
    },
  },
  {
    name: 'versions that stayed candidates before the first final one were releases, where there are three or more',
    steps: [
      { commit: 'feat: parcels' },
      { tag: '0.1b0' },
      { commit: 'feat: labels' },
      { tag: '0.2b0' },
      { commit: 'fix: labels in print' },
      { tag: '0.2b1' },
      { commit: 'feat: returns' },
      { tag: '0.3b0' },
      { commit: 'feat: stamps' },
      { tag: '1.0.0' },
      { commit: 'feat: seals' },
      { tag: '1.1.0rc1' },
    ],
    right: {
      shop: {
        comparedWith: { '1.1.0': '1.0.0', '1.0.0': '0.3', '0.3': '0.2', '0.2': '0.1', '0.1': null },
        releases: {
          '1.1.0': { changes: ['seals'] },
          '1.0.0': { changes: ['stamps'] },
          '0.3': { changes: ['returns'] },
          '0.2': { changes: ['labels', 'labels in print'] },
          '0.1': { changes: ['parcels'] },
        },
      },
    },
  },
  {
    name: 'a first final release after two attempts that stayed candidates is compared with nothing',
    steps: [
      { commit: 'feat: parcels' },
      { tag: '0.1b0' },
      { commit: 'feat: labels' },
      { tag: '0.2b0' },
      { commit: 'feat: stamps' },
      { tag: '1.0.0' },
    ],
    right: { shop: { comparedWith: { '1.0.0': null }, releases: { '1.0.0': { changes: ['labels', 'parcels', 'stamps'] } } } },
  },
];
