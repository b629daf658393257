import type { ToldHistory } from './play-history.ts';

function pull(number: number, branch: string, title: string, commits: readonly { readonly commit: string; readonly name?: string }[]) {
  return [
    { branch },
    ...commits,
    { go: 'main' },
    { merge: branch, message: `Merge pull request #${number} from ada/${branch}\n\n${title}` },
  ] as const;
}

/** Histories in which one pull request brings copies of several changes. */
export const gatheredHistories: readonly ToldHistory[] = [
  {
    name: 'a pull request that gathers silent picks is as many changes as they are copies of, and what it adds itself',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { branch: 'release-1.0' },
      { go: 'main' },
      ...pull(11, 'coupons', 'Keep coupons', [
        { commit: 'cart: keep coupons', name: 'keep' },
        { commit: 'cart: test coupons', name: 'test' },
      ]),
      ...pull(12, 'names', 'Long names', [{ commit: 'cart: wrap long names', name: 'names' }]),
      { tag: 'v1.1.0' },
      { go: 'release-1.0' },
      { branch: 'picks' },
      { pick: 'keep' },
      { pick: 'test' },
      { pick: 'names' },
      { commit: 'docs: what is new' },
      { go: 'release-1.0' },
      { merge: 'picks', message: 'Merge pull request #13 from ada/picks\n\nBackports for 1.0' },
      { tag: 'v1.0.1' },
    ],
    right: {
      '1.0.1': { changes: ['keep coupons', 'what is new', 'wrap long names'], merged: [13, 13, 13] },
      '1.1.0': { changes: ['Keep coupons', 'Long names'], merged: [11, 12] },
    },
  },
  {
    name: 'a pull request whose commits are picks of one other is one change, and one whose commits were picked one by one stays one',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { branch: 'release-1.0' },
      { go: 'main' },
      ...pull(11, 'coupons', 'Keep coupons', [
        { commit: 'cart: keep coupons', name: 'keep' },
        { commit: 'cart: test coupons', name: 'test' },
      ]),
      { branch: 'names' },
      { commit: 'cart: wrap long names', name: 'names' },
      { commit: 'cart: cut longer names', name: 'cut' },
      { go: 'release-1.0' },
      { branch: 'picks' },
      { pick: 'keep' },
      { pick: 'test' },
      { go: 'release-1.0' },
      { merge: 'picks', message: 'Merge pull request #13 from ada/picks\n\nKeep coupons in 1.0' },
      { pick: 'names' },
      { pick: 'cut' },
      { tag: 'v1.0.1' },
      { go: 'main' },
      { merge: 'names', message: 'Merge pull request #12 from ada/names\n\nLong names' },
      { tag: 'v1.1.0' },
    ],
    right: {
      '1.0.1': { changes: ['Keep coupons in 1.0', 'cut longer names', 'wrap long names'] },
      '1.1.0': { changes: ['Keep coupons', 'Long names'] },
    },
  },
];
